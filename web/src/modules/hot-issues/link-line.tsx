import { Link } from 'wouter'
import { dayWithWeekday } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { RecordLight } from '../follow-up/index.ts'
import { TaskLight } from '../tasks/index.ts'
import type { LinkParts } from './hot-issue-query.ts'

/** The task or notice something was made into, with how it stands. */
export function LinkLine({ link: { task, notice, linkedOn, linkedBy } }: { link: LinkParts }) {
  const { t, language } = useWords()
  const { href, asOf } = useScope()
  const linked = t('hotIssues:chain.linked', { day: dayWithWeekday(linkedOn, asOf, language), by: linkedBy })
  const closedOn = task?.closedOn ?? notice?.closedOn ?? null
  const over = notice?.status === 'CLOSED' || notice?.status === 'WITHDRAWN'
  return (
    <li>
      {task ? (
        <>
          <div className="row">
            <TaskLight task={task} />
            <span className="cap">
              {t('hotIssues:chain.task')} {task.ledgerNo} · {t(`tasks:status.${task.status}`)}
            </span>
          </div>
          <Link href={href(paths.task(task.id))}>{task.title}</Link>
        </>
      ) : null}
      {notice ? (
        <>
          <div className="row">
            <RecordLight light={notice.light} closed={over} />
            <span className="cap">
              {t('hotIssues:chain.notice')} {notice.documentNumber} · {t(`notices:status.${notice.status}`)}
            </span>
          </div>
          <Link href={href(paths.notice(notice.id))}>{notice.title}</Link>
        </>
      ) : null}
      <p className="cap">
        {[
          linked,
          closedOn ? t('hotIssues:chain.closedOn', { day: dayWithWeekday(closedOn, asOf, language) }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}
