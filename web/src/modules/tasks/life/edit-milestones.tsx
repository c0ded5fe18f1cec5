import { useWords } from '../../../i18n/index.ts'
import { Button, DatePicker, Select, TextField } from '../../../ui/index.ts'
import { type MilestoneRow, withDay, withStatus } from './milestone-rows.ts'

const STATUSES = ['DATED', 'UNKNOWN', 'ONGOING', 'RECURRING'] as const

interface EditMilestonesProps {
  rows: readonly MilestoneRow[]
  onChange(rows: MilestoneRow[]): void
  error?: string | undefined
}

/** The dates of a task before it is issued: what is due, and when or why not. */
export function EditMilestones({ rows, onChange, error }: EditMilestonesProps) {
  const { t } = useWords()
  const set = (at: number, row: MilestoneRow) =>
    onChange(rows.map((old, index) => (index === at ? row : old)))
  const add = () =>
    onChange([
      ...rows,
      { id: null, key: `new-${rows.length}-${Date.now()}`, deliverable: '', dueOn: null, status: 'UNKNOWN' },
    ])
  return (
    <fieldset className="edit-milestones">
      <legend className="cap">{t('tasks:edit.milestones')}</legend>
      {rows.map((row, index) => (
        <div key={row.key} className="edit-milestone">
          <TextField
            quiet
            label={t('tasks:edit.deliverable', { count: index + 1 })}
            placeholder={t('tasks:edit.deliverable', { count: index + 1 })}
            value={row.deliverable}
            onChange={deliverable => set(index, { ...row, deliverable })}
          />
          <Select
            quiet
            label={t('tasks:edit.status', { count: index + 1 })}
            options={STATUSES.map(value => ({ value, label: t(`tasks:dueStatus.${value}`) }))}
            value={row.status}
            onChange={status => set(index, withStatus(row, status))}
          />
          <DatePicker
            quiet
            label={t('tasks:edit.due', { count: index + 1 })}
            value={row.dueOn}
            onChange={dueOn => set(index, withDay(row, dueOn))}
          />
          <Button
            look="plain"
            aria-label={t('tasks:edit.removeMilestone', { count: index + 1 })}
            onClick={() => onChange(rows.filter(old => old !== row))}
          >
            ×
          </Button>
        </div>
      ))}
      {error ? (
        <span className="over" role="alert">
          {error}
        </span>
      ) : null}
      <Button small onClick={add}>
        {t('tasks:edit.addMilestone')}
      </Button>
    </fieldset>
  )
}
