import type { IndicatorDirection, IndicatorFeed, IndicatorKind, OwnFigure, ReportFrequency } from '#prisma'
import { levelOfCode } from '../divisions/index.ts'

/** What a plan says of an indicator. */
export interface PrintedIndicator {
  jurisdictionCode: string
  name: string
  level: string | null
  unit: string | null
  comparator: string
  baseline: number | null
  target: number | null
}

/** What the library would make of it; a person decides. */
export interface Proposal {
  kind: IndicatorKind
  direction: IndicatorDirection
  /** As printed; where the table has lost it, what its name suggests. */
  unit: string
  decimals: number
  cumulative: boolean
  reportLevels: number[]
  frequency: ReportFrequency
  ownFigure: OwnFigure
  feed: IndicatorFeed
  measure: string | null
  definition: string
  numeratorItem: string | null
  denominatorItem: string | null
}

const LEVEL_NUMBERS: Readonly<Record<string, number>> = {
  province: 1,
  city: 2,
  county: 3,
  town: 4,
  village: 5,
}
const LEVEL_WORDS = ['', '省', '市', '县（区）', '镇（街道）', '村（社区）']

/** Rates counted in the systems ledger, by the words plans use for them (DOMAIN §7). */
const MEASURES: readonly [RegExp, string, string, string][] = [
  [/上云率/, 'CLOUD', '已上云的政务信息系统数', '应上云的政务信息系统数（非涉密、在用）'],
  [
    /僵尸.*(?:率|占比)|(?:清理|消除|关停).*僵尸/,
    'ZOMBIE',
    '已消除的僵尸政务信息系统数',
    '已认定的僵尸政务信息系统数',
  ],
  [/系统.*整合.*率|整合率/, 'INTEGRATION', '已整合的政务信息系统数', '应整合的政务信息系统数'],
  [
    /(?:系统|平台|数据).*接入率/,
    'SHARING',
    '已接入共享平台的政务信息系统数',
    '应接入共享平台的政务信息系统数',
  ],
]

/** What is counted above and below the line of rates that public plans name (DOMAIN §7). */
const RATIOS: readonly [RegExp, string, string][] = [
  [/一窗.*受理率/, '“一窗”分类受理的依申请事项数', '依申请办理政务服务事项总数'],
  [/免证办.*率/, '可免证办理的政务服务事项数', '政务服务事项总数'],
  [/最多跑一次/, '最多跑一次的政务服务事项数', '政务服务事项总数'],
  [/全程网办率/, '可全程网办的政务服务事项数', '政务服务事项总数'],
  [/(?:网上|在线)(?:办理|可办)率/, '可网上办理的政务服务事项数', '政务服务事项总数'],
  [/即办件/, '即办件事项数', '政务服务事项总数'],
  [/时限压(?:减|缩)率/, '法定时限与承诺时限之差合计（天）', '法定时限合计（天）'],
  [/满意率|满意度/, '满意和基本满意的评价数', '有效评价总数'],
]

