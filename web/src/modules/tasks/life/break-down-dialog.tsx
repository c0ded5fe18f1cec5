import { useRef, useState } from 'react'
import type { BreakDownUnitFragment as UnitFacts } from '../../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, DatePicker, MultiSelect, TextField, toast } from '../../../ui/index.ts'
import { FormDialog, unitOptions, useFormErrors } from '../../follow-up/index.ts'

const BreakDownUnitsDocument = graphql(`
  query BreakDownUnits($place: ID!, $words: String) {
    towns: organizations(place: $place, kind: TOWN_GOVERNMENT, first: 200) {
      nodes {
        ...BreakDownUnit
      }
    }
    found: organizations(place: $place, words: $words, first: 50) {
      nodes {
        ...BreakDownUnit
      }
    }
  }
`)

const BreakDownUnitFragment = graphql(`
  fragment BreakDownUnit on Organization {
    id
    name
    active
    place {
      code
      name
    }
  }
`)

const BreakDownTaskDocument = graphql(`
  mutation BreakDownTask($id: ID!, $version: Int!, $parts: [SubTaskInput!]!) {
    breakDownTask(id: $id, version: $version, parts: $parts) {
      id
    }
  }
`)

interface Part {
  unit: UnitFacts
  weight: string
}

interface BreakDownDialogProps {
  task: { id: string; version: number; title: string; place: string; dueOn: string | null }
  onClose(): void
}

/** 分解到镇村: one sub-task a unit, each with its weight. */
export function BreakDownDialog({ task, onClose }: BreakDownDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [words, setWords] = useState('')
  const units = useRead(BreakDownUnitsDocument, { place: task.place, words: words.trim() || null })
  const [breakDown, busy] = useWrite(BreakDownTaskDocument)
  const [parts, setParts] = useState<Part[]>([])
  const [title, setTitle] = useState(task.title)
  const [dueOn, setDueOn] = useState<string | null>(task.dueOn)
  const [deliverable, setDeliverable] = useState('')
  const errors = useFormErrors(['title', 'dueOn', 'deliverable'])
  const seen = useRef(new Map<string, Part['unit']>())
  const active = (nodes: readonly UnitFacts[]) => nodes.filter(unit => unit.active)
  const towns = active(readFragment(BreakDownUnitFragment, units.data?.towns.nodes ?? []))
  const found = active(readFragment(BreakDownUnitFragment, units.data?.found.nodes ?? []))
  for (const unit of [...towns, ...found]) seen.current.set(unit.id, unit)
  const chosen = parts.map(({ unit }) => unit)
  const choose = (ids: readonly string[]) =>
    setParts(old =>
      ids.flatMap(id => {
        const unit = seen.current.get(id)
        return old.find(part => part.unit.id === id) ?? (unit ? { unit, weight: '1' } : [])
      }),
    )

  const submit = async () => {
    if (parts.length === 0)
      return errors.fail({ code: 'BAD_INPUT', message: t('tasks:breakDown.need'), fields: {} })
    if (parts.some(({ weight }) => !(Number(weight) > 0)))
      return errors.fail({ code: 'BAD_INPUT', message: t('tasks:life.weightWrong'), fields: {} })
    const { failure } = await breakDown({
      id: task.id,
      version: task.version,
      parts: parts.map(({ unit, weight }) => ({
        placeCode: unit.place.code,
        leadIds: [unit.id],
        title: title.trim(),
        weight: Number(weight),
        dueOn,
        deliverable: deliverable.trim() || null,
      })),
    })
    if (failure) return errors.fail(failure)
    toast(t('tasks:breakDown.done', { count: parts.length }))
    onClose()
  }
  return (
    <FormDialog
      title={t('tasks:breakDown.title')}
      action={t('tasks:breakDown.do', { count: parts.length })}
      busy={busy}
      failure={errors.rest}
      wide
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="mut">{t('tasks:breakDown.body')}</p>
      <TextField
        label={t('tasks:breakDown.name')}
        required
        value={title}
        onChange={setTitle}
        error={errors.of('title')}
      />
      <div className="three">
        <DatePicker
          label={t('tasks:breakDown.due')}
          value={dueOn}
          shown={dueOn ?? today}
          onChange={setDueOn}
          error={errors.of('dueOn') ?? null}
        />
        <TextField
          label={t('tasks:breakDown.deliverable')}
          value={deliverable}
          onChange={setDeliverable}
          error={errors.of('deliverable')}
        />
      </div>
      <div className="chip-set">
        <MultiSelect
          label={t('tasks:breakDown.units')}
          options={unitOptions([
            ...chosen,
            ...found.filter(({ id }) => !chosen.some(unit => unit.id === id)),
          ])}
          value={chosen.map(({ id }) => id)}
          onChange={choose}
          onSearch={setWords}
        />
        {towns.length > 0 ? (
          <Button small onClick={() => choose(towns.map(({ id }) => id))}>
            {t('tasks:breakDown.towns')}
          </Button>
        ) : null}
      </div>
      {parts.length > 0 ? <PartTable parts={parts} setParts={setParts} /> : null}
    </FormDialog>
  )
}

function PartTable({ parts, setParts }: { parts: readonly Part[]; setParts(parts: Part[]): void }) {
  const { t } = useWords()
  return (
    <table className="tbl dense">
      <thead>
        <tr>
          <th>{t('tasks:breakDown.unit')}</th>
          <th>{t('tasks:breakDown.place')}</th>
          <th className="num">{t('tasks:breakDown.weightHead')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {parts.map(part => (
          <tr key={part.unit.id}>
            <td>{part.unit.name}</td>
            <td>{part.unit.place.name}</td>
            <td className="num">
              <input
                className="field weight"
                inputMode="decimal"
                aria-label={t('tasks:breakDown.weight', { name: part.unit.name })}
                value={part.weight}
                onChange={event =>
                  setParts(parts.map(one => (one === part ? { ...one, weight: event.target.value } : one)))
                }
              />
            </td>
            <td className="num">
              <Button
                look="plain"
                small
                aria-label={t('tasks:breakDown.remove', { name: part.unit.name })}
                onClick={() => setParts(parts.filter(one => one !== part))}
              >
                ×
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
