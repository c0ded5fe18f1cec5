import { useMemo } from 'react'
import { shortDay } from '../../i18n/format.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { type Column, DateText } from '../../ui/index.ts'
import type { SystemRow } from './system-query.ts'
import { CloudMark, MigrationLight } from './system-words.tsx'

/** Columns that give way to an open panel, which says the same. */
export const BESIDE_PANEL = ['network', 'security', 'sharing', 'integration', 'zombie', 'due']

const makeColumns = (t: T, asOf: string): Column<SystemRow>[] => [
  {
    id: 'no',
    spare: 7,
    head: t('systems:column.no'),
    width: 56,
    figure: true,
    sortValue: row => row.no,
    cell: row => <span className="mut">{row.no}</span>,
  },
  {
    id: 'name',
    head: t('systems:column.name'),
    fixed: true,
    sortValue: row => row.name,
    cell: row => (
      <span className="tt" title={row.name}>
        {row.name}
        {row.classified ? <span className="tag"> {t('systems:classified')}</span> : null}
      </span>
    ),
  },
  {
    id: 'owner',
    head: t('systems:column.owner'),
    width: 168,
    sortValue: row => row.owner.name,
    cell: row => <span title={row.owner.name}>{row.owner.name}</span>,
  },
  {
    id: 'network',
    spare: 2,
    head: t('systems:column.network'),
    width: 108,
    sortValue: row => row.network ?? null,
    cell: row => (row.network ? t(`systems:network.${row.network}`) : <Nothing />),
  },
  {
    id: 'security',
    spare: 3,
    head: t('systems:column.security'),
    width: 64,
    sortValue: row => row.securityLevel ?? null,
    cell: row => (row.securityLevel ? securityWord(t, row.securityLevel) : <Nothing />),
  },
  {
    id: 'cloud',
    head: t('systems:column.cloud'),
    width: 158,
    sortValue: row => row.state.cloud,
    cell: ({ state }) => (
      <>
        <CloudMark cloud={state.cloud} />{' '}
        <time className="cap" dateTime={state.effectiveOn}>
          {shortDay(state.effectiveOn, asOf)}
        </time>
      </>
    ),
  },
  {
    id: 'due',
    spare: 6,
    head: t('systems:column.due'),
    width: 128,
    sortValue: row => row.cloudDueOn ?? null,
    cell: row => (row.cloudDueOn ? <DateText day={row.cloudDueOn} /> : <Nothing />),
  },
  {
    id: 'light',
    head: t('systems:column.light'),
    width: 88,
    cell: row => <MigrationLight light={row.light} cloud={row.state.cloud} />,
  },
  {
    id: 'zombie',
    spare: 1,
    head: t('systems:column.zombie'),
    width: 64,
    sortValue: row => (row.state.zombie ? 0 : 1),
    cell: row => (row.state.zombie ? <b>{t('systems:zombieYes')}</b> : <Nothing />),
  },
  {
    id: 'sharing',
    spare: 5,
    head: t('systems:column.sharing'),
    width: 84,
    sortValue: row => row.state.sharing,
    cell: ({ state }) => muted(state.sharing === 'NOT_NEEDED', t(`systems:sharing.${state.sharing}`)),
  },
  {
    id: 'integration',
    spare: 4,
    head: t('systems:column.integration'),
    width: 84,
    sortValue: row => row.state.integration,
    cell: ({ state }) =>
      muted(state.integration === 'NOT_NEEDED', t(`systems:integration.${state.integration}`)),
  },
]

const muted = (on: boolean, word: string) => (on ? <span className="mut">{word}</span> : word)

/** 等保三级 as 三级. */
export const securityWord = (t: T, level: number): string =>
  t(`systems:security.L${level as 1 | 2 | 3 | 4 | 5}`)

const Nothing = () => <span className="z">—</span>

export function useSystemColumns(): Column<SystemRow>[] {
  const { t } = useWords()
  const { asOf } = useScope()
  return useMemo(() => makeColumns(t, asOf), [t, asOf])
}

/** A row on a phone. */
export function SystemCard({ row }: { row: SystemRow }) {
  const { t } = useWords()
  const { state } = row
  return (
    <span className="row-card">
      <span className="line">
        <CloudMark cloud={state.cloud} />
        <span className="grow" />
        <MigrationLight light={row.light} cloud={state.cloud} />
        {row.cloudDueOn && state.cloud !== 'ON_CLOUD' ? <DateText day={row.cloudDueOn} /> : null}
      </span>
      <b className="title">{row.name}</b>
      <span className="line cap">
        <span className="units ell">{row.owner.name}</span>
        {state.zombie ? <b>{t('systems:zombie')}</b> : null}
        {state.sharing === 'NOT_NEEDED' ? null : <span>{t(`systems:sharing.${state.sharing}`)}</span>}
        <span className="nw">{t('systems:fact.no', { no: row.no })}</span>
      </span>
    </span>
  )
}
