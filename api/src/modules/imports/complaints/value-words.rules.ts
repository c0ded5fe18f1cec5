import { ComplaintClass, ComplaintSatisfaction, ComplaintState, ComplaintUrgency } from '#prisma'

const MISSING =
  /^(?:[-—–/\\]+|null|none|n\/a|na|nan|nil|undefined|unspecified|无|空|暂无|不详|未知|未填写|未填)$/i

/** The words of a cell: half-width, without blanks around; null for what only stands for nothing. */
export function cellText(cell: string | undefined): string | null {
  if (cell === undefined || cell === '') return null
  const text = cell.trim()
  return text === '' || (text.length < 12 && MISSING.test(text)) ? null : text
}

const simple = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s_-]+/g, '')
    .toLowerCase()

type Words<T> = readonly (readonly [T, RegExp])[]

const CLASSES: Words<ComplaintClass> = [
  [ComplaintClass.INQUIRY, /咨询|查询|inquir|enquir|question|information/],
  [ComplaintClass.REPORT, /举报|检举|report(?!s)|whistle/],
  [ComplaintClass.PRAISE, /感谢|表扬|点赞|致谢|praise|compliment|thank/],
  [ComplaintClass.SUGGESTION, /建议|建言|意见|suggest|idea/],
  [ComplaintClass.COMPLAINT, /投诉|申诉|complain/],
  [ComplaintClass.REQUEST, /求助|求决|诉求|请求|报修|求职|request|help|service/],
  [ComplaintClass.OTHER, /^其(?:他|它)$|^other$|反映|无效/],
]

const URGENCIES: Words<ComplaintUrgency> = [
  [ComplaintUrgency.CRITICAL, /特急|特提|非常紧急|critical|emergency/],
  [ComplaintUrgency.URGENT, /^急|紧急|加急|urgent|high/],
  [ComplaintUrgency.NORMAL, /一般|普通|平件|不急|正常|normal|low|medium|standard/],
]

const STATES: Words<ComplaintState> = [
  [ComplaintState.RECEIVED, /待派|待受理|已受理|未派|退回|退单|received|new|unassigned|submitted/],
  [ComplaintState.DISPATCHED, /待签收|已派|未签收|派发|转办|assigned|dispatched/],
  [ComplaintState.ARCHIVED, /归档|archiv/],
  [ComplaintState.CALLED_BACK, /已回访|已评价|followedup/],
  [
    ComplaintState.HANDLING,
    /未办结|未完成|未结|在办|处理中|办理中|处置中|待办|待处理|已签收|进行|open|pending|progress|process|started|hold/,
  ],
  [
    ComplaintState.FINISHED,
    /办结|完成|结案|已处理|已回复|已答复|已解决|待回访|待评价|closed|complet|resolved|finish|done|cerrad|duplicate|cancel/,
  ],
]

const SATISFACTIONS: Words<ComplaintSatisfaction> = [
  [ComplaintSatisfaction.DISSATISFIED, /不满意|不太满意|dissatisf|unsatisf|poor|bad/],
  [ComplaintSatisfaction.BASICALLY_SATISFIED, /基本满意|较满意|比较满意|一般|basically|fair|neutral/],
  [ComplaintSatisfaction.SATISFIED, /满意|satisf|good|excellent|happy/],
]

function wordIn<T>(words: Words<T>, text: string): T | null {
  const plain = simple(text)
  return words.find(([, form]) => form.test(plain))?.[0] ?? null
}

/** Reads the words of a kind, each spelling looked at once: a column has a few of them and millions of rows. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    const value = read(text)
    if (known.size < 5000 && text.length < 100) known.set(text, value)
    return value
  }
}

export const readClass = remembered(text => wordIn(CLASSES, text))
export const readUrgency = remembered(text => wordIn(URGENCIES, text))
export const readState = remembered(text => wordIn(STATES, text))
export const readSatisfaction = remembered(text => wordIn(SATISFACTIONS, text))

/** Not answered by the caller when called back. */
export const isUnanswered = remembered(text =>
  /未接通|无人接|未回访|拒访|拒绝|未评价|未作评价|不评价|无法联系|noanswer|unanswered/.test(simple(text)),
)

/** A flag, or a count: more than none is yes. */
export const readFlag = remembered((text): boolean | null => {
  const plain = simple(text)
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain) > 0
  if (
    /^(?:否|不是|没有|未|n|no|false|f|×|✗)$|^(?:未|不|没)|overdue|^late|超期|逾期|notresolved|unresolved/.test(
      plain,
    )
  )
    return false
  if (
    /^(?:是|有|已|y|yes|true|t|√|✓)$|^(?:已|按时|按期|及时|解决|满意)|ontime|intime|resolved|met/.test(plain)
  )
    return true
  return null
})

/** A flag of being late: 逾期 and overdue are yes here. */
export const readLateFlag = remembered((text): boolean | null => {
  const plain = simple(text)
  if (/^(?:未|没有|不)?(?:超期|逾期|超时)|overdue|^late/.test(plain)) return !/^(?:未|没有|不)/.test(plain)
  if (/按时|按期|正常|ontime|intime/.test(plain)) return false
  return readFlag(text)
})

/** A count up to 1,000; null for anything else. */
export const readCount = remembered((text): number | null => {
  const plain = simple(text).replace(/次|个|家$/, '')
  const value = Number(plain)
  return plain !== '' && Number.isInteger(value) && value >= 0 && value <= 1000 ? value : null
})

const share = (values: readonly string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length

export const shareOfClasses = (values: readonly string[]): number =>
  share(values, value => value.length <= 6 && readClass(value) !== null)
export const shareOfStates = (values: readonly string[]): number =>
  share(values, value => value.length <= 20 && readState(value) !== null)
export const shareOfSatisfactions = (values: readonly string[]): number =>
  share(values, value => value.length <= 20 && (readSatisfaction(value) !== null || isUnanswered(value)))
