import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'

export const NoticeStateFragment = graphql(`
  fragment NoticeState on Notice {
    id
    kind
    status
    documentNumber
    light
    workingDaysLeft
    stepDueOn
    draftedOn
    draftedBy
    sentOn
    signedOn
    signedBy
    issuedOn
    issuedBy
    closedOn
    closedBy
    withdrawnOn
    withdrawnBy
    withdrawReason
  }
`)

interface NoticeStateProps {
  notice: FragmentType<typeof NoticeStateFragment>
}

/** `■ 逾期 3 个工作日 · 督办通知单 · 待反馈` */
export function NoticeState({ notice: masked }: NoticeStateProps) {
  const { t } = useWords()
  const { kind, status, light, workingDaysLeft } = readFragment(NoticeStateFragment, masked)
  const over = status === 'CLOSED' || status === 'WITHDRAWN'
  return (
    <>
      <RecordLight light={light} closed={over} workingDaysLeft={workingDaysLeft ?? null} long />
      <span className="cap">
        {' · '}
        {t(`notices:kind.${kind}`)} · {t(`notices:status.${status}`)}
      </span>
    </>
  )
}

/** Its way step by step: what was done by whom and when, and by when the next is due. */
export function NoticeSteps({ notice: masked }: NoticeStateProps) {
  const { t } = useWords()
  const notice = readFragment(NoticeStateFragment, masked)
  const steps = [
    { name: t('notices:step.drafted'), day: notice.draftedOn, by: notice.draftedBy },
    { name: t('notices:step.sent'), day: notice.sentOn },
    { name: t('notices:step.signed'), day: notice.signedOn, by: notice.signedBy },
    { name: t('notices:step.issued'), day: notice.issuedOn, by: notice.issuedBy },
    { name: t('notices:step.closed'), day: notice.closedOn, by: notice.closedBy },
    { name: t('notices:step.withdrawn'), day: notice.withdrawnOn, by: notice.withdrawnBy },
  ].filter(({ day }) => day)
  return (
    <ol className="notice-steps">
      {steps.map(({ name, day, by }) => (
        <li key={name}>
          <b>{name}</b> {day ? <DateText day={day} /> : null} <span className="mut">{by}</span>
        </li>
      ))}
      {notice.stepDueOn ? (
        <li className="next">
          <b>{t(`notices:next.${notice.status}`)}</b> <DateText day={notice.stepDueOn} />{' '}
          {t('notices:next.by')}
        </li>
      ) : null}
      {notice.withdrawReason ? <li className="mut">{notice.withdrawReason}</li> : null}
    </ol>
  )
}
