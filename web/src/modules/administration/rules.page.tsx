import { useMemo, useState } from 'react'
import type { RuleRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { type Column, DataTable, ListExport, Loaded, PageHead, Tag } from '../../ui/index.ts'
import { RulePanel } from './rule-panel.tsx'
import { ruleValue } from './rule-words.ts'
import { useAdminPlace } from './use-admin-place.ts'
import './administration.css'

const RuleRow = graphql(`
  fragment RuleRow on RuleSetting {
    key
    name
    effect
    unit
    kind
    value
    defaultValue
    validFrom
    changedBy
    versions {
      version
      value
      validFrom
      createdAt
    }
  }
`)

const RuleSettingsDocument = graphql(`
  query RuleSettings($place: ID!) {
    ruleSettings(place: $place) {
      ...RuleRow
    }
  }
`)

const keyOf = (row: RuleRowFragment) => row.key

/** 规则设置: what a jurisdiction may set for itself, with the value in force, its default and its history. */
export function RulesPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const result = useRead(RuleSettingsDocument, { place: code })
  const rules = useMemo(
    () => result.data?.ruleSettings.map(row => readFragment(RuleRow, row)) ?? [],
    [result.data],
  )
  const [open, setOpen] = useState<string | null>(null)
  const columns = useMemo(() => columnsOf(t), [t])
  const rule = rules.find(({ key }) => key === open)
  return (
    <div className="split">
      <div className="list">
        <PageHead
          title={t('admin:rules.title')}
          count={result.data ? t('admin:rules.count', { count: rules.length }) : undefined}
          caption={t('admin:rules.pageCaption', { place: name })}
          actions={<ListExport of={t('admin:rules.title')} count={rules.length} />}
        />
        <Loaded result={result}>
          {() => (
            <DataTable
              fill
              label={t('admin:rules.title')}
              columns={columns}
              rows={rules}
              keyOf={keyOf}
              onOpen={row => setOpen(row.key)}
              selected={open}
              card={row => <RuleCard row={row} />}
            />
          )}
        </Loaded>
      </div>
      {rule ? (
        <RulePanel
          key={`${rule.key} ${rule.versions.length}`}
          place={code}
          rule={rule}
          onSaved={result.retry}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  )
}

const columnsOf = (t: T): Column<RuleRowFragment>[] => [
  { id: 'name', head: t('admin:rules.name'), cell: row => row.name },
  {
    id: 'value',
    head: t('admin:rules.value'),
    width: 160,
    cell: row => <b>{ruleValue(t, row, row.value)}</b>,
  },
  {
    id: 'default',
    head: t('admin:rules.default'),
    width: 140,
    cell: row => ruleValue(t, row, row.defaultValue),
  },
  {
    id: 'since',
    head: t('admin:rules.validFrom'),
    width: 120,
    cell: row => row.validFrom ?? <Tag>{t('admin:rules.isDefault')}</Tag>,
  },
  { id: 'by', head: t('admin:rules.changedBy'), width: 140, cell: row => row.changedBy ?? '—' },
]

function RuleCard({ row }: { row: RuleRowFragment }) {
  const { t } = useWords()
  return (
    <>
      <b>{row.name}</b>
      <div className="row cap">
        <span>{ruleValue(t, row, row.value)}</span>
        <span>
          {row.validFrom ? t('admin:rules.since', { day: row.validFrom }) : t('admin:rules.isDefault')}
        </span>
      </div>
    </>
  )
}
