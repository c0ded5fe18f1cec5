import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { hasRole, SEES_PLANS } from '../access/index.ts'
import { recordExport } from '../audit/index.ts'
import { organizationLoader, requireDivision } from '../divisions/index.ts'
import { planLoader } from '../plans/index.ts'
import type {
  IndicatorDirection,
  IndicatorKind,
  IndicatorStatus,
  ReportFrequency,
} from './indicator.enums.ts'
import type { Definition, Target } from './indicator.facts.ts'
import { listIndicators } from './indicator.query.ts'
import { definitionFor, wholeTargetOn } from './indicator.rules.ts'
import type { Indicator } from './indicator.type.ts'

interface ExportRow {
  indicator: Indicator
  /** In force today. */
  definition: Definition
  /** In force for the indicator as a whole. */
  target: Target | null
  /** Title of the plan; empty for those who may not read plans. */
  plan: string
  /** Name of the responsible unit; empty without one. */
  owner: string
}

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '镇级',
  village: '村级',
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '等于' }

const LEVEL_NAMES = ['', '省', '市', '县（区）', '镇（街道）', '村（社区）']

const STATUS: Readonly<Record<IndicatorStatus, string>> = {
  PROPOSED: '待完善',
  ACTIVE: '启用',
  RETIRED: '停用',
}
const KIND: Readonly<Record<IndicatorKind, string>> = {
  RATIO: '比率',
  COUNT: '数量',
  MINIMUM: '达标型',
  DERIVED: '计算型',
}
const DIRECTION: Readonly<Record<IndicatorDirection, string>> = {
  HIGHER: '越高越好',
  LOWER: '越低越好',
  HOLD: '保持',
  MINIMUM: '不低于',
}
const FREQUENCY: Readonly<Record<ReportFrequency, string>> = {
  MONTHLY: '每月',
  QUARTERLY: '每季',
  HALF_YEARLY: '每半年',
  YEARLY: '每年',
}

/** Who gives the figures: the levels that report, a formula or the systems ledger. */
function reporters({ library: { feed, reportLevels } }: Indicator): string {
  if (feed === 'FORMULA') return '公式计算'
  if (feed === 'COMPLAINTS') return '12345 工单'
  if (feed === 'RATINGS') return '好差评'
  return feed === 'SYSTEMS' ? '系统台账' : reportLevels.map(level => LEVEL_NAMES[level] ?? '').join('、')
}

/** 2023年 90；2024年 95. */
const yearlyWords = (target: Target | null): string | null =>
  target?.yearly.map(({ year, value }) => `${year}年 ${value.toString()}`).join('；') || null

const COLUMNS: readonly SheetColumn<ExportRow>[] = [
  { head: '编号', width: 6, value: ({ indicator }) => indicator.no },
  { head: '指标', width: 40, value: ({ indicator }) => indicator.name },
  { head: '状态', width: 8, value: ({ indicator }) => STATUS[indicator.status] },
  {
    head: '层级',
    width: 8,
    value: ({ indicator: { level } }) => (level === null ? null : (LEVEL_WORDS[level] ?? level)),
  },
  { head: '单位', width: 8, value: ({ definition }) => definition.unit },
  { head: '基准年', width: 8, value: ({ target }) => target?.baselineYear ?? null },
  { head: '基准值', width: 10, value: ({ target }) => target?.baseline?.toNumber() ?? null },
  { head: '年度目标', width: 20, value: ({ target }) => yearlyWords(target) },
  { head: '目标年', width: 8, value: ({ target }) => target?.targetYear ?? null },
  { head: '要求', width: 6, value: ({ indicator }) => SIGNS[indicator.comparator] ?? null },
  {
    head: '目标值',
    width: 10,
    value: ({ target }) => target?.target?.toNumber() ?? target?.targetText ?? null,
  },
  { head: '类型', width: 8, value: ({ definition }) => KIND[definition.kind] },
  { head: '方向', width: 10, value: ({ definition }) => DIRECTION[definition.direction] },
  { head: '口径', width: 48, value: ({ definition }) => definition.definition || null },
  { head: '口径版本', width: 8, value: ({ definition }) => definition.version },
  { head: '分子', width: 28, value: ({ definition }) => definition.numeratorItem },
  { head: '分母', width: 28, value: ({ definition }) => definition.denominatorItem },
  { head: '不计', width: 20, value: ({ definition }) => definition.excluded },
  { head: '公式', width: 24, value: ({ definition }) => definition.formula },
  { head: '填报', width: 24, value: ({ indicator }) => reporters(indicator) },
  { head: '周期', width: 8, value: ({ indicator }) => FREQUENCY[indicator.frequency] },
  { head: '责任单位', width: 24, value: ({ owner }) => owner || null },
  { head: '数据来源', width: 24, value: ({ indicator }) => indicator.dataSource },
  { head: '方案', width: 48, value: ({ plan }) => plan },
]

/** More fit on no address. */
const MOST_CHOSEN = 200

/** The indicators an address names, where a page shows some of them only; null = all. Throws `BAD_INPUT`. */
export function readChosen(ids: readonly string[]): ReadonlySet<string> | null {
  if (ids.length > MOST_CHOSEN)
    throw badInput('id', `一次最多按筛选导出 ${MOST_CHOSEN} 项。请去掉筛选后导出全部，或再缩小范围。`)
  if (!ids.every(isId)) throw badInput('id', '导出条件里有不认识的指标，请回到页面重新导出。')
  return ids.length === 0 ? null : new Set(ids)
}

/** The file and its name; of the chosen ones where some are. Throws what the list throws. */
export async function exportIndicators(
  context: Context,
  code: string,
  chosen: ReadonlySet<string> | null,
): Promise<{ name: string; file: Buffer }> {
  const listed = await listIndicators(context, code)
  const indicators = chosen ? listed.filter(({ id }) => chosen.has(id)) : listed
  const place = await requireDivision(context, code)
  const rows = await Promise.all(indicators.map(indicator => toRow(context, indicator)))
  await recordExport(context, { place: code, name: '指标库', rows: rows.length })
  const notes = noteSheet('说明', [
    ['内容', `指标，${rows.length} 项`],
    ['地区', place.name],
    ['导出', `${context.clock.today()} ${context.viewer?.name ?? ''}`],
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ])
  return {
    name: `指标_${place.name}_${context.clock.today()}.xlsx`,
    file: await workbook(sheetOf('指标', COLUMNS, rows), notes),
  }
}

async function toRow(context: Context, indicator: Indicator): Promise<ExportRow> {
  const { jurisdictionCode, planId } = indicator
  const visible = planId !== null && hasRole(context.viewer, SEES_PLANS, jurisdictionCode)
  const plan = visible ? await planLoader(context).load({ jurisdictionCode, id: planId }) : null
  const { ownerId } = indicator.library
  const owner = ownerId === null ? null : await organizationLoader(context).load(ownerId)
  const today = context.clock.today()
  return {
    indicator,
    definition: definitionFor(indicator.library, today, today),
    target: wholeTargetOn(indicator.library, today),
    plan: plan?.title ?? '',
    owner: owner?.name ?? '',
  }
}
