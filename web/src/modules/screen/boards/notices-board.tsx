import type { ReactNode } from 'react'
import type { ScreenNoticesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { shortDay } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { DaysLeft, EmptyState, Light } from '../../../ui/index.ts'
import { type BoardProps, useBoard } from '../feed.ts'
import { BoardWait } from './board-wait.tsx'

const NoticesDocument = graphql(`
  query ScreenNotices($notices: NoticeFilter!, $tasks: TaskFilter!, $asOf: Day) {
    notices(filter: $notices, asOf: $asOf, first: 13) {
      totalCount
      nodes {
        id
        kind
        documentNumber
        title
        light
        replyDueOn
        workingDaysLeft
        recipients {
          id
          organization {
            id
            name
          }
        }
      }
    }
    tasks(filter: $tasks, sort: { key: DUE_ON, direction: ASC }, asOf: $asOf, first: 13) {
      totalCount
      nodes {
        id
        title
        light
        dueOn
        workingDaysLeft
        lead {
          id
          organization {
            id
            name
          }
        }
      }
    }
  }
`)

type Data = ScreenNoticesQuery

/** Issued and waiting for an answer. */
const AWAITING = ['ISSUED', 'RECEIVED'] as const

/** 督办与逾期: notices that wait for an answer, and overdue tasks, the oldest first. */
export function NoticesBoard({ place, asOf }: BoardProps) {
  const { data, refused } = useBoard(NoticesDocument, {
    notices: { place, status: [...AWAITING] },
    tasks: { place, lights: ['BEHIND'], ownPlaceOnly: false },
    asOf,
  })
  if (!data) return <BoardWait refused={refused} />
  return (
    <div className="wall">
      <div className="three even whole">
        <NoticeCard notices={data.notices} />
        <OverdueCard tasks={data.tasks} />
      </div>
    </div>
  )
}

interface ListCardProps {
  title: string
  total: number
  shown: number
  empty: string
  head: ReactNode
  children: ReactNode
}

function ListCard({ title, total, shown, empty, head, children }: ListCardProps) {
  const { t } = useWords()
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{t('screen:list.title', { title, count: total })}</h2>
        {total > shown ? <span className="cap">{t('screen:shownOf', { shown, total })}</span> : null}
      </header>
      {total === 0 ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        <table className="tbl big list">
          <thead>
            <tr>{head}</tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  )
}

/** The first unit, and how many more. */
function Units({ names }: { names: readonly string[] }) {
  const { t } = useWords()
  const [first, ...rest] = names
  if (first === undefined) return <span className="mut">{t('screen:list.noUnit')}</span>
  return rest.length === 0 ? first : t('screen:list.units', { name: first, count: names.length })
}

function NoticeCard({ notices: { nodes, totalCount } }: { notices: Data['notices'] }) {
  const { t } = useWords()
  return (
    <ListCard
      title={t('screen:list.notices')}
      total={totalCount}
      shown={nodes.length}
      empty={t('screen:list.noNotices')}
      head={
        <>
          <th scope="col" className="c-light">
            {t('screen:indicators.light')}
          </th>
          <th scope="col">{t('screen:list.notice')}</th>
          <th scope="col" className="c-unit">
            {t('screen:list.to')}
          </th>
          <th scope="col" className="c-day">
            {t('screen:list.replyBy')}
          </th>
        </>
      }
    >
      {nodes.map(({ id, kind, documentNumber, title, light, replyDueOn, workingDaysLeft, recipients }) => (
        <tr key={id}>
          <td>
            <Light level={light} />
          </td>
          <td className="two-lines">
            <span className="ell">{title}</span>
            <span className="cap">
              {[t(`notices:kind.${kind}`), documentNumber].filter(Boolean).join(' · ')}
            </span>
          </td>
          <td className="ell">
            <Units names={recipients.map(({ organization }) => organization.name)} />
          </td>
          <Due day={replyDueOn} left={workingDaysLeft} />
        </tr>
      ))}
    </ListCard>
  )
}

function OverdueCard({ tasks: { nodes, totalCount } }: { tasks: Data['tasks'] }) {
  const { t } = useWords()
  return (
    <ListCard
      title={t('screen:list.overdue')}
      total={totalCount}
      shown={nodes.length}
      empty={t('screen:list.noOverdue')}
      head={
        <>
          <th scope="col" className="c-light">
            {t('screen:indicators.light')}
          </th>
          <th scope="col">{t('screen:list.task')}</th>
          <th scope="col" className="c-unit">
            {t('screen:list.lead')}
          </th>
          <th scope="col" className="c-day">
            {t('screen:list.due')}
          </th>
        </>
      }
    >
      {nodes.map(({ id, title, light, dueOn, workingDaysLeft, lead }) => (
        <tr key={id}>
          <td>
            <Light level={light} />
          </td>
          <td className="two-lines">
            <span className="ell">{title}</span>
          </td>
          <td className="ell">
            <Units names={lead.map(({ organization }) => organization.name)} />
          </td>
          <Due day={dueOn} left={workingDaysLeft} />
        </tr>
      ))}
    </ListCard>
  )
}

interface DueProps {
  day: string | null | undefined
  left: number | null | undefined
}

function Due({ day, left }: DueProps) {
  const { asOf } = useScope()
  return (
    <td className="nw">
      {day ? shortDay(day, asOf) : '—'} {typeof left === 'number' ? <DaysLeft days={left} /> : null}
    </td>
  )
}
