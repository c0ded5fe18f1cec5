import { type ReactNode, useState } from 'react'
import type { TaskActionsFragment as Facts, TaskAction } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { Button, Menu, toast } from '../../../ui/index.ts'
import { DutyReturnDialog, ExtensionDialog, TaskReportSheet } from '../../desk/index.ts'
import { InstructionDialog } from '../../instructions/index.ts'
import { DraftNoticeDialog } from '../../notices/index.ts'
import { RaiseProblemDialog } from '../../problems/index.ts'
import { ActionDialog } from './action-dialog.tsx'
import { BreakDownDialog } from './break-down-dialog.tsx'
import { EditTaskDialog } from './edit-task-dialog.tsx'

export const TaskActionsFragment = graphql(`
  fragment TaskActions on Task {
    id
    title
    version
    light
    dueOn
    workingDaysLeft
    place {
      code
      name
    }
    lead {
      ...TaskActionPart
    }
    joint {
      ...TaskActionPart
    }
    can {
      edit
      submitForIssue
      issue
      rejectIssue
      suspend
      resume
      terminate
      close
      reopen
      breakDown
      raiseProblem
      draftNotice
      instruct
    }
    ...EditTask
  }
`)

const TaskActionPartFragment = graphql(`
  fragment TaskActionPart on Assignment {
    id
    version
    organization {
      id
      name
    }
    can {
      sign
      returnDuty
      report
      requestExtension
    }
  }
`)

const SignPartDocument = graphql(`
  mutation TaskSignAssignment($id: ID!, $version: Int!) {
    signAssignment(id: $id, version: $version) {
      id
    }
  }
`)

/** What a button opens. */
export type Doing =
  | { what: 'act'; action: TaskAction }
  | { what: 'sign' | 'report' | 'extension' | 'returnDuty'; assignmentId: string }
  | { what: 'edit' | 'breakDown' | 'raiseProblem' | 'draftNotice' | 'instruct' }

interface Offer {
  key: string
  word: string
  doing: Doing
}

type Part = Facts['lead'][number]

/** What the viewer may do with the task now, the next step first. */
function offers(can: Facts['can'], parts: ReturnType<typeof partsOf>, t: T): Offer[] {
  const act = (may: boolean, action: TaskAction): Offer[] =>
    may ? [{ key: action, word: t(`tasks:act.${action}`), doing: { what: 'act', action } }] : []
  const open = (what: 'edit' | 'breakDown' | 'raiseProblem' | 'draftNotice' | 'instruct'): Offer[] =>
    can[what] ? [{ key: what, word: t(`tasks:act.${what}`), doing: { what } }] : []
  // Someone who works for several units of a task is told which.
  const named = (name: string) => (parts.length > 1 ? `（${name}）` : '')
  const part = (
    what: 'sign' | 'report' | 'returnDuty',
    may: (one: (typeof parts)[number]) => boolean,
  ): Offer[] =>
    parts.filter(may).map(one => ({
      key: `${what} ${one.id}`,
      word: t(`tasks:act.${what}`) + named(one.organization.name),
      doing: { what, assignmentId: one.id },
    }))
  const extension: Offer[] = parts
    .filter(one => one.can.requestExtension)
    .map(one => ({
      key: `extension ${one.id}`,
      word: t('tasks:act.extension') + named(one.organization.name),
      doing: { what: 'extension', assignmentId: one.id },
    }))
  return [
    ...part('sign', one => one.can.sign),
    ...part('report', one => one.can.report),
    ...extension,
    ...act(can.issue, 'ISSUE'),
    ...act(can.submitForIssue, 'SUBMIT_FOR_ISSUE'),
    ...act(can.close, 'CLOSE'),
    ...act(can.resume, 'RESUME'),
    ...open('instruct'),
    ...open('draftNotice'),
    ...open('raiseProblem'),
    ...open('edit'),
    ...open('breakDown'),
    ...act(can.rejectIssue, 'REJECT_ISSUE'),
    ...part('returnDuty', one => one.can.returnDuty),
    ...act(can.suspend, 'SUSPEND'),
    ...act(can.reopen, 'REOPEN'),
    ...act(can.terminate, 'TERMINATE'),
  ]
}

const partsOf = ({ lead, joint }: { lead: readonly Part[]; joint: readonly Part[] }) =>
  readFragment(TaskActionPartFragment, [...lead, ...joint]).filter(({ can }) =>
    Object.values(can).some(may => may === true),
  )

/** Buttons that stand open; the others are in 更多操作. */
const ROOM = 3

/** What may be done with the task, as the server says; dialogs ask for what is needed. */
export function TaskActions({
  task: masked,
  after,
}: {
  task: FragmentType<typeof TaskActionsFragment>
  after?: ReactNode
}) {
  const { t } = useWords()
  const task = readFragment(TaskActionsFragment, masked)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [sign, signing] = useWrite(SignPartDocument)
  const parts = partsOf(task)
  const all = offers(task.can, parts, t)
  const run = async (next: Doing) => {
    if (next.what !== 'sign') return setDoing(next)
    const part = parts.find(({ id }) => id === next.assignmentId)
    if (!part) return
    const { failure } = await sign({ id: part.id, version: part.version })
    toast(failure?.message ?? t('tasks:act.signedDone'), { bad: failure !== null })
  }
  return (
    <>
      {all.slice(0, ROOM).map(({ key, word, doing: next }, index) => (
        <Button
          key={key}
          look={index === 0 ? 'primary' : undefined}
          busy={signing}
          onClick={() => void run(next)}
        >
          {word}
        </Button>
      ))}
      {all.length > ROOM ? (
        <Menu
          label={t('tasks:act.more')}
          face={t('tasks:act.more')}
          actions={all.slice(ROOM).map(({ key, word, doing: next }) => ({
            id: key,
            label: word,
            run: () => void run(next),
          }))}
        />
      ) : null}
      {after}
      {doing ? <Opened doing={doing} task={task} onClose={() => setDoing(null)} /> : null}
    </>
  )
}

interface OpenedProps {
  doing: Doing
  task: Facts
  onClose(): void
}

function Opened({ doing, task, onClose }: OpenedProps) {
  const part = 'assignmentId' in doing ? partsOf(task).find(({ id }) => id === doing.assignmentId) : undefined
  const place = task.place.code
  switch (doing.what) {
    case 'act':
      return <ActionDialog action={doing.action} task={task} onClose={onClose} />
    case 'edit':
      return <EditTaskDialog task={task} onClose={onClose} />
    case 'breakDown':
      return <BreakDownDialog task={{ ...task, place, dueOn: task.dueOn ?? null }} onClose={onClose} />
    case 'draftNotice':
      return <DraftNoticeDialog place={place} about={{ taskId: task.id }} onClose={onClose} />
    case 'raiseProblem':
      return <RaiseProblemDialog place={place} task={task} onClose={onClose} onDone={onClose} />
    case 'instruct':
      return (
        <InstructionDialog
          place={place}
          subject="TASK"
          subjectId={task.id}
          subjectTitle={task.title}
          onClose={onClose}
          onDone={onClose}
        />
      )
    case 'extension':
      return part ? <ExtensionDialog assignmentId={part.id} taskId={task.id} onClose={onClose} /> : null
    case 'returnDuty':
      return part ? (
        <DutyReturnDialog assignmentId={part.id} version={part.version} onDone={onClose} onClose={onClose} />
      ) : null
    case 'report':
      return part ? <TaskReportSheet task={task} part={part} onClose={onClose} /> : null
    case 'sign':
      return null
  }
}
