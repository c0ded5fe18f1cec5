import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'

/** Read when somebody writes: boards stay light. */
const Form = lazy(async () => ({ default: (await import('./instruction-dialog.tsx')).InstructionDialog }))

const LONGEST_SUBJECT = 200

interface InstructButtonProps {
  /** What it is about, in words. */
  subjectTitle: string
  /** The task it is about; none = the matter itself. */
  taskId?: string | null | undefined
  /** The indicator it is about. */
  indicatorId?: string | undefined
  /** Among the actions of a page rather than beside a line. */
  large?: boolean
}

/** 批示 beside a line of the leader's screen; nothing for those who do not write any. */
export function InstructButton({ subjectTitle, taskId, indicatorId, large }: InstructButtonProps) {
  const { t } = useWords()
  const { place } = useScope()
  const { can } = useSession().viewer
  const [writing, setWriting] = useState(false)
  if (!can.writeInstructions) return null
  const close = () => setWriting(false)
  return (
    <>
      <Button small={!large} className="no-print" onClick={() => setWriting(true)}>
        {t('instructions:action.write')}
      </Button>
      {writing ? (
        <Suspense fallback={null}>
          <Form
            place={place}
            subject={taskId ? 'TASK' : indicatorId ? 'INDICATOR' : 'COCKPIT'}
            subjectId={taskId ?? indicatorId}
            subjectTitle={subjectTitle.slice(0, LONGEST_SUBJECT)}
            acting={taskId ? t('instructions:write.leads') : undefined}
            onClose={close}
            onDone={close}
          />
        </Suspense>
      ) : null}
    </>
  )
}
