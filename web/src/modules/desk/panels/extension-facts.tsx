import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { DateText } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Said, Section, useDayWords } from './frame.tsx'

export const ExtensionFactsFragment = graphql(`
  fragment DeskExtensionFacts on Extension {
    id
    status
    version
    dueOn
    requestedDueOn
    grantedDueOn
    reason
    requestedOn
    requestedBy
    decidedOn
    decidedBy
    opinion
    milestone {
      id
      deliverable
    }
    attachments {
      id
      name
      size
      mediaType
    }
    can {
      withdraw
    }
  }
`)

interface ExtensionFactsProps {
  extension: FragmentType<typeof ExtensionFactsFragment>
}

/** The dates asked for and given, the former one in sight. */
export function ExtensionFacts({ extension: masked }: ExtensionFactsProps) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const extension = readFragment(ExtensionFactsFragment, masked)
  return (
    <>
      <Section title={t(`desk:extension.result.${extension.status}`)}>
        <dl className="kv">
          <dt>{t('desk:extension.former')}</dt>
          <dd>
            <DateText day={extension.dueOn} />
          </dd>
          <dt>{t('desk:extension.asked')}</dt>
          <dd>
            <DateText day={extension.requestedDueOn} />
          </dd>
          {extension.grantedDueOn ? (
            <>
              <dt>{t('desk:extension.granted')}</dt>
              <dd>
                <b>
                  <DateText day={extension.grantedDueOn} />
                </b>
              </dd>
            </>
          ) : null}
          {extension.milestone?.deliverable ? (
            <>
              <dt>{t('desk:extension.milestone')}</dt>
              <dd>{extension.milestone.deliverable}</dd>
            </>
          ) : null}
          {extension.decidedOn ? (
            <>
              <dt>{t('desk:extension.decided')}</dt>
              <dd>
                {t('desk:extension.decidedBy', {
                  name: extension.decidedBy ?? '',
                  day: dayWords(extension.decidedOn),
                })}
              </dd>
            </>
          ) : null}
        </dl>
      </Section>
      {extension.opinion ? (
        <Section title={t('desk:extension.opinion')}>
          <Said>{extension.opinion}</Said>
        </Section>
      ) : null}
      <Section title={t('desk:extension.reason')}>
        <Said>{extension.reason}</Said>
        <AttachmentList items={extension.attachments} />
      </Section>
    </>
  )
}