const bare = (name: string) => name.replace(/[“”"'‘’\s]/g, '')

const stemOf = (name: string) => bare(name).replace(/(?:率|占比|比例|比重)$/, '')

const isShare = ({ unit, name, target }: PrintedIndicator) =>
  unit === '%' ||
  unit === '％' ||
  (unit === null && /(?:率|占比|比例)$/.test(bare(name)) && (target ?? 0) <= 100)

const isMinimum = ({ unit, name, level }: PrintedIndicator) =>
  level !== null && (/兆|Mbps|M$/i.test(unit ?? '') || /宽带|带宽|网速/.test(name))

/** Plans print a table of figures: how they stand to each other says which way is good. */
function directionOf({ comparator, baseline, target }: PrintedIndicator): IndicatorDirection {
  if (comparator === '<=' || comparator === '<') return 'LOWER'
  if (baseline === null || target === null || baseline < target) return 'HIGHER'
  return baseline === target ? 'HOLD' : 'LOWER'
}

const UNITS: readonly [RegExp, string][] = [
  [/宽带|带宽|网速/, '兆'],
  [/(?:率|占比|比例|比重|满意度)$/, '%'],
  [/次数$/, '次'],
  [/人数$/, '人'],
  [/户数$/, '户'],
  [/家数$/, '家'],
  [/时限|时间|天数$/, '天'],
]

/** Unit of the table, or the one its name suggests: a person sees both. */
const unitOf = ({ unit, name }: PrintedIndicator): string =>
  unit?.replace('％', '%') ?? UNITS.find(([words]) => words.test(bare(name)))?.[1] ?? '个'

/** Its own level and the two below: a county with its towns and villages. */
function levelsBelow(jurisdictionCode: string): number[] {
  const level = levelOfCode(jurisdictionCode)
  return [level, level + 1, level + 2].filter(one => one <= 5)
}

const USUAL = { frequency: 'MONTHLY', feed: 'REPORTED', measure: null, cumulative: false } as const

function ratio(printed: PrintedIndicator): Proposal {
  const name = bare(printed.name)
  const measured = MEASURES.find(([words]) => words.test(name))
  const known = RATIOS.find(([words]) => words.test(name))
  const stem = stemOf(name)
  const [numeratorItem, denominatorItem] = measured
    ? [measured[2], measured[3]]
    : known
      ? [known[1], known[2]]
      : [`达到“${stem}”要求的数量`, `应达到“${stem}”要求的总数`]
  return {
    ...USUAL,
    kind: 'RATIO',
    direction: directionOf(printed),
    unit: '%',
    decimals: 1,
    reportLevels: measured ? [] : levelsBelow(printed.jurisdictionCode),
    ownFigure: 'PART',
    ...(measured ? { feed: 'SYSTEMS', measure: measured[1] } : {}),
    definition: `${numeratorItem} ÷ ${denominatorItem} × 100%`,
    numeratorItem,
    denominatorItem,
  }
}

function minimum(printed: PrintedIndicator): Proposal {
  const level = LEVEL_NUMBERS[printed.level ?? ''] ?? levelOfCode(printed.jurisdictionCode)
  const line = printed.target === null ? '目标值' : `${printed.target}${unitOf(printed)}`
  return {
    ...USUAL,
    kind: 'MINIMUM',
    direction: 'MINIMUM',
    unit: unitOf(printed),
    decimals: 0,
    frequency: 'QUARTERLY',
    reportLevels: [level],
    ownFigure: 'WHOLE',
    definition: `每个${LEVEL_WORDS[level]}实测的${bare(printed.name)}，达到${line}为达标；上级按达标${LEVEL_WORDS[level]}数 ÷ 已填报数 × 100% 汇总`,
    numeratorItem: null,
    denominatorItem: null,
  }
}

function count(printed: PrintedIndicator): Proposal {
  const direction = directionOf(printed)
  const average = /平均|人均|次数|时间|时长/.test(printed.name)
  const level = LEVEL_NUMBERS[printed.level ?? ''] ?? levelOfCode(printed.jurisdictionCode)
  return {
    ...USUAL,
    kind: 'COUNT',
    direction,
    unit: unitOf(printed),
    decimals: average ? 1 : 0,
    cumulative: !average && direction !== 'LOWER',
    reportLevels: [level],
    ownFigure: 'WHOLE',
    definition: average
      ? `截至期末的${bare(printed.name)}`
      : `截至期末累计的${bare(printed.name)}数`.replace(/数数$/, '数'),
    numeratorItem: null,
    denominatorItem: null,
  }
}

/**
 * How an indicator read from a plan would stand in the library: % is a ratio of named items over all levels, bandwidth
 * of a level a line to meet, pieces are counted, the cloud rate and its like come from the systems ledger.
 */
export function proposalFor(printed: PrintedIndicator): Proposal {
  if (isMinimum(printed)) return minimum(printed)
  return isShare(printed) ? ratio(printed) : count(printed)
}
