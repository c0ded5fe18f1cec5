import type { IndicatorDirection, IndicatorFeed, IndicatorKind, OwnFigure, ReportFrequency } from '#prisma'

/** 口径 in our own words. */
export interface DefinitionFact {
  kind: IndicatorKind
  direction: IndicatorDirection
  unit: string
  decimals: number
  cumulative?: boolean
  definition: string
  numeratorItem?: string
  denominatorItem?: string
  excluded?: string
  /** Other indicators by name in square brackets. */
  formula?: string
}

export interface TargetFact {
  /** Of one level; left out: of the indicator as a whole. */
  level?: number
  baselineYear: number
  baseline: number
  targetYear: number
  target: number
  yearly?: readonly (readonly [year: number, value: number])[]
}

/** How one indicator stands in the library of the demo. */
export interface LibraryFact extends DefinitionFact {
  name: string
  levels: readonly number[]
  frequency: ReportFrequency
  ownFigure: OwnFigure
  feed?: IndicatorFeed
  measure?: 'CLOUD' | 'ZOMBIE' | 'INTEGRATION' | 'SHARING' | 'ON_TIME' | 'SATISFIED' | 'GOOD'
  /** 责任单位 */
  owner: string
  dataSource: string
  /** Of an indicator that no plan brought along, or besides what the plan says. */
  target?: TargetFact
}

const BUREAU = '区政务服务数据管理局'
const ITEMS = '依申请政务服务事项数'
const REPORTED = '镇街、村居按月填报'

const SPEED = {
  kind: 'MINIMUM',
  direction: 'MINIMUM',
  unit: '兆',
  decimals: 0,
  frequency: 'MONTHLY',
  ownFigure: 'WHOLE',
  owner: BUREAU,
  dataSource: '测速记录',
} as const

const SHARE = { kind: 'RATIO', unit: '%', decimals: 1, owner: BUREAU } as const

/** The nine of the annex of the plan of Wujiang, in its order: the plan brings names, baselines and targets. */
export const PLANNED: readonly LibraryFact[] = [
  {
    ...SPEED,
    name: '区级网络宽带速率',
    levels: [3],
    definition: '政务外网到区直部门的下行速率，取当月三次测速的最低值。',
  },
  {
    ...SPEED,
    name: '镇级网络宽带速率',
    levels: [4],
    definition: '政务外网到镇街的下行速率，取当月三次测速的最低值；全区看达标镇街的占比。',
  },
  {
    ...SPEED,
    name: '村级网络宽带速率',
    levels: [5],
    definition: '政务外网到村（社区）办公点的下行速率，取当月三次测速的最低值；镇和区看达标村居的占比。',
  },
  {
    ...SHARE,
    name: '政务信息系统上云率',
    direction: 'HIGHER',
    levels: [3, 4, 5],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    feed: 'SYSTEMS',
    measure: 'CLOUD',
    dataSource: '政务信息系统台账',
    definition: '已部署到政务云的系统，占应上云系统的比例；区直部门和镇街的系统计入。',
    numeratorItem: '已上云系统数',
    denominatorItem: '应上云系统数',
    excluded: '已关停、涉密的系统',
  },
  {
    ...SHARE,
    name: '政务服务事项网上办理率',
    direction: 'HOLD',
    levels: [3, 4, 5],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    dataSource: REPORTED,
    definition: '能在网上申请的事项，占全部依申请事项的比例；已经做到全部，不得回退。',
    numeratorItem: '可网上办理事项数',
    denominatorItem: ITEMS,
  },
  {
    ...SHARE,
    name: '依申请办理政务服务事项“一窗”分类受理率',
    direction: 'HIGHER',
    levels: [3, 4, 5],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    dataSource: REPORTED,
    definition: '在综合窗口受理的事项，占全部依申请事项的比例。',
    numeratorItem: '综合窗口受理事项数',
    denominatorItem: ITEMS,
  },
  {
    ...SHARE,
    name: '“最多跑一次”事项率',
    direction: 'HIGHER',
    levels: [3, 4],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    dataSource: '区直部门、镇街按月填报',
    definition: '到现场次数不超过一次的事项，占全部依申请事项的比例。',
    numeratorItem: '到现场不超过一次的事项数',
    denominatorItem: ITEMS,
  },
  {
    kind: 'COUNT',
    direction: 'HIGHER',
    unit: '个',
    decimals: 0,
    cumulative: true,
    name: '“免证办”事项',
    levels: [3],
    frequency: 'MONTHLY',
    ownFigure: 'WHOLE',
    owner: '区司法局',
    dataSource: '免证办事项清单',
    definition: '不再要群众提交纸质证照的事项，从建清单起累计。',
  },
  {
    kind: 'COUNT',
    direction: 'HIGHER',
    unit: '个',
    decimals: 0,
    cumulative: true,
    name: '“一件事”事项数',
    levels: [3],
    frequency: 'QUARTERLY',
    ownFigure: 'WHOLE',
    owner: '区市场监督管理局',
    dataSource: '一件事主题清单',
    definition: '上线办理的“一件事”主题，从第一件起累计。',
  },
]

