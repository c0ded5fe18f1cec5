import { Link } from 'wouter'
import type { ComplaintMeasure } from '../../../graphql/generated/graphql.ts'
import { count, percent, signed } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { Light } from '../../../ui/index.ts'
import { type Base, Changes } from '../../periods/index.ts'
import type { Board } from './board-query.ts'
import { FigureWords } from './figure-words.tsx'
import { KEPT, type TicketLink } from './ticket-links.ts'

type Rate = Board['rates'][number]

/** The board holds a period against as many days before it. */
export const baseOf = (days: number): Base => ({ choice: 'custom', days })

interface RateCellProps {
  rate: Rate
  /** Days of the period, and of the one before it. */
  days: number
  link: TicketLink
}

/** One rate: percent, light, change, its two parts as lists, and before 剔除. */
export function RateCell({ rate: one, days, link }: RateCellProps) {
  const { t } = useWords()
  const { kind, rate, light, change, yearChange } = one
  const value = percent(rate.value)
  return (
    <div className="cell">
      <div className="l1">
        <FigureWords name={t(`complaintBoard:strip.kind.${kind}`)} rows={wordsOf(one, days, t)} />
        {light === 'NO_DATA' ? null : <Light level={light} kind="progress" />}
      </div>
      <div className="l2">
        {value === null ? (
          <b className="none">{t('complaintBoard:strip.noData')}</b>
        ) : (
          <>
            <b>
              <Part measure={one.denominatorMeasure} link={link}>
                {value}
              </Part>
            </b>
            <i>%</i>
          </>
        )}
      </div>
      <div className="cap parts">
        <Parts rate={one} link={link} />
      </div>
      <div className="cap">
        <Changes before={change} yearBefore={yearChange} base={baseOf(days)} decimals={1} points />
      </div>
    </div>
  )
}

interface PartProps {
  measure: ComplaintMeasure | null | undefined
  link: TicketLink
  children: string
}

const Part = ({ measure, link, children }: PartProps) =>
  measure ? <Link href={link(measure, KEPT)}>{children}</Link> : children

/** `788/859 · 剔除前 90.6`, `364/412 应答 · 未应答 96` */
function Parts({ rate: one, link }: Pick<RateCellProps, 'rate' | 'link'>) {
  const { t, language } = useWords()
  const { kind, rate, whole, unanswered } = one
  const before = percent(whole.value)
  const number = (value: number) => count(value, language)
  return (
    <>
      <Part measure={one.numeratorMeasure} link={link}>
        {number(rate.numerator)}
      </Part>
      /
      <Part measure={one.denominatorMeasure} link={link}>
        {number(rate.denominator)}
      </Part>
      {kind === 'REWORKED' ? ` ${t('complaintBoard:strip.closed')}` : null}
      {kind === 'RESOLVED' ? ` ${t('complaintBoard:strip.answered')}` : null}
      {kind === 'SATISFIED' && unanswered ? (
        <>
          {' · '}
          <Link href={link('UNANSWERED', KEPT)}>
            {t('complaintBoard:strip.unanswered', { count: unanswered })}
          </Link>
        </>
      ) : null}
      {kind === 'ON_TIME' && before !== null
        ? ` · ${t('complaintBoard:strip.whole', { value: before })}`
        : null}
    </>
  )
}

function wordsOf({ rate, whole, unanswered, change, yearChange }: Rate, days: number, t: T) {
  const points = (value: number | null | undefined) =>
    typeof value === 'number' ? t('complaintBoard:strip.points', { value: signed(value, 1) }) : null
  const before = percent(whole.value)
  return [
    [t('common:figure.definition'), rate.definition],
    [t('common:figure.parts'), `${rate.numerator} / ${rate.denominator}`],
    [
      t('complaintBoard:strip.wholeTerm'),
      before === null ? null : `${before}%（${whole.numerator} / ${whole.denominator}）`,
    ],
    [t('complaintBoard:strip.unansweredTerm'), unanswered],
    [t('complaintBoard:strip.change', { count: days }), points(change)],
    [t('complaintBoard:strip.yearChange'), points(yearChange)],
    [t('common:figure.source'), rate.source],
    [t('common:figure.asOf'), rate.asOf],
  ] as const
}
