import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { SystemPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, EmptyState, Loaded, PageHead } from '../../ui/index.ts'
import { RecordHistory } from '../follow-up/index.ts'
import { SystemActions } from './system-actions.tsx'
import { SystemFacts, SystemFactsFragment } from './system-facts.tsx'
import { SystemState } from './system-heading.tsx'
import { Editing } from './system-panel.tsx'
import { SystemTimeline } from './system-timeline.tsx'
import './systems.css'

const SystemPageDocument = graphql(`
  query SystemPage($id: ID!, $asOf: Day) {
    system(id: $id, asOf: $asOf) {
      id
      no
      name
      version
      states {
        id
      }
      history {
        ...RecordHistory
      }
      ...SystemHeading
      ...SystemFacts
      ...SystemTimeline
      ...SystemActions
    }
  }
`)

type PageSystem = NonNullable<SystemPageQuery['system']>

/** One system whole: how it stands, what it is, every change with its evidence, who wrote what. */
export function SystemPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { asOf, href } = useScope()
  const [, navigate] = useLocation()
  const [editing, setEditing] = useState(false)
  const result = useRead(SystemPageDocument, { id, asOf })
  const back = <ButtonLink href={href(paths.systems())}>{t('systems:back')}</ButtonLink>
  return (
    <Loaded result={result}>
      {({ system }) =>
        system ? (
          <div className="split">
            <div className="list system-page">
              <PageHead
                title={system.name}
                caption={
                  <span className="state-line">
                    {t('systems:fact.no', { no: system.no })}
                    <SystemState system={system} />
                  </span>
                }
                actions={
                  <>
                    <SystemActions
                      system={system}
                      onEdit={() => setEditing(true)}
                      onRemoved={() => navigate(href(paths.systems()))}
                    />
                    {back}
                  </>
                }
              />
              <Body system={system} />
            </div>
            {editing ? <Editing system={system} onClose={() => setEditing(false)} /> : null}
          </div>
        ) : (
          <>
            <PageHead title={t('systems:title')} actions={back} />
            <EmptyState>{t('systems:gone')}</EmptyState>
          </>
        )
      }
    </Loaded>
  )
}

function Body({ system }: { system: PageSystem }) {
  const { t } = useWords()
  const { purpose, note } = readFragment(SystemFactsFragment, system)
  return (
    <div className="record-page">
      <div className="col">
        {purpose ? (
          <Card title={t('systems:section.purpose')}>
            <p className="record-words">{purpose}</p>
          </Card>
        ) : null}
        <Card title={t('systems:section.timeline', { count: system.states.length })}>
          <SystemTimeline system={system} />
        </Card>
      </div>
      <div className="col">
        <Card title={t('systems:section.facts')}>
          <SystemFacts system={system} />
        </Card>
        {note ? (
          <Card title={t('systems:section.note')}>
            <p className="record-words">{note}</p>
          </Card>
        ) : null}
        {system.history.length > 0 ? (
          <Card title={t('systems:section.history')}>
            <RecordHistory history={system.history} />
          </Card>
        ) : null}
      </div>
    </div>
  )
}
