import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Figure } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { Changes } from '../periods/index.ts'
import { useBoard } from './board-view.tsx'
import { Count } from './counts.tsx'
import { countRows } from './rate-words.ts'
import { countSince } from './since.ts'

const NoticeFigureFragment = graphql(`
  fragment NoticeFigure on Cockpit {
    notices {
      awaiting {
        value
        before
        yearBefore
      }
      overdue {
        value
      }
      near
      light
      byLevel {
        kind
        awaiting
        overdue
      }
    }
  }
`)

/** 督办待反馈: notices out and not answered, by the step of the ladder, and how many are past their date. */
export function NoticeFigure({ cockpit }: { cockpit: FragmentType<typeof NoticeFigureFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const board = useBoard()
  const { notices } = readFragment(NoticeFigureFragment, cockpit)
  if (!notices) return null
  const { awaiting, overdue, near, light, byLevel } = notices
  const list = (params: { light?: string; kind?: string } = {}) =>
    href(paths.notices(), { state: 'WAITING', ...params })
  const name = t('dashboard:figure.notices')
  return (
    <Figure
      name={name}
      value={awaiting.value}
      unit={t('dashboard:figure.piece')}
      href={awaiting.value > 0 ? list() : undefined}
      light={
        awaiting.value === 0
          ? { level: 'GOOD', word: t('dashboard:figure.noticesNone') }
          : light === 'BEHIND'
            ? { level: light, word: t('dashboard:figure.noticesLate', { count: overdue.value }) }
            : { level: light }
      }
      change={<Changes before={countSince(awaiting.value, awaiting.before)} base={board.base} />}
      parts={
        <span className="ladder">
          {byLevel.map(level => (
            <span key={level.kind}>
              {t(`notices:kind.${level.kind}`)}{' '}
              <Count
                value={level.awaiting}
                href={list({ kind: level.kind })}
                label={t(`notices:kind.${level.kind}`)}
              />
            </span>
          ))}
        </span>
      }
      target={
        near > 0 ? (
          <>
            {t('common:light.deadline.NEAR')}{' '}
            <Count value={near} href={list({ light: 'NEAR' })} label={t('common:light.deadline.NEAR')} />
          </>
        ) : null
      }
      how={{
        definition: t('dashboard:how.notices'),
        source: t('dashboard:how.noticeSource'),
        asOf: board.asOf,
        fresh: board.fresh,
        numerator: overdue.value,
        denominator: awaiting.value,
        more: countRows(t, awaiting, board),
      }}
      beside={
        <InstructButton
          look="quiet"
          subjectTitle={t('dashboard:instruct.notices', { count: awaiting.value, late: overdue.value })}
        />
      }
    />
  )
}