/** Counted in tickets and ratings; they come into the library once these are there. */
export const COUNTED: readonly LibraryFact[] = [
  {
    ...SHARE,
    name: '12345 按时办结率',
    direction: 'HIGHER',
    levels: [],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    feed: 'COMPLAINTS',
    measure: 'ON_TIME',
    dataSource: '12345 工单',
    definition: '按时办结的工单占按时办结、超期办结与期末超期未办工单之和的比例，尚未到期的不计。',
    numeratorItem: '按时办结数',
    denominatorItem: '应办结数',
    target: { baselineYear: 2022, baseline: 80, targetYear: 2025, target: 95 },
  },
  {
    ...SHARE,
    name: '12345 满意率',
    direction: 'HIGHER',
    levels: [],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    feed: 'COMPLAINTS',
    measure: 'SATISFIED',
    dataSource: '12345 回访',
    definition: '回访应答的来电人中回答满意和基本满意的比例，未应答的另列。',
    numeratorItem: '满意与基本满意数',
    denominatorItem: '回访应答数',
    target: { baselineYear: 2022, baseline: 80, targetYear: 2025, target: 90 },
  },
  {
    ...SHARE,
    name: '政务服务好评率',
    direction: 'HIGHER',
    levels: [],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    feed: 'RATINGS',
    measure: 'GOOD',
    dataSource: '好差评记录',
    definition: '实际作出的评价中非常满意、满意、基本满意的比例，系统默认评价不计。',
    numeratorItem: '好评数',
    denominatorItem: '实际评价数',
    target: { baselineYear: 2022, baseline: 95, targetYear: 2025, target: 99 },
  },
]

