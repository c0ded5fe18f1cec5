import type { MilestoneTableFragment as Data } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { type Column, DataTable, DateText, DaysLeft, Light } from '../../ui/index.ts'
import { MilestoneActions } from './milestone-actions.tsx'

export const MilestoneTableFragment = graphql(`
  fragment MilestoneTable on Task {
    id
    milestones {
      id
      status
      dueOn
      originalDueOn
      words
      deliverable
      doneOn
      doneNote
      light
      state
      workingDaysLeft
      changes {
        id
        kind
        changedOn
        dueOn
        newDueOn
      }
      can {
        complete
        reopen
      }
    }
  }
`)

type Row = Data['milestones'][number] & { /** Place in the list, from 1. */ nth: number }

const keyOf = (row: Row) => row.id

/** What is due; those who may not read that count the due dates. */
function Name({ row: { deliverable, nth } }: { row: Row }) {
  const { t } = useWords()
  return deliverable ? (
    <span className="wrap">{deliverable}</span>
  ) : (
    <span className="mut">{t('tasks:milestone.nth', { count: nth })}</span>
  )
}

function State({ row: { light, state, dueOn, doneOn } }: { row: Row }) {
  const { t } = useWords()
  return (
    <Light level={light}>
      {doneOn && !dueOn ? t('tasks:done.DONE') : t(`tasks:milestoneState.${state}`)}
    </Light>
  )
}

/** The date in force; where it was moved, the first one stays in sight. */
function DueDate({ row: { dueOn, originalDueOn, status } }: { row: Row }) {
  const { t } = useWords()
  return (
    <>
      {dueOn ? <DateText day={dueOn} /> : <span className="mut">{t(`tasks:dueStatus.${status}`)}</span>}
      {originalDueOn && originalDueOn !== dueOn ? (
        <span className="cap was">
          {t('tasks:milestone.original')} <DateText day={originalDueOn} />
        </span>
      ) : null}
    </>
  )
}

/** How the date moved, the newest first: by extension, return, suspension or an amended plan. */
function Moves({ row: { changes } }: { row: Row }) {
  const { t } = useWords()
  const day = (value: string | null | undefined) => value ?? t('tasks:milestone.noDay')
  const moved = (changes ?? []).filter(({ dueOn, newDueOn }) => dueOn !== newDueOn)
  return moved.map(({ id, kind, dueOn, newDueOn }) => (
    <span key={id} className="cap was">
      {t('tasks:milestone.moved', {
        why: t(`tasks:milestone.why.${kind}`),
        from: day(dueOn),
        to: day(newDueOn),
      })}
    </span>
  ))
}

function Done({ row: { doneOn, doneNote, workingDaysLeft } }: { row: Row }) {
  if (!doneOn) return typeof workingDaysLeft === 'number' ? <DaysLeft days={workingDaysLeft} long /> : null
  return (
    <>
      <DateText day={doneOn} />
      {doneNote ? <span className="cap was">{doneNote}</span> : null}
    </>
  )
}

/** Every due date with its words, its dates and what may be done. */
export function MilestoneTable({ task: masked }: { task: FragmentType<typeof MilestoneTableFragment> }) {
  const { t } = useWords()
  const milestones = readFragment(MilestoneTableFragment, masked).milestones.map((row, index) => ({
    ...row,
    nth: index + 1,
  }))
  if (milestones.length === 0) return <p className="mut pad-card">{t('tasks:milestone.none')}</p>
  const detailed = milestones.some(({ deliverable, words }) => deliverable || words)
  const acting = milestones.some(({ can }) => can.complete || can.reopen)
  const columns: Column<Row>[] = [
    { id: 'state', head: t('tasks:column.light'), width: 96, cell: row => <State row={row} /> },
    {
      id: 'deliverable',
      head: t('tasks:milestone.deliverable'),
      cell: row => (
        <>
          <Name row={row} />
          <Moves row={row} />
        </>
      ),
    },
    {
      id: 'words',
      spare: 1,
      head: t('tasks:milestone.words'),
      width: 128,
      cell: row => (row.words ? <span className="wrap mut">“{row.words}”</span> : null),
    },
    { id: 'due', head: t('tasks:column.due'), width: 128, cell: row => <DueDate row={row} /> },
    { id: 'done', head: t('tasks:milestone.doneOrLeft'), width: 144, cell: row => <Done row={row} /> },
    {
      id: 'actions',
      tool: true,
      head: t('tasks:milestone.actions'),
      width: 104,
      cell: row => <MilestoneActions milestone={row} />,
    },
  ]
  const off = [...(detailed ? [] : ['words']), ...(acting ? [] : ['actions'])]
  return (
    <div className="tall-rows">
      <DataTable
        bare
        label={t('tasks:section.milestones')}
        columns={columns}
        rows={milestones}
        keyOf={keyOf}
        hidden={off}
        card={row => <Card row={row} />}
      />
    </div>
  )
}

function Card({ row }: { row: Row }) {
  return (
    <div className="row-card">
      <span className="line">
        <State row={row} />
        <span className="grow" />
        <DueDate row={row} />
      </span>
      <span className="title">
        <Name row={row} />
      </span>
      <Moves row={row} />
      <span className="line">
        <span className="grow cap">
          <Done row={row} />
        </span>
        <MilestoneActions milestone={row} />
      </span>
    </div>
  )
}
