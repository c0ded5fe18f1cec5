import { registerEnumType } from 'type-graphql'
import {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorStatus,
  OwnFigure,
  ReportFrequency,
} from '#prisma'

/** Rates of the systems ledger that may feed an indicator (DOMAIN §7). */
export const SystemMeasure = {
  CLOUD: 'CLOUD',
  ZOMBIE: 'ZOMBIE',
  INTEGRATION: 'INTEGRATION',
  SHARING: 'SHARING',
} as const
export type SystemMeasure = (typeof SystemMeasure)[keyof typeof SystemMeasure]

/** Rates of tickets that may feed an indicator (DOMAIN §7). */
const COMPLAINT_MEASURES = ['ON_TIME', 'RESPONSE', 'RESOLVED', 'SATISFIED'] as const

/** Rates of 好差评 that may feed an indicator (DOMAIN §7). */
const RATING_MEASURES = ['GOOD', 'ACTIVE', 'PUT_RIGHT'] as const

/** What may be counted for an indicator, by where: the one list of measures. */
export const FEED_MEASURES = {
  SYSTEMS: Object.values(SystemMeasure),
  COMPLAINTS: COMPLAINT_MEASURES,
  RATINGS: RATING_MEASURES,
} as const
export type CountedFeed = keyof typeof FEED_MEASURES
export type IndicatorMeasure = (typeof FEED_MEASURES)[CountedFeed][number]
export const IndicatorMeasure = Object.fromEntries(
  Object.values(FEED_MEASURES)
    .flat()
    .map(measure => [measure, measure]),
) as { [Measure in IndicatorMeasure]: Measure }

/** Whether the program counts its figures from records, so that nobody reports them. */
export const isCountedFeed = (feed: string): feed is CountedFeed => Object.hasOwn(FEED_MEASURES, feed)

export { IndicatorDirection, IndicatorFeed, IndicatorKind, IndicatorStatus, OwnFigure, ReportFrequency }

registerEnumType(IndicatorStatus, {
  name: 'IndicatorStatus',
  description: '待完善 (read from a plan, still a proposal) · 启用 · 停用.',
})
registerEnumType(IndicatorKind, {
  name: 'IndicatorKind',
  description: '比率 (numerator / denominator × 100) · 数量 · 达标型 (a line to meet) · 计算型 (a formula).',
})
registerEnumType(IndicatorDirection, {
  name: 'IndicatorDirection',
  description: '越高越好 · 越低越好 · 保持 (any fall is bad) · 不低于 (more than the line is no better).',
})
registerEnumType(IndicatorFeed, {
  name: 'IndicatorFeed',
  description:
    'Places report it, a formula over others makes it, or the systems ledger, the tickets or the ratings count it.',
})
registerEnumType(ReportFrequency, { name: 'ReportFrequency', description: '每月 · 每季 · 每半年 · 每年.' })
registerEnumType(OwnFigure, {
  name: 'OwnFigure',
  description:
    'What the own figure of a place with places below it stands for: the whole place, or its own departments only.',
})
registerEnumType(SystemMeasure, {
  name: 'SystemMeasure',
  description: '上云率 · 僵尸系统消除率 · 整合率 · 接入率 of the systems ledger.',
})
registerEnumType(IndicatorMeasure, {
  name: 'IndicatorMeasure',
  description:
    'What is counted for an indicator. Of the systems ledger: 上云率 · 僵尸系统消除率 · 整合率 · 接入率; of tickets: 按时办结率 · 响应率 · 解决率 · 满意率.',
})