/** Further ones of the jurisdiction itself. */
export const FURTHER: readonly LibraryFact[] = [
  {
    ...SHARE,
    name: '僵尸系统消除率',
    direction: 'HIGHER',
    levels: [3, 4, 5],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    feed: 'SYSTEMS',
    measure: 'ZOMBIE',
    dataSource: '政务信息系统台账',
    definition: '认定为长期无人使用的系统中，已经关停的比例。',
    numeratorItem: '已关停的僵尸系统数',
    denominatorItem: '认定的僵尸系统数',
    target: { baselineYear: 2021, baseline: 0, targetYear: 2025, target: 100 },
  },
  {
    kind: 'COUNT',
    direction: 'HIGHER',
    unit: '件',
    decimals: 0,
    name: '政务服务办件量',
    levels: [3, 4, 5],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    owner: BUREAU,
    dataSource: REPORTED,
    definition: '当月办结的依申请事项件数，含代办。',
  },
  {
    kind: 'COUNT',
    direction: 'LOWER',
    unit: '次',
    decimals: 0,
    name: '办件跑动次数',
    levels: [3, 4, 5],
    frequency: 'MONTHLY',
    ownFigure: 'PART',
    owner: BUREAU,
    dataSource: REPORTED,
    definition: '当月办结的事项中，申请人到现场的次数之和。',
  },
  {
    kind: 'DERIVED',
    direction: 'LOWER',
    unit: '次/件',
    decimals: 2,
    name: '平均跑动次数',
    levels: [],
    frequency: 'MONTHLY',
    ownFigure: 'WHOLE',
    feed: 'FORMULA',
    owner: BUREAU,
    dataSource: '由办件跑动次数、政务服务办件量算出',
    definition: '办一件事平均到现场几次：跑动次数之和除以办件量，不取各地平均数的平均。',
    formula: '[办件跑动次数] / [政务服务办件量]',
    target: {
      ...{ baselineYear: 2021, baseline: 0.9, targetYear: 2025, target: 0.3 },
      yearly: [
        [2023, 0.6],
        [2024, 0.45],
      ],
    },
  },
  {
    ...SHARE,
    name: '数据目录漏报率',
    direction: 'LOWER',
    levels: [3],
    frequency: 'QUARTERLY',
    ownFigure: 'WHOLE',
    dataSource: '季度抽查',
    definition: '抽查中应编目而没有编目的数据项，占抽查数据项的比例。',
    numeratorItem: '漏报数据项数',
    denominatorItem: '抽查数据项数',
    target: { baselineYear: 2021, baseline: 5, targetYear: 2025, target: 1 },
  },
  {
    ...SHARE,
    name: '镇街政务服务大厅达标率',
    direction: 'HIGHER',
    levels: [4],
    frequency: 'QUARTERLY',
    ownFigure: 'WHOLE',
    dataSource: '现场核验',
    definition: '按镇街大厅标准逐项核验，达到的项数占应达到的项数的比例。',
    numeratorItem: '达标项数',
    denominatorItem: '应达标项数',
    target: { baselineYear: 2022, baseline: 60, targetYear: 2024, target: 100 },
  },
]

const CITY_OWNER = '市数字办'
const BY_COUNTY = '各县（市、区）按季填报'

/** Nanping: ten counties, by the quarter. */
export const CITY: readonly LibraryFact[] = [
  {
    ...SHARE,
    owner: CITY_OWNER,
    name: '审批服务事项网上可办率',
    direction: 'HIGHER',
    levels: [3],
    frequency: 'QUARTERLY',
    ownFigure: 'WHOLE',
    dataSource: BY_COUNTY,
    definition: '能在网上申请的审批服务事项，占全部审批服务事项的比例。',
    numeratorItem: '网上可办事项数',
    denominatorItem: '审批服务事项数',
    target: { baselineYear: 2021, baseline: 70, targetYear: 2025, target: 98 },
  },
  {
    ...SHARE,
    owner: CITY_OWNER,
    name: '“一趟不用跑”事项占比',
    direction: 'HIGHER',
    levels: [3],
    frequency: 'QUARTERLY',
    ownFigure: 'WHOLE',
    dataSource: BY_COUNTY,
    definition: '从申请到取件都不必到现场的事项，占全部审批服务事项的比例。',
    numeratorItem: '一趟不用跑事项数',
    denominatorItem: '审批服务事项数',
    target: { baselineYear: 2021, baseline: 35, targetYear: 2025, target: 80 },
  },
  {
    kind: 'COUNT',
    direction: 'HIGHER',
    unit: '项',
    decimals: 0,
    cumulative: true,
    owner: CITY_OWNER,
    name: '汇聚共享数据目录数',
    levels: [3],
    frequency: 'QUARTERLY',
    ownFigure: 'WHOLE',
    dataSource: BY_COUNTY,
    definition: '已经汇聚到市级平台、可供共享的数据目录，累计。',
    target: { baselineYear: 2021, baseline: 1200, targetYear: 2025, target: 4000 },
  },
]

