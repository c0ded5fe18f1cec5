import { useState } from 'react'
import { useLocation } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, confirm, toast, useKeys } from '../../ui/index.ts'
import { InstructionDialog } from '../instructions/index.ts'
import { EditNoticeDialog } from './edit-notice-dialog.tsx'

export const NoticeActionsFragment = graphql(`
  fragment NoticeActions on Notice {
    id
    version
    kind
    title
    content
    place {
      code
    }
    recipients {
      id
      organization {
        id
        name
      }
    }
    can {
      edit
      send
      sign
      reject
      issue
      withdraw
      close
      instruct
    }
    ...EditNotice
  }
`)

const ActOnNoticesDocument = graphql(`
  mutation ActOnNotices($input: NoticeActionInput!) {
    actOnNotices(input: $input) {
      done {
        id
        version
        status
        documentNumber
        ...NoticeState
      }
      faults {
        noticeId
        title
        message
      }
    }
  }
`)

const STEPS = ['send', 'sign', 'issue', 'close', 'reject', 'withdraw'] as const
export type NoticeStep = (typeof STEPS)[number]

const ACTION = {
  send: 'SEND',
  sign: 'SIGN',
  issue: 'ISSUE',
  close: 'CLOSE',
  reject: 'REJECT',
  withdraw: 'WITHDRAW',
} as const satisfies Record<NoticeStep, string>

/** Steps back are explained. */
const WITH_REASON: readonly NoticeStep[] = ['reject', 'withdraw']

type Taken = 'DONE' | 'GIVEN_UP' | 'REFUSED'
type StepNotice = { id: string; version: number; title: string }

/** Takes one step with a notice and says what came of it. */
export function useNoticeStep(): [(notice: StepNotice, step: NoticeStep) => Promise<Taken>, boolean] {
  const { t } = useWords()
  const [act, busy] = useWrite(ActOnNoticesDocument)
  const take = async (notice: StepNotice, step: NoticeStep): Promise<Taken> => {
    const needsReason = WITH_REASON.includes(step)
    const reason = needsReason
      ? await confirm({
          title: t(`notices:ask.${step}`),
          body: notice.title,
          action: t(`notices:act.${step}`),
          reason: { label: t('notices:reason'), required: true },
        })
      : null
    if (needsReason && reason === null) return 'GIVEN_UP'
    const { id, version } = notice
    const { data, failure } = await act({
      input: { action: ACTION[step], notices: [{ id, version }], reason },
    })
    if (failure) {
      toast(failure.message, { bad: true })
      return 'REFUSED'
    }
    const number = data.actOnNotices.done[0]?.documentNumber
    toast(step === 'issue' && number ? t('notices:done.issued', { number }) : t(`notices:done.${step}`))
    return 'DONE'
  }
  return [take, busy]
}

interface NoticeActionsProps {
  notice: FragmentType<typeof NoticeActionsFragment>
  /** A takes the next step, R the one back. */
  keys?: boolean
  /** After a step was taken. */
  onStep?: (step: NoticeStep) => void
  /** When it was not: someone else may have been faster. */
  onRefused?: () => void
}

/** What the server says may be done, the next step first. Nothing when nothing may. */
export function NoticeActions({ notice: masked, keys = false, onStep, onRefused }: NoticeActionsProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const notice = readFragment(NoticeActionsFragment, masked)
  const [take, busy] = useNoticeStep()
  const [form, setForm] = useState<'edit' | 'instruct' | null>(null)
  const close = () => setForm(null)
  const steps = STEPS.filter(step => notice.can[step])
  const forward = steps.find(step => !WITH_REASON.includes(step))
  const run = async (step: NoticeStep) => {
    const taken = await take(notice, step)
    if (taken === 'DONE') onStep?.(step)
    if (taken === 'REFUSED') onRefused?.()
  }
  useKeys({
    a: keys && forward ? () => void run(forward) : undefined,
    r: keys && notice.can.reject ? () => void run('reject') : undefined,
  })
  const keyOf = (step: NoticeStep) => (step === forward ? 'A' : step === 'reject' ? 'R' : undefined)
  return (
    <div className="record-actions">
      {steps.map((step, index) => (
        <Button
          key={step}
          look={index === 0 && !WITH_REASON.includes(step) ? 'primary' : undefined}
          busy={busy}
          shortcut={keys ? keyOf(step) : undefined}
          onClick={() => void run(step)}
        >
          {t(`notices:act.${step}`)}
        </Button>
      ))}
      {notice.can.edit ? <Button onClick={() => setForm('edit')}>{t('notices:act.edit')}</Button> : null}
      {/* An outline of somebody else's notice has no paper. */}
      {notice.content === null ? null : (
        <Button onClick={() => navigate(href(paths.noticePrint(notice.id)))}>
          {t('notices:act.preview')}
        </Button>
      )}
      {notice.can.instruct ? (
        <Button onClick={() => setForm('instruct')}>{t('notices:act.instruct')}</Button>
      ) : null}
      {form === 'edit' ? <EditNoticeDialog notice={notice} onClose={close} /> : null}
      {form === 'instruct' ? (
        <InstructionDialog
          place={notice.place.code}
          subject="NOTICE"
          subjectId={notice.id}
          subjectTitle={notice.title}
          acting={notice.recipients.map(({ organization }) => organization.name).join('、')}
          onClose={close}
          onDone={close}
        />
      ) : null}
    </div>
  )
}
