import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, toast } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { InstructionDialog } from '../instructions/index.ts'
import { DraftNoticeDialog } from '../notices/index.ts'
import { EditProblemDialog } from './edit-problem-dialog.tsx'
import { ReopenProblemDialog } from './reopen-problem-dialog.tsx'
import { ReviewProblemDialog } from './review-problem-dialog.tsx'
import { SubmitProblemDialog } from './submit-problem-dialog.tsx'

export const ProblemActionsFragment = graphql(`
  fragment ProblemActions on Problem {
    id
    version
    number
    title
    text
    measure
    dueOn
    organization {
      id
      name
    }
    place {
      code
    }
    can {
      edit
      submit
      review
      reopen
      draftNotice
    }
  }
`)

type Form = 'submit' | 'review' | 'edit' | 'reopen' | 'draftNotice' | 'instruct'

interface ProblemActionsProps {
  problem: FragmentType<typeof ProblemActionsFragment>
}

/** What the server says may be done, the next step first. Nothing when nothing may. */
export function ProblemActions({ problem: masked }: ProblemActionsProps) {
  const { t } = useWords()
  const { can: viewerCan } = useSession().viewer
  const problem = readFragment(ProblemActionsFragment, masked)
  const { can } = problem
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const done = (message: string) => {
    close()
    toast(message)
  }
  const button = (name: Form, primary = false) => (
    <Button key={name} look={primary ? 'primary' : undefined} onClick={() => setForm(name)}>
      {t(`problems:action.${name}`)}
    </Button>
  )
  const buttons = [
    can.submit ? button('submit', true) : null,
    can.review ? button('review', true) : null,
    can.reopen ? button('reopen') : null,
    can.edit ? button('edit') : null,
    can.draftNotice ? button('draftNotice') : null,
    viewerCan.writeInstructions ? button('instruct') : null,
  ].filter(Boolean)
  if (buttons.length === 0) return null
  const dialog = { problem, onClose: close, onDone: done }
  return (
    <div className="record-actions">
      {buttons}
      {form === 'submit' ? <SubmitProblemDialog {...dialog} /> : null}
      {form === 'review' ? <ReviewProblemDialog {...dialog} /> : null}
      {form === 'edit' ? <EditProblemDialog {...dialog} /> : null}
      {form === 'reopen' ? <ReopenProblemDialog {...dialog} /> : null}
      {form === 'draftNotice' ? (
        <DraftNoticeDialog place={problem.place.code} about={{ problemId: problem.id }} onClose={close} />
      ) : null}
      {form === 'instruct' ? (
        <InstructionDialog
          place={problem.place.code}
          subject="PROBLEM"
          subjectId={problem.id}
          subjectTitle={problem.title}
          acting={problem.organization.name}
          onClose={close}
          onDone={close}
        />
      ) : null}
    </div>
  )
}