/**
 * Targets that came later: of towns and villages, for which what holds for the whole says nothing; and the yearly ones
 * that the sample plan of 2024 set between the ends of the five years.
 */
export const LATER_TARGETS: readonly (TargetFact & { name: string; on: string; reason: string })[] = [
  {
    ...{ name: '平均跑动次数', on: '2023-01-12', reason: '镇街只办一般事项，跑动次数应更少。', level: 4 },
    ...{ baselineYear: 2021, baseline: 0.9, targetYear: 2025, target: 0.3 },
  },
  {
    ...{ name: '平均跑动次数', on: '2023-01-12', reason: '村（社区）代办，允许多跑一次。', level: 5 },
    ...{ baselineYear: 2021, baseline: 0.95, targetYear: 2025, target: 0.4 },
  },
  {
    name: '“免证办”事项',
    on: '2024-02-26',
    reason: '2024年重点工作方案定了当年底累计450项，按年分解。',
    ...{ baselineYear: 2021, baseline: 180, targetYear: 2025, target: 600 },
    yearly: [
      [2022, 240],
      [2023, 330],
      [2024, 450],
    ],
  },
]

/** 口径 that changed: what is not named stays as it was. */
export const CHANGED_DEFINITIONS: readonly (Partial<DefinitionFact> & {
  name: string
  on: string
  validFrom: string
  reason: string
})[] = [
  {
    name: '政务信息系统上云率',
    on: '2023-05-29',
    validFrom: '2023-06-01',
    reason: '村（社区）自建系统也要上云，纳入统计。',
    definition: '已部署到政务云的系统，占应上云系统的比例；区直部门、镇街和村（社区）自建的系统都计入。',
  },
  {
    name: '村级网络宽带速率',
    on: '2023-05-29',
    validFrom: '2023-06-01',
    reason: '原来取三次测速的平均值，个别点晚间达不到也算达标，改取最低值。',
    definition: '政务外网到村（社区）办公点的下行速率，取当月三次测速的最低值；镇和区看达标村居的占比。',
  },
]

/** 豁免: places that do not report although their level does. */
export const EXEMPTIONS: readonly {
  name: string
  places: readonly string[]
  on: string
  fromOn: string
  untilOn?: string
  reason: string
}[] = [
  {
    name: '依申请办理政务服务事项“一窗”分类受理率',
    places: ['440203103205', '440203104208'],
    on: '2023-01-12',
    fromOn: '2022-01-01',
    reason: '村委会不设窗口，事项由镇大厅统一受理。',
  },
  {
    name: '村级网络宽带速率',
    places: ['440203102206'],
    on: '2024-04-15',
    fromOn: '2024-04-01',
    untilOn: '2024-06-30',
    reason: '村委会重建，临时办公点没有固定线路，三个月不报。',
  },
]

/** Which tasks of the plan of 2024 are to move an indicator, from which day; see YearWorld.task. */
export const LINKS: readonly { on: string; name: string; tasks: readonly string[] }[] = [
  { on: '2024-03-25', name: '镇级网络宽带速率', tasks: ['1'] },
  {
    on: '2024-03-25',
    name: '村级网络宽带速率',
    tasks: ['1', '1/龙归镇', '1/江湾镇', '1/重阳镇', '1/龙归镇/龙归社区'],
  },
  { on: '2024-03-25', name: '政务信息系统上云率', tasks: ['3'] },
  { on: '2024-03-25', name: '僵尸系统消除率', tasks: ['4'] },
  { on: '2024-04-15', name: '数据目录漏报率', tasks: ['6'] },
  { on: '2024-04-15', name: '依申请办理政务服务事项“一窗”分类受理率', tasks: ['11'] },
  { on: '2024-04-15', name: '“免证办”事项', tasks: ['12'] },
  { on: '2024-04-15', name: '“一件事”事项数', tasks: ['13'] },
  { on: '2024-04-15', name: '镇街政务服务大厅达标率', tasks: ['15'] },
]
