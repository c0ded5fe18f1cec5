import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { AnswerDialog } from '../follow-up/index.ts'

const ReplyToInstructionDocument = graphql(`
  mutation ReplyToInstruction($id: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    replyToInstruction(id: $id, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
      ...InstructionActions
      ...InstructionReplies
      ...InstructionHeading
    }
  }
`)

interface ReplyInstructionDialogProps {
  instruction: { id: string; version: number; text: string; place: { code: string } }
  onClose(): void
  onDone(): void
}

/** A unit that is to act says what it did, with evidence. */
export function ReplyInstructionDialog({ instruction, onClose, onDone }: ReplyInstructionDialogProps) {
  const { t } = useWords()
  const [reply, busy] = useWrite(ReplyToInstructionDocument)
  const { id, version } = instruction
  return (
    <AnswerDialog
      title={t('instructions:action.reply')}
      action={t('instructions:reply.action')}
      label={t('instructions:reply.text')}
      empty={t('instructions:reply.needText')}
      place={instruction.place.code}
      busy={busy}
      send={(text, attachmentIds) => reply({ id, version, text, attachmentIds })}
      onDone={() => {
        toast(t('instructions:reply.done'))
        onDone()
      }}
      onClose={onClose}
    >
      <blockquote className="quote record-words">{instruction.text}</blockquote>
    </AnswerDialog>
  )
}
