import { useState } from 'react'
import { useLocation } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, confirm, toast } from '../../ui/index.ts'
import { RaiseProblemDialog } from '../problems/index.ts'
import { ReplyInstructionDialog } from './reply-instruction-dialog.tsx'

export const InstructionActionsFragment = graphql(`
  fragment InstructionActions on Instruction {
    id
    version
    text
    subjectTitle
    place {
      code
    }
    task {
      id
    }
    can {
      reply
      close
      draftNotice
      raiseProblem
    }
  }
`)

const CloseInstructionDocument = graphql(`
  mutation CloseInstruction($id: ID!, $version: Int!, $opinion: String) {
    closeInstruction(id: $id, version: $version, opinion: $opinion) {
      id
      ...InstructionActions
      ...InstructionReplies
      ...InstructionHeading
      ...InstructionFacts
    }
  }
`)

const DraftInstructionNoticeDocument = graphql(`
  mutation DraftInstructionNotice($instructionId: ID!, $kind: NoticeKind!) {
    draftNoticeFromInstruction(instructionId: $instructionId, kind: $kind) {
      id
    }
  }
`)

interface InstructionActionsProps {
  instruction: FragmentType<typeof InstructionActionsFragment>
}

/** What the server says may be done, the next step first. Nothing when nothing may. */
export function InstructionActions({ instruction: masked }: InstructionActionsProps) {
  const { t } = useWords()
  const instruction = readFragment(InstructionActionsFragment, masked)
  const { can, id, place, task } = instruction
  const [form, setForm] = useState<'reply' | 'problem' | null>(null)
  const close = useClose(instruction)
  const notice = useDraftNotice(id)
  if (!can.reply && !can.close && !can.draftNotice && !can.raiseProblem) return null
  return (
    <div className="record-actions">
      {can.reply ? (
        <Button look="primary" onClick={() => setForm('reply')}>
          {t('instructions:action.reply')}
        </Button>
      ) : null}
      {can.close ? (
        <Button busy={close.busy} onClick={close.run}>
          {t('instructions:action.close')}
        </Button>
      ) : null}
      {can.draftNotice ? (
        <Button busy={notice.busy} onClick={notice.run}>
          {t('instructions:action.draftNotice')}
        </Button>
      ) : null}
      {can.raiseProblem ? (
        <Button onClick={() => setForm('problem')}>{t('instructions:action.raiseProblem')}</Button>
      ) : null}
      {form === 'reply' ? (
        <ReplyInstructionDialog
          instruction={instruction}
          onClose={() => setForm(null)}
          onDone={() => setForm(null)}
        />
      ) : null}
      {form === 'problem' ? (
        <RaiseProblemDialog
          place={place.code}
          task={task ?? undefined}
          source={{ kind: 'INSTRUCTION', id }}
          onClose={() => setForm(null)}
          onDone={() => setForm(null)}
        />
      ) : null}
    </div>
  )
}

/** Asks for last words, closes it and says so. */
function useClose({ id, version }: { id: string; version: number }) {
  const { t } = useWords()
  const [write, busy] = useWrite(CloseInstructionDocument)
  const run = async () => {
    const opinion = await confirm({
      title: t('instructions:close.title'),
      body: t('instructions:close.body'),
      action: t('instructions:action.close'),
      reason: { label: t('instructions:close.opinion') },
    })
    if (opinion === null) return
    const { failure } = await write({ id, version, opinion: opinion.trim() || null })
    if (failure) toast(failure.message, { bad: true })
    else toast(t('instructions:close.done'))
  }
  return { run, busy }
}

/** Drafts a 督办通知单 from it and goes there. */
function useDraftNotice(instructionId: string) {
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [draft, busy] = useWrite(DraftInstructionNoticeDocument)
  const run = async () => {
    const { data, failure } = await draft({ instructionId, kind: 'SUPERVISION' })
    if (failure) toast(failure.message, { bad: true })
    else navigate(href(paths.notice(data.draftNoticeFromInstruction.id)))
  }
  return { run, busy }
}
