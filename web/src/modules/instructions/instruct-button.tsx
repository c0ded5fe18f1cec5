import { lazy, Suspense, useState } from 'react'
import type { InstructionSubject } from '../../graphql/generated/graphql.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, cx } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'

/** Read when somebody writes: boards stay light. */
const Form = lazy(async () => ({ default: (await import('./instruction-dialog.tsx')).InstructionDialog }))

const LONGEST_SUBJECT = 200

interface InstructButtonProps {
  /** What it is about, in words. */
  subjectTitle: string
  /** The kind of record it is about; left out: the matter itself. */
  subject?: InstructionSubject
  /** The record. */
  subjectId?: string | null | undefined
  /** Who is to act unless somebody else is chosen. */
  units?: readonly { id: string; name: string }[]
  /**
   * Among the actions of a page it is a button. `plain` beside a sentence. `quiet` beside one line of many: it comes
   * into sight with the pointer or the focus, and stays where there is no pointer.
   */
  look?: 'plain' | 'quiet'
}

/** 批示 beside what the leader looks at; nothing for those who do not write any. */
export function InstructButton({
  subjectTitle,
  subject = 'COCKPIT',
  subjectId,
  units,
  look,
}: InstructButtonProps) {
  const { t } = useWords()
  const { place } = useScope()
  const { can } = useSession().viewer
  const [writing, setWriting] = useState(false)
  if (!can.writeInstructions) return null
  const close = () => setWriting(false)
  return (
    <>
      <Button
        small={look !== undefined}
        look={look ? 'plain' : undefined}
        className={cx('instruct no-print', look === 'quiet' && 'quiet')}
        aria-label={look ? t('instructions:action.writeOn', { subject: subjectTitle }) : undefined}
        onClick={() => setWriting(true)}
      >
        {t('instructions:action.write')}
      </Button>
      {writing ? (
        <Suspense fallback={null}>
          <Form
            place={place}
            subject={subject}
            subjectId={subjectId ?? undefined}
            subjectTitle={subjectTitle.slice(0, LONGEST_SUBJECT)}
            acting={subject === 'TASK' ? t('instructions:write.leads') : undefined}
            units={units}
            onClose={close}
            onDone={close}
          />
        </Suspense>
      ) : null}
    </>
  )
}
