import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, confirm, toast } from '../../ui/index.ts'
import { CompleteDialog } from './complete-dialog.tsx'

const ReopenMilestoneDocument = graphql(`
  mutation ReopenMilestone($id: ID!, $reason: String!) {
    reopenMilestone(id: $id, reason: $reason) {
      id
    }
  }
`)

/** Takes a recorded completion back and says so. */
function useReopen(id: string) {
  const { t } = useWords()
  const [reopen, busy] = useWrite(ReopenMilestoneDocument)
  const run = async (reason: string) => {
    const { failure } = await reopen({ id, reason })
    if (failure) toast(failure.message, { bad: true })
    else toast(t('tasks:milestone.reopened'))
  }
  return { run, busy }
}

interface MilestoneActionsProps {
  milestone: {
    id: string
    dueOn?: string | null
    deliverable?: string | null
    can: { complete: boolean; reopen: boolean }
  }
}

/** 登记完成 and 撤回, as far as the server says they may be. */
export function MilestoneActions({ milestone: { id, deliverable, can } }: MilestoneActionsProps) {
  const { t } = useWords()
  const [completing, setCompleting] = useState(false)
  const { run: reopen, busy } = useReopen(id)

  const askReopen = async () => {
    const reason = await confirm({
      title: t('tasks:milestone.reopenTitle'),
      body: t('tasks:milestone.reopenBody', { deliverable: deliverable || t('tasks:milestone.this') }),
      action: t('tasks:milestone.reopen'),
      reason: { label: t('tasks:milestone.reason'), required: true },
    })
    if (reason) await reopen(reason)
  }
  return (
    <>
      {can.complete ? (
        <Button small onClick={() => setCompleting(true)}>
          {t('tasks:milestone.complete')}
        </Button>
      ) : null}
      {can.reopen ? (
        <Button small busy={busy} onClick={askReopen}>
          {t('tasks:milestone.reopen')}
        </Button>
      ) : null}
      {completing ? (
        <CompleteDialog
          id={id}
          deliverable={deliverable ?? ''}
          onClose={() => setCompleting(false)}
          onDone={() => {
            setCompleting(false)
            toast(t('tasks:milestone.completed'), {
              action: {
                label: t('common:action.undo'),
                run: () => void reopen(t('tasks:milestone.undoReason')),
              },
            })
          }}
        />
      ) : null}
    </>
  )
}
