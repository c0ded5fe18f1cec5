import type { Context } from '../../platform/context.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { hasRole, SEES_PLANS } from '../access/index.ts'
import { requireDivision } from '../divisions/index.ts'
import { planLoader } from '../plans/index.ts'
import type { Target } from './indicator.facts.ts'
import { listIndicators } from './indicator.query.ts'
import { unitOn, wholeTargetOn } from './indicator.rules.ts'
import type { Indicator } from './indicator.type.ts'

interface ExportRow {
  indicator: Indicator
  unit: string | null
  /** In force for the indicator as a whole. */
  target: Target | null
  /** Title of the plan; empty for those who may not read plans. */
  plan: string
}

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '镇级',
  village: '村级',
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '等于' }

const COLUMNS: readonly SheetColumn<ExportRow>[] = [
  { head: '指标', width: 40, value: ({ indicator }) => indicator.name },
  {
    head: '层级',
    width: 8,
    value: ({ indicator: { level } }) => (level === null ? null : (LEVEL_WORDS[level] ?? level)),
  },
  { head: '单位', width: 8, value: ({ unit }) => unit },
  { head: '基准年', width: 8, value: ({ target }) => target?.baselineYear ?? null },
  { head: '基准值', width: 10, value: ({ target }) => target?.baseline?.toNumber() ?? null },
  { head: '目标年', width: 8, value: ({ target }) => target?.targetYear ?? null },
  { head: '要求', width: 6, value: ({ indicator }) => SIGNS[indicator.comparator] ?? null },
  {
    head: '目标值',
    width: 10,
    value: ({ target }) => target?.target?.toNumber() ?? target?.targetText ?? null,
  },
  { head: '方案', width: 48, value: ({ plan }) => plan },
]

/** The file and its name. Throws what the list throws. */
export async function exportIndicators(
  context: Context,
  code: string,
): Promise<{ name: string; file: Buffer }> {
  const indicators = await listIndicators(context, code)
  const place = await requireDivision(context, code)
  const rows = await Promise.all(indicators.map(indicator => toRow(context, indicator)))
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
  const today = context.clock.today()
  return {
    indicator,
    unit: unitOn(indicator.library, today),
    target: wholeTargetOn(indicator.library, today),
    plan: plan?.title ?? '',
  }
}
