/** What a column of a task or indicator table holds, read from its heading. */
export type ColumnRole =
  | 'seq'
  | 'category'
  | 'name'
  | 'indicator'
  | 'detail'
  | 'unit'
  | 'weight'
  | 'attribute'
  | 'baseline'
  | 'target'
  | 'year'
  | 'growth'
  | 'lead'
  | 'joint'
  | 'duty'
  | 'leader'
  | 'due'
  | 'stage'
  | 'remark'
  | 'progress'

export interface Column {
  role: ColumnRole
  heading: string
  /** Year in the heading (2021年（基准年）). */
  year: number | null
}

const OFFICE = '(?:单位|部门|科室|股室|处室|主体|机构)'
const RULES: [ColumnRole, RegExp][] = [
  ['seq', /^(?:序号?|编号|项次|No\.?|项目编号|任务编号)$/i],
  [
    'baseline',
    /^(?:基准值?|基期值?|基数|现状值?|现状|当前值|初始值|基准年|基期|(?:上年|去年)(?:完成|实际)值?)(?:\([^()]*\))?$/,
  ],
  [
    'year',
    /^(?:20\d\d)年?度?(?:\([^()]*\))?(?:目标|现状|基期|基准|规划|预期|实际|完成|计划|基)?(?:年|值|数)?$/,
  ],
  [
    'year',
    /^(?:到|至)?(?:20\d\d)年?(?:年?底)?(?:目标|规划|预期|现状|基准|基期|实际|完成|计划)(?:年|值|数|情况)?(?:\([^()]*\))?$/,
  ],
  [
    'indicator',
    /^(?:(?:主要|考核|评价|具体|监测|核心|发展|预期|二级|三级|量化|绩效)?指标(?:名称|内容|项目)?|名称)$/,
  ],
  [
    'category',
    /^(?:类别|分类|领域|重点领域|任务领域|一级指标|(?:指标|任务|项目|工作)类别|(?:工作)?(?:领域|板块|方面|维度|专项|行动)|大类|归类)$/,
  ],
  ['unit', /^(?:单位|计量单位|指标单位)(?:\([^()]*\))?$/],
  ['weight', /^(?:分值|权重|分数|标准分|得分|考核分值|权数)(?:\([^()]*\))?$/],
  ['attribute', /^(?:指标)?(?:属性|性质|类型|类别)$/],
  [
    'target',
    /^(?:目标值?|规划值|预期(?:目标|值)|年度目标(?:值)?|目标任务数?|任务数|计划数|任务目标|目标数|工作目标值|年度?计划|工作目标)$/,
  ],
  [
    'growth',
    /^(?:\d{4}-\d{4}年)?(?:“?十[三四五六]五”?)?(?:期间|时期|五年)?(?:年均|年平均|累计|年均\/?累计|年均\/?\[累计\])(?:增长|增速|增幅|目标|值|数|率|变化)*(?:\/?\[?累计\]?)?(?:\([^()]*\)|\[[^\]]*\])*$/,
  ],
  ['lead', new RegExp(`^(?:总)?(?:责任)?(?:牵头|主办|主责|主要责任|第一责任)(?:责任)?${OFFICE}?$`)],
  [
    'joint',
    new RegExp(`^(?:责任)?(?:配合|协办|协同|协助|参与|参加|共同责任|协作|联合|辅助)(?:责任)?${OFFICE}?$`),
  ],
  [
    'duty',
    new RegExp(
      `^(?:任务|落实|承办|实施|完成|执行|负责|整改|监考|考核|评价|考评|数据来源|具体)?(?:责任)?(?:及配合|和配合)?${OFFICE}(?:\\([^()]*\\))?$|^(?:牵头[及和、/]?(?:配合|责任)|责任[及和、/]?配合)${OFFICE}$|^责任分工$`,
    ),
  ],
  [
    'leader',
    /^(?:责任|分管|牵头|包联|包抓|挂帅|联系|县级|市级|区级|主管|负责)(?:责任)?(?:领导|人|同志)(?:人)?$|^(?:责任人|联系人|负责人|联系方式|联系电话)$/,
  ],
  [
    'due',
    /^(?:完成|办结|整改|推进|实施|任务|进度|工作|计划完成|预计完成|计划|落实)?(?:时限|期限|时间|时间节点|时间安排|时间要求|进度安排|节点|节点要求|截止时间|截止日期)(?:要求|安排|节点)?$|^(?:时间进度|完成时限要求|起止时间|建设年限|建设起止年限)$/,
  ],
  [
    'stage',
    /^(?:20\d\d年?)?(?:第?[一二三四1-4]季度|[1-4]季度|上半年|下半年|\d{1,2}月份?)(?:目标|计划|任务|进度|安排|工作|节点)*$/,
  ],
  [
    'progress',
    /^(?:目前|当前|最新|工作|推进|整改|项目|任务|本月)?(?:进展|完成|推进|落实|办理|整改)(?:情况|进度)$|^(?:目前|当前|最新|工作)进展$/,
  ],
  ['remark', /^(?:备注|说明|补充说明|备 ?注)$/],
  [
    'detail',
    /^(?:具体|工作|主要|任务|建设|实施|重点|改革|整改|目标)?(?:内容|要求|措施|举措|任务内容|工作内容|任务要求|做法|内容及要求|目标及内容|内容和目标|规模及内容)(?:及要求)?$|^(?:具体(?:任务|工作|事项|目标)|(?:工作)?(?:任务)?(?:目标任务|目标要求)|年度目标任务|建设规模及内容|主要建设内容|成果形式|完成标准|预期成果|成果|工作标准|任务分解|重点工作任务|任务措施|量化指标)$/,
  ],
  [
    'name',
    /^(?:重点|工作|主要|年度|目标|改革|整改|督办|责任|交办)?(?:任务|事项|项目|工作|问题)(?:名称|事项|项目|清单)?$|^(?:项目名称|重点工作|工作事项|任务名称|实施项目|民生实事|实事项目)$/,
  ],
]

