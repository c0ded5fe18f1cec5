import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, EmptyState, Loaded, useSubmitKey } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Frame, finish, type PanelProps, Said, Section } from './frame.tsx'
import { forgetReply, ReplyForm, useReply } from './reply-form.tsx'
import { ReplyList } from './reply-list.tsx'

const DeskProblemDocument = graphql(`
  query DeskProblem($id: ID!) {
    problem(id: $id) {
      id
      number
      version
      text
      measure
      originWords
      task {
        id
        title
      }
      attachments {
        id
        name
        size
        mediaType
      }
      replies {
        ...DeskReply
      }
      can {
        submit
      }
    }
  }
`)

const SubmitProblemDocument = graphql(`
  mutation DeskSubmitProblem($id: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    submitProblem(id: $id, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
    }
  }
`)

/** 整改: the problem, its measure, and what was put right. */
export function ProblemPanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const result = useRead(DeskProblemDocument, { id: row.problemId ?? '' }, { fresh: true })
  const problem = result.data?.problem
  const [send, sending] = useWrite(SubmitProblemDocument)
  const key = `problem.${row.problemId}`
  const reply = useReply(key)

  const onSubmit = async () => {
    const words = problem?.can.submit ? reply.ready(t('desk:problem.needText')) : null
    if (!problem || !words || sending) return
    const { failure } = await send({ id: problem.id, version: problem.version, ...words })
    if (failure) return reply.fail(failure)
    forgetReply(key)
    finish({ failure }, t('desk:problem.submitted'), onClose)
  }
  useSubmitKey(onSubmit)
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={t('desk:kind.PROBLEM')}
      foot={
        problem?.can.submit ? (
          <Button look="primary" busy={sending} shortcut="Ctrl ↵" onClick={onSubmit}>
            {t('desk:problem.submit')}
          </Button>
        ) : null
      }
    >
      <Loaded result={result}>
        {data =>
          data.problem ? (
            <>
              <Section title={t('desk:problem.text')}>
                <Said>{data.problem.text || row.title}</Said>
                <AttachmentList items={data.problem.attachments ?? []} />
              </Section>
              {data.problem.measure ? (
                <Section title={t('desk:problem.measure')}>
                  <Said>{data.problem.measure}</Said>
                </Section>
              ) : null}
              {data.problem.originWords ? (
                <Section title={t('desk:problem.origin')}>
                  <Said>{data.problem.originWords}</Said>
                </Section>
              ) : null}
              {data.problem.can.submit ? (
                <ReplyForm reply={reply} label={t('desk:problem.reply')} hint={t('desk:problem.replyHint')} />
              ) : null}
              <ReplyList replies={data.problem.replies ?? []} />
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}
