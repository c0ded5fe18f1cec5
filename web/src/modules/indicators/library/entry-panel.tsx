import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, EmptyState, Loaded, Panel } from '../../../ui/index.ts'
import { Section } from '../../follow-up/index.ts'
import { DefinitionFacts } from './definition-list.tsx'
import { EntryActions } from './entry-actions.tsx'
import { definitionInForce, EntryFacts, ExemptionList, SourceSentence } from './entry-sections.tsx'
import { StatusWord } from './library-columns.tsx'
import { type Entry, IndicatorEntryDoc, IndicatorEntryDocument } from './library-query.ts'
import { TargetList } from './target-list.tsx'
import { TaskLinks } from './task-links.tsx'

/** An indicator beside the list, with everything that can be done to it. */
export function EntryPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { href } = useScope()
  const result = useRead(IndicatorEntryDocument, { id })
  const entry = readFragment(IndicatorEntryDoc, result.data?.indicator)
  return (
    <Panel
      label={entry?.name ?? t('library:one')}
      head={
        entry ? (
          <>
            <div className="row">
              <StatusWord status={entry.status} />
              <span className="cap">{t('library:number', { no: entry.no })}</span>
            </div>
            <h2 className="record-title">{entry.name}</h2>
          </>
        ) : (
          <span className="cap">{t('library:one')}</span>
        )
      }
      foot={
        <>
          {entry ? <EntryActions entry={entry} /> : null}
          {entry && entry.status !== 'PROPOSED' ? (
            <ButtonLink look="plain" href={href(paths.indicator(id))}>
              {t('library:figures')}
            </ButtonLink>
          ) : null}
          <ButtonLink look="plain" href={href(paths.libraryEntry(id))}>
            {t('followUp:full')}
          </ButtonLink>
        </>
      }
      onClose={onClose}
    >
      <Loaded result={result}>
        {() => (entry ? <Body entry={entry} /> : <EmptyState>{t('library:gone')}</EmptyState>)}
      </Loaded>
    </Panel>
  )
}

function Body({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const definition = definitionInForce(entry)
  return (
    <>
      {entry.sourceText ? (
        <Section title={t('library:section.source')}>
          <SourceSentence text={entry.sourceText} />
        </Section>
      ) : null}
      <Section title={t('library:section.definition', { version: entry.definition.version })}>
        {definition ? <DefinitionFacts definition={definition} /> : null}
      </Section>
      <Section title={t('library:section.targets')}>
        <TargetList entry={entry} />
      </Section>
      <Section title={t('library:section.facts')}>
        <EntryFacts entry={entry} />
      </Section>
      {entry.exemptions.length > 0 ? (
        <Section title={t('library:section.exemptions')}>
          <ExemptionList entry={entry} />
        </Section>
      ) : null}
      {entry.tasks ? (
        <Section title={t('library:section.tasks')}>
          <TaskLinks entry={entry} />
        </Section>
      ) : null}
    </>
  )
}
