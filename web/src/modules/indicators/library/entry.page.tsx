import { useParams } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Card, EmptyState, Loaded, PageHead } from '../../../ui/index.ts'
import { RecordHistory } from '../../follow-up/index.ts'
import { DefinitionFacts, DefinitionList } from './definition-list.tsx'
import { EntryActions } from './entry-actions.tsx'
import { definitionInForce, EntryFacts, ExemptionList, SourceSentence } from './entry-sections.tsx'
import { StatusWord } from './library-columns.tsx'
import { type Entry, IndicatorEntryDoc, IndicatorEntryDocument } from './library-query.ts'
import { TargetList } from './target-list.tsx'
import { TaskLinks } from './task-links.tsx'
import './library.css'

/** One indicator of the library whole: source, versions, targets, exemptions, tasks, history. */
export function LibraryEntryPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(IndicatorEntryDocument, { id }, { fresh: true })
  const entry = readFragment(IndicatorEntryDoc, result.data?.indicator)
  const back = <ButtonLink href={href(paths.indicatorLibrary())}>{t('library:back')}</ButtonLink>
  return (
    <Loaded result={result}>
      {() =>
        entry ? (
          <>
            <PageHead
              title={entry.name}
              caption={
                <span className="state-line">
                  {t('library:number', { no: entry.no })}
                  <StatusWord status={entry.status} />
                </span>
              }
              actions={
                <>
                  <EntryActions entry={entry} />
                  {entry.status === 'PROPOSED' ? null : (
                    <ButtonLink href={href(paths.indicator(entry.id))}>{t('library:figures')}</ButtonLink>
                  )}
                  {back}
                </>
              }
            />
            <Body entry={entry} />
          </>
        ) : (
          <>
            <PageHead title={t('library:title')} actions={back} />
            <EmptyState>{t('library:gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

function Body({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const definition = definitionInForce(entry)
  return (
    <div className="record-page">
      <div className="col">
        <Card title={t('library:section.definition', { version: entry.definition.version })}>
          {definition ? <DefinitionFacts definition={definition} /> : null}
        </Card>
        <Card title={t('library:section.targets')}>
          <TargetList entry={entry} />
        </Card>
        <Card title={t('library:section.versions', { count: entry.definitions.length })}>
          <DefinitionList entry={entry} />
        </Card>
        {entry.tasks ? (
          <Card title={t('library:section.tasks')}>
            <TaskLinks entry={entry} />
          </Card>
        ) : null}
      </div>
      <div className="col">
        <Card title={t('library:section.facts')}>
          <EntryFacts entry={entry} />
        </Card>
        <Card title={t('library:section.source')}>
          <SourceSentence text={entry.sourceText} />
        </Card>
        <Card title={t('library:section.exemptions')}>
          <ExemptionList entry={entry} />
        </Card>
        <Card title={t('library:section.history')}>
          <RecordHistory history={entry.history} />
        </Card>
      </div>
    </div>
  )
}
