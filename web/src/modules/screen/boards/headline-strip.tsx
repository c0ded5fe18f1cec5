import type { ReactNode } from 'react'
import { count, percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Light, type LightLevel } from '../../../ui/index.ts'
import { pointsSince } from '../../dashboard/index.ts'
import { Changes } from '../../periods/index.ts'
import type { Overview, WallRate } from './overview-query.ts'

/** The cockpit counts thirty days unless told otherwise. */
const BASE = { choice: 'days', days: 30 } as const

interface HeadProps {
  name: string
  light?: ReactNode
  /** null = no data, never 0. */
  value: string | null
  unit: string
  change?: ReactNode
  parts?: ReactNode
  target?: ReactNode
}

function Head({ name, light, value, unit, change, parts, target }: HeadProps) {
  const { t } = useWords()
  return (
    <div>
      <div className="l1">
        <span>{name}</span>
        {light}
      </div>
      <div className="l2">
        {value === null ? <b className="none">{t('common:figure.noData')}</b> : <b>{value}</b>}
        {value === null ? null : <i>{unit}</i>}
        <span className="chg">{change}</span>
      </div>
      <div className="l3">
        <span>{parts}</span>
        <span>{target}</span>
      </div>
    </div>
  )
}

function RateHead({ name, of, rate }: { name: string; of: string; rate: WallRate }) {
  const { t } = useWords()
  const { rate: now, before, yearBefore, target, light } = rate
  return (
    <Head
      name={name}
      light={light === 'NO_DATA' ? null : <Light level={light} kind="progress" />}
      value={percent(now.value)}
      unit="%"
      change={
        <Changes
          before={pointsSince(now, before)}
          yearBefore={pointsSince(now, yearBefore)}
          base={BASE}
          decimals={1}
          points
        />
      }
      parts={of}
      target={typeof target === 'number' ? t('common:figure.target', { target: `${target}%` }) : null}
    />
  )
}

/** The five figures a leader reads first; those the viewer may not read are left out. */
export function HeadlineStrip({
  cockpit: { onTime, reached, indicators, complaints, notices },
}: {
  cockpit: Overview
}) {
  const { t, language } = useWords()
  const number = (value: number) => count(value, language)
  const parts = ({ numerator, denominator }: WallRate['rate']) =>
    `${number(numerator)}/${number(denominator)}`
  return (
    <section className="card strip headlines" aria-label={t('dashboard:figure.label')}>
      <RateHead
        name={t('screen:figure.onTime')}
        of={t('screen:figure.milestones', { parts: parts(onTime.rate) })}
        rate={onTime}
      />
      {reached && indicators ? <ReachedHead reached={reached} counts={indicators.counts} /> : null}
      {complaints ? (
        <>
          <RateHead
            name={t('screen:figure.closed')}
            of={t('screen:figure.tickets', { parts: parts(complaints.onTime.rate) })}
            rate={complaints.onTime}
          />
          <RateHead
            name={t('screen:figure.satisfied')}
            of={t('screen:figure.answers', {
              parts: parts(complaints.satisfied.rate),
              count: number(complaints.unanswered),
            })}
            rate={complaints.satisfied}
          />
        </>
      ) : null}
      {notices ? <NoticesHead notices={notices} /> : null}
    </section>
  )
}

interface ReachedProps {
  reached: NonNullable<Overview['reached']>
  counts: NonNullable<Overview['indicators']>['counts']
}

function ReachedHead({ reached: { rate, before, yearBefore, light }, counts }: ReachedProps) {
  const { t } = useWords()
  const since = (then: { numerator: number; denominator: number } | null | undefined) =>
    then && then.denominator > 0 ? rate.numerator - then.numerator : null
  return (
    <Head
      name={t('dashboard:figure.indicators')}
      light={
        light === 'NO_DATA' ? null : (
          <Light level={light} kind="progress">
            {counts.behind > 0 ? t('screen:figure.behind', { count: counts.behind }) : null}
          </Light>
        )
      }
      value={rate.denominator > 0 ? String(rate.numerator) : null}
      unit={`/${rate.denominator}`}
      change={<Changes before={since(before)} yearBefore={since(yearBefore)} base={BASE} />}
      parts={t('screen:figure.standing', { behind: counts.behind, near: counts.near, noData: counts.noData })}
      target={t('screen:figure.all', { count: rate.denominator })}
    />
  )
}

function NoticesHead({
  notices: { awaiting, overdue, near, light },
}: {
  notices: NonNullable<Overview['notices']>
}) {
  const { t } = useWords()
  const late = overdue.value
  const since = (then: number | null | undefined) => (typeof then === 'number' ? awaiting.value - then : null)
  const level: LightLevel = light
  return (
    <Head
      name={t('screen:figure.awaiting')}
      light={<Light level={level}>{late > 0 ? t('screen:figure.late', { count: late }) : null}</Light>}
      value={String(awaiting.value)}
      unit={t('screen:unit.notice')}
      change={<Changes before={since(awaiting.before)} yearBefore={since(awaiting.yearBefore)} base={BASE} />}
      parts={t('screen:figure.urgent', { late, near })}
      target={t('screen:figure.inTime', { count: awaiting.value - late })}
    />
  )
}