/** Headings made up for one table (目标与任务, 分管县领导, 牵头责任单位及责任人); only short ones without marks. */
const LOOSE: [ColumnRole, RegExp][] = [
  ['leader', /^[\u4e00-\u9fff]{0,6}(?:领导|责任人|负责人|负责同志)$/],
  ['lead', /^[\u4e00-\u9fff]{0,4}(?:牵头|主办)[\u4e00-\u9fff]{0,4}(?:单位|部门)[\u4e00-\u9fff]{0,4}$/],
  ['joint', /^[\u4e00-\u9fff]{0,4}(?:配合|协办|参与|协同|协作)[\u4e00-\u9fff]{0,4}(?:单位|部门)$/],
  ['duty', /^[\u4e00-\u9fff]{0,4}(?:责任|承办|负责)[\u4e00-\u9fff]{0,2}(?:单位|部门)[\u4e00-\u9fff]{0,4}$/],
  ['due', /^[\u4e00-\u9fff]{0,4}(?:时限|期限|时间节点|完成时间)[\u4e00-\u9fff]{0,2}$/],
  [
    'name',
    /^[\u4e00-\u9fff]{0,4}(?:目标与任务|任务与目标|工作任务|重点任务|任务事项|目标任务|任务名称)[\u4e00-\u9fff]{0,2}$/,
  ],
  ['detail', /^[\u4e00-\u9fff]{0,4}(?:内容|举措|措施|要求)$/],
]

/** The column a heading cell announces, or undefined for any other cell. */
export function columnOf(cell: string): Column | undefined {
  const heading = cell.replace(/[\s*#]/g, '')
  if (heading === '' || heading.length > 16) return undefined
  const found =
    RULES.find(([, pattern]) => pattern.test(heading)) ?? LOOSE.find(([, pattern]) => pattern.test(heading))
  if (!found) return undefined
  const year = /20\d\d/.exec(heading)
  return { role: found[0], heading, year: year ? Number(year[0]) : null }
}

/** A row of headings: at least two kinds of columns, one of which says what the row is about. */
export function columnsOf(cells: string[]): Column[] | undefined {
  const columns = cells.map(
    cell =>
      columnOf(cell) ??
      (cell.trim().length <= 12
        ? ({ role: 'remark', heading: cell.trim(), year: null } as Column)
        : undefined),
  )
  const known = cells.filter(cell => columnOf(cell)).length
  if (columns.some(column => column === undefined) || known < 2 || known < cells.length * 0.6)
    return undefined
  const settled = settle(columns as Column[])
  const roles = new Set(settled.map(column => column.role))
  const about = roles.has('name') || roles.has('indicator') || roles.has('detail')
  return about && roles.size >= 2 ? settled : undefined
}

/** Headings whose meaning depends on their neighbours. */
function settle(columns: Column[]): Column[] {
  const has = (...roles: ColumnRole[]) => columns.some(column => roles.includes(column.role))
  const numeric = has('year', 'weight', 'unit', 'indicator')
  const unitMeansOffice = !has('indicator', 'year', 'weight', 'target', 'lead', 'joint', 'duty')
  const settled = columns.map((column): Column => {
    if (column.role === 'growth') return { ...column, role: has('target', 'year') ? 'remark' : 'target' }
    if (column.role === 'target' && !numeric) return { ...column, role: 'detail' }
    return column.role === 'unit' && unitMeansOffice ? { ...column, role: 'duty' } : column
  })
  return dated(secondName(settled))
}

/** Of two columns of tasks (重点工作, 工作任务) the first groups and the second describes. */
function secondName(columns: Column[]): Column[] {
  const names = columns.filter(column => column.role === 'name')
  if (names.length < 2) return columns
  const described = columns.some(column => column.role === 'detail')
  return columns.map(column => {
    if (described && column === names[0]) return { ...column, role: 'category' }
    return !described && column === names.at(-1) ? { ...column, role: 'detail' } : column
  })
}

/**
 * Of several years the last is the aim. Where things stand is the column that says so (基期, 现状), else the earliest
 * year unless it is an aim as well; the years between are kept apart.
 */
function dated(columns: Column[]): Column[] {
  const years = columns.filter(column => column.role === 'year').sort((a, b) => a.year! - b.year!)
  const done = years.filter(column => /基|现状|实际|完成/.test(column.heading))
  const target = years.filter(column => !done.includes(column)).at(-1)
  const first = years.find(column => column !== target && !/目标|规划|预期|计划/.test(column.heading))
  const known = columns.some(column => column.role === 'baseline')
  const baseline = known ? undefined : (done.find(column => /基|现状/.test(column.heading)) ?? first)
  return columns.map(column => {
    if (column === target) return { ...column, role: 'target' }
    return column === baseline ? { ...column, role: 'baseline' } : column
  })
}

export function isIndicatorTable(columns: Column[]): boolean {
  const has = (role: ColumnRole) => columns.some(column => column.role === role)
  return (
    (has('indicator') && (has('unit') || has('target') || has('baseline') || has('weight'))) ||
    (has('weight') && has('target')) ||
    (has('unit') && has('target') && !has('due'))
  )
}
