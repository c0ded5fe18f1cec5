import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Card, DateText, Light } from '../../../ui/index.ts'

export const TaskRecordsFragment = graphql(`
  fragment TaskRecords on Task {
    id
    cycles {
      id
      label
      dueOn
      originalDueOn
      submittedOn
      light
    }
    extensions {
      id
      status
      dueOn
      requestedDueOn
      grantedDueOn
      reason
      requestedOn
      requestedBy
      opinion
      organization {
        id
        name
      }
    }
    dutyReturns {
      id
      status
      reason
      suggestion
      requestedOn
      requestedBy
      opinion
      organization {
        id
        name
      }
    }
    notices {
      id
      documentNumber
      kind
      title
      light
      issuedOn
    }
    problems {
      id
      number
      title
      light
      dueOn
    }
    instructions {
      id
      text
      light
      writtenOn
      writtenBy
    }
  }
`)

/** What belongs to the task: periods, extensions, returns, notices, problems, instructions; nothing where there is nothing. */
export function TaskRecords({ task: masked }: { task: FragmentType<typeof TaskRecordsFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const task = readFragment(TaskRecordsFragment, masked)
  const by = (name: string, day: string) => t('tasks:record.by', { name, day })
  return (
    <>
      <Records title={t('tasks:record.instructions')} rows={task.instructions}>
        {one => (
          <>
            <Light level={one.light} plain>
              {by(one.writtenBy, one.writtenOn)}
            </Light>{' '}
            <Link href={href(paths.instruction(one.id))}>{one.text}</Link>
          </>
        )}
      </Records>
      <Records title={t('tasks:record.notices')} rows={task.notices}>
        {one => (
          <>
            <Light level={one.light} plain>
              {t(`tasks:act.noticeKinds.${one.kind}`)}
            </Light>{' '}
            <Link href={href(paths.notice(one.id))}>
              {one.documentNumber ?? t('tasks:record.noNumber')} {one.title}
            </Link>
            {one.issuedOn ? <Cap>{one.issuedOn}</Cap> : null}
          </>
        )}
      </Records>
      <Records title={t('tasks:record.problems')} rows={task.problems}>
        {one => (
          <>
            <Light level={one.light} plain /> <Link href={href(paths.problem(one.id))}>{one.title}</Link>
            <Cap>{[one.number, one.dueOn].filter(Boolean).join(' · ')}</Cap>
          </>
        )}
      </Records>
      <Records title={t('tasks:record.extensions')} rows={task.extensions}>
        {one => (
          <>
            <b>{t(`desk:extension.result.${one.status}`)}</b>{' '}
            {t('tasks:record.extensionWords', { from: one.dueOn, to: one.requestedDueOn })}
            {one.grantedDueOn ? `，${t('tasks:record.granted', { day: one.grantedDueOn })}` : ''}
            <Cap>{`${one.organization.name} · ${by(one.requestedBy, one.requestedOn)}`}</Cap>
            <p className="wrap mut">{[one.reason, one.opinion].filter(Boolean).join(' → ')}</p>
          </>
        )}
      </Records>
      <Records title={t('tasks:record.dutyReturns')} rows={task.dutyReturns}>
        {one => (
          <>
            <b>{one.organization.name}</b> {t(`tasks:record.dutyStatus.${one.status}`)}
            <Cap>{by(one.requestedBy, one.requestedOn)}</Cap>
            <p className="wrap mut">
              {[
                one.reason,
                one.suggestion ? t('tasks:record.suggestion', { words: one.suggestion }) : null,
                one.opinion,
              ]
                .filter(Boolean)
                .join(' → ')}
            </p>
          </>
        )}
      </Records>
      <Records title={t('tasks:record.cycles', { count: task.cycles?.length ?? 0 })} rows={task.cycles}>
        {one => (
          <>
            <Light level={one.light} plain>
              {one.label}
            </Light>{' '}
            <span className="mut">
              {t('tasks:record.cycleDue')} <DateText day={one.dueOn} />{' '}
              {one.submittedOn ? (
                <>
                  {t('tasks:record.cycleDone')} <DateText day={one.submittedOn} />
                </>
              ) : (
                t('tasks:record.owed')
              )}
            </span>
          </>
        )}
      </Records>
    </>
  )
}

const Cap = ({ children }: { children: ReactNode }) => <span className="cap was">{children}</span>

interface RecordsProps<Row> {
  title: string
  rows: readonly Row[] | null | undefined
  children: (row: Row) => ReactNode
}

function Records<Row extends { id: string }>({ title, rows, children }: RecordsProps<Row>) {
  if (!rows || rows.length === 0) return null
  return (
    <Card title={title}>
      <ul className="records">
        {rows.map(row => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
    </Card>
  )
}
