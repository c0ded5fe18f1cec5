import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Loaded } from '../../../ui/index.ts'
import { ExtensionFacts } from '../../desk/index.ts'
import type { ReviewRow } from '../office-query.ts'
import { useVerdict } from '../verdict.tsx'
import { Frame, type Place } from './frame.tsx'
import { RowLight } from './row-light.tsx'

const OfficeExtensionDocument = graphql(`
  query OfficeExtension($taskId: ID!) {
    task(id: $taskId) {
      id
      extensions {
        id
        version
        dueOn
        requestedDueOn
        can {
          decide
        }
        ...DeskExtensionFacts
      }
    }
  }
`)

const DecideExtensionDocument = graphql(`
  mutation DecideExtension($id: ID!, $version: Int!, $approve: Boolean!, $grantedDueOn: Day, $opinion: String) {
    decideExtension(
      id: $id
      version: $version
      approve: $approve
      grantedDueOn: $grantedDueOn
      opinion: $opinion
    ) {
      id
      status
    }
  }
`)

/** 延期申请: granted with the date asked for or another, or refused with an opinion. */
export function ExtensionPanel({ row, place }: { row: ReviewRow; place: Place }) {
  const { t } = useWords()
  const result = useRead(OfficeExtensionDocument, { taskId: row.taskId ?? '' }, { fresh: true })
  const extension = result.data?.task?.extensions?.find(({ id }) => id === row.extensionId)
  const [decide, busy] = useWrite(DecideExtensionDocument)
  const send = async (approve: boolean, opinion: string | null, grantedDueOn: string | null) => {
    if (!extension) return null
    const { id, version } = extension
    return (await decide({ id, version, approve, opinion, grantedDueOn })).failure
  }
  const { box, foot } = useVerdict({
    place,
    id: row.id,
    may: extension?.can.decide ?? false,
    busy,
    words: {
      approve: t('office:extension.grant'),
      approved: t('office:extension.granted'),
      back: t('office:extension.refuse'),
      returned: t('office:extension.refused'),
      opinion: t('office:extension.opinion'),
    },
    day: 'approve',
    dayLabel: t('office:extension.grantTo'),
    firstDay: extension?.requestedDueOn ?? null,
    original: extension?.dueOn,
    approve: ({ opinion, day }) => send(true, opinion, day),
    sendBack: ({ opinion }) => send(false, opinion, null),
  })
  return (
    <Frame
      place={place}
      title={row.title}
      light={<RowLight row={row} />}
      kind={t('office:kind.EXTENSION')}
      caption={[row.ledgerNo, row.organization.name].filter(Boolean).join(' · ')}
      taskId={row.taskId}
      foot={foot}
    >
      <Loaded result={result}>
        {() =>
          extension ? (
            <>
              <ExtensionFacts extension={extension} />
              {box}
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}
