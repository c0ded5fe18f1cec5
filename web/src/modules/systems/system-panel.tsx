import { useState } from 'react'
import type { SystemPanelQuery } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, EmptyState, Loaded, Panel } from '../../ui/index.ts'
import { Said, Section } from '../follow-up/index.ts'
import { SystemActions } from './system-actions.tsx'
import { SystemFacts, SystemFactsFragment } from './system-facts.tsx'
import { EditSystemPanel } from './system-form-panel.tsx'
import { SystemHeading } from './system-heading.tsx'
import { SystemTimeline } from './system-timeline.tsx'
import { valuesOf } from './system-values.ts'

const SystemPanelDocument = graphql(`
  query SystemPanel($id: ID!, $asOf: Day) {
    system(id: $id, asOf: $asOf) {
      id
      name
      version
      states {
        id
      }
      ...SystemHeading
      ...SystemFacts
      ...SystemTimeline
      ...SystemActions
    }
  }
`)

type PanelSystem = NonNullable<SystemPanelQuery['system']>

/** A system beside the list: how it stands, what it is, how it came there, and the form to correct it. */
export function SystemPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const [editing, setEditing] = useState<string | null>(null)
  const result = useRead(SystemPanelDocument, { id, asOf })
  const system = result.data?.system
  if (system && editing === id) return <Editing system={system} onClose={() => setEditing(null)} />
  return (
    <Panel
      label={system?.name ?? t('systems:one')}
      head={system ? <SystemHeading system={system} /> : <span className="cap">{t('systems:one')}</span>}
      foot={
        <>
          {system ? (
            <SystemActions system={system} onEdit={() => setEditing(id)} onRemoved={onClose} />
          ) : null}
          <ButtonLink look="plain" href={href(paths.system(id))}>
            {t('systems:action.full')}
          </ButtonLink>
        </>
      }
      onClose={onClose}
    >
      <Loaded result={result}>
        {data => (data.system ? <Body system={data.system} /> : <EmptyState>{t('systems:gone')}</EmptyState>)}
      </Loaded>
    </Panel>
  )
}

/** The form in place of the panel. */
export function Editing({ system, onClose }: { system: PanelSystem; onClose(): void }) {
  const facts = readFragment(SystemFactsFragment, system)
  const values = valuesOf({ ...facts, name: system.name })
  return (
    <EditSystemPanel
      system={{ id: system.id, version: system.version, owner: facts.owner, values }}
      onClose={onClose}
      onDone={onClose}
    />
  )
}

function Body({ system }: { system: PanelSystem }) {
  const { t } = useWords()
  const { purpose, note } = readFragment(SystemFactsFragment, system)
  return (
    <>
      {purpose ? (
        <Section title={t('systems:section.purpose')}>
          <Said>{purpose}</Said>
        </Section>
      ) : null}
      <Section title={t('systems:section.facts')}>
        <SystemFacts system={system} />
      </Section>
      {note ? (
        <Section title={t('systems:section.note')}>
          <Said>{note}</Said>
        </Section>
      ) : null}
      <Section title={t('systems:section.timeline', { count: system.states.length })}>
        <SystemTimeline system={system} />
      </Section>
    </>
  )
}
