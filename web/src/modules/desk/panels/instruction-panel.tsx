import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, EmptyState, Loaded, useSubmitKey } from '../../../ui/index.ts'
import { Frame, finish, type PanelProps, Said, Section, useDayWords } from './frame.tsx'
import { forgetReply, ReplyForm, useReply } from './reply-form.tsx'
import { ReplyList } from './reply-list.tsx'

const DeskInstructionDocument = graphql(`
  query DeskInstruction($id: ID!) {
    instruction(id: $id) {
      id
      version
      text
      subjectTitle
      writtenBy
      writtenOn
      replies {
        ...DeskReply
      }
      can {
        reply
      }
    }
  }
`)

const ReplyToInstructionDocument = graphql(`
  mutation DeskReplyToInstruction($id: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    replyToInstruction(id: $id, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
    }
  }
`)

/** 批示: the leader's words, and how they were carried out. */
export function InstructionPanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const result = useRead(DeskInstructionDocument, { id: row.instructionId ?? '' }, { fresh: true })
  const instruction = result.data?.instruction
  const [send, sending] = useWrite(ReplyToInstructionDocument)
  const key = `instruction.${row.instructionId}`
  const reply = useReply(key)

  const onSubmit = async () => {
    const words = instruction?.can.reply ? reply.ready(t('desk:instruction.needText')) : null
    if (!instruction || !words || sending) return
    const { failure } = await send({ id: instruction.id, version: instruction.version, ...words })
    if (failure) return reply.fail(failure)
    forgetReply(key)
    finish({ failure }, t('desk:instruction.submitted'), onClose)
  }
  useSubmitKey(onSubmit)
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={t('desk:kind.INSTRUCTION')}
      caption={row.organization.name}
      foot={
        instruction?.can.reply ? (
          <Button look="primary" busy={sending} shortcut="Ctrl ↵" onClick={onSubmit}>
            {t('desk:instruction.submit')}
          </Button>
        ) : null
      }
    >
      <Loaded result={result}>
        {data =>
          data.instruction ? (
            <>
              <Section
                title={`${t('desk:instruction.text')} · ${t('desk:instruction.by', {
                  name: data.instruction.writtenBy,
                  day: dayWords(data.instruction.writtenOn),
                })}`}
              >
                <Said>{data.instruction.text}</Said>
              </Section>
              {data.instruction.can.reply ? (
                <ReplyForm
                  reply={reply}
                  label={t('desk:instruction.reply')}
                  hint={t('desk:instruction.replyHint')}
                />
              ) : null}
              <ReplyList replies={data.instruction.replies} />
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}
