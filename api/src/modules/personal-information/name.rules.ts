import type { Claims } from './claims.ts'
import { maskName } from './masks.rules.ts'
import { NOT_NAMES } from './not-names.ts'
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts'

/**
 * Words that lead to a name. Texts are gone through character by character: few begin a cue, and only there its words
 * are compared; the alternatives of one expression tried everywhere would take longer than all else.
 */
class Cue {
  readonly #begins = new Uint8Array(0x10000)
  readonly #form: RegExp

  constructor(words: string, followed = '', notBehind = '') {
    const options = words.split(' ')
    for (const option of options) this.#begins[option.charCodeAt(0)] = 1
    this.#form = new RegExp(`${notBehind}(?:${options.join('|')})${followed}`, 'y')
  }

  /** Says where each cue of a text begins and ends. */
  each(text: string, take: (start: number, end: number) => void): void {
    for (let at = 0; at < text.length; at += 1) {
      if (this.#begins[text.charCodeAt(at)] === 0) continue
      this.#form.lastIndex = at
      if (!this.#form.test(text)) continue
      const end = this.#form.lastIndex
      take(at, end)
      at = end - 1
    }
  }
}

/** A name surely follows. */
const SAID = new Cue('我叫 名叫 本人叫 名字叫 名字是 叫做', '[:： ]?')
/** A column of a form: 联系人：李建国. */
const LABELLED = new Cue(
  '姓名 联系人 投诉人 来电人 诉求人 反映人 举报人 申请人 当事人 报料人 留言人 求助人 信访人 户主 车主 房主 机主 租户 收件人 署名 落款人 落款 受害人 被害人 死者 伤者',
  '(?:姓名|名字)?(?:[:： ]{1,3}(?:是|为|系|叫)?|是|为|系|叫)',
)
/** The end of a letter: 此致敬礼！李建国 2019年 */
const SIGNED = new Cue('敬礼', '[!！。]? {0,4}(?:投诉人|反映人)?[:： ]{0,2}')
/** A name may follow: 我是李建国，电话… */
const PERHAPS = new Cue(
  '我是 我系 本人 业主 居民 村民 市民 网友 患者 租客 房东 学生 老人 孩子 儿子 女儿 丈夫 妻子 老公 老婆 父亲 母亲 爸爸 妈妈 哥哥 弟弟 姐姐 妹妹 外甥 侄子 邻居 投诉人 来电人 诉求人 反映人 举报人 申请人 联系人 当事人 求助人 信访人 户主 车主 房主 机主 租户 收件人 受害人 被害人 死者 伤者 工人 员工 司机 乘客 原告 被告',
  '',
  '(?<!物(?=业主))',
)
const TITLES = new Cue('先生 女士 小姐 阿姨 大爷 大叔 大妈 奶奶 爷爷 婆婆')

/** Characters that no given name has. */
const NEVER =
  /[的了是不在有和与及等之我你他她它们这那个些么吗呢吧被把将就都也还没很其且或者某号市县区镇村街路局办站队厂店所院校司科处组社站]/
/** Titles and what else stands where a given name would. */
const STANDS_FOR =
  /^(?:先生|女士|小姐|同志|阿姨|大爷|大叔|大妈|大姐|大哥|奶奶|爷爷|师傅|老师|医生|主任|科长|局长|书记|经理|队长|站长|所长|处长|主管|总|工|姐|哥|生|家|某|姓|氏)/
/** A name ends here whatever led to it. */
const ENDS = /^(?:$|[^\u3400-\u9fff*]|电话|手机|身份证|联系|家住|住在|住址|先生|女士)/
/** … and here, where a name surely began. */
const GOES_ON =
  /^(?:的|是|于|在|因|和|与|及|现|今|反|来|向|为|有|被|男|女|系|从|也|又|已|想|要|说|称|住|到|去|对|给|跟|同|自|发|投|求|报|打|由|年|今年|联名|等|，)/
/** Characters that are a surname but mostly a little word: a name begins with one only behind a label. */
const LITTLE_WORDS = new Set('和于向时应从由成为对别及但将又因单是有公都区来管房宿位相初'.split(''))

const isHan = (text: string | undefined): boolean =>
  text !== undefined && text >= '\u3400' && text <= '\u9fff'

const surnameLength = (text: string, at: number): number => {
  if (COMPOUND_SURNAMES.has(text.slice(at, at + 2)) && isHan(text[at + 2])) return 2
  return SURNAMES.has(text[at] as string) ? 1 : 0
}

type Certainty = 'said' | 'labelled' | 'perhaps'

/** Whether these characters may be a name at all. */
function mayBeName(name: string, surname: number, certainty: Certainty = 'perhaps'): boolean {
  const given = name.slice(surname)
  if (!/^[\u3400-\u9fff]+$/.test(given) || NEVER.test(given) || STANDS_FOR.test(given)) return false
  if (NOT_NAMES.has(name)) return false
  // 收件人：许可欣: behind a label a name may begin like a word.
  return certainty !== 'perhaps' || surname > 1 || !NOT_NAMES.has(name.slice(0, 2))
}

/** 郑　武 */
const SPACED = /^[\u3400-\u9fff] {1,2}[\u3400-\u9fff](?:$|[^\u3400-\u9fff])/
const SPACED_END = /(?<=^. {1,2}.)/

/** Length of the name that begins at a place, or 0. */
function nameLength(text: string, at: number, certainty: Certainty): number {
  const surname = surnameLength(text, at)
  if (surname === 0) return certainty === 'said' ? unusualName(text, at) : 0
  if (certainty === 'perhaps' && LITTLE_WORDS.has(text[at] as string)) return 0
  for (const given of [2, 1]) {
    const length = surname + given
    const after = text.slice(at + length, at + length + 3)
    const ends = ENDS.test(after) || (certainty !== 'perhaps' && GOES_ON.test(after))
    if (ends && mayBeName(text.slice(at, at + length), surname, certainty)) return length
  }
  if (certainty !== 'perhaps' && SPACED.test(text.slice(at, at + 6))) return text.slice(at).search(SPACED_END)
  if (certainty !== 'said') return 0
  return (
    [2, 1].map(given => surname + given).find(length => mayBeName(text.slice(at, at + length), surname)) ?? 0
  )
}

/** 我叫阿不都热合曼·买买提: no surname of the list, but it ends like a name. */
function unusualName(text: string, at: number): number {
  const name = /^[\u3400-\u9fff]{2,6}·[\u3400-\u9fff]{2,6}|^[\u3400-\u9fff]{2,3}(?=$|[，,。;；、 ])/.exec(
    text.slice(at, at + 14),
  )?.[0]
  return name === undefined || NEVER.test(name) ? 0 : name.length
}

/** Names behind 我叫, 联系人：, 我是 …, and full names before 先生, 女士. 张女士 and 王某 stay as they are. */
export function claimNames(text: string, claims: Claims): void {
  const claimBehind = (cue: Cue, certainty: Certainty) => {
    cue.each(text, (_, end) => claimRow(text, end, certainty, claims))
  }
  claimBehind(SAID, 'said')
  claimBehind(LABELLED, 'labelled')
  claimBehind(SIGNED, 'labelled')
  claimBehind(PERHAPS, 'perhaps')
  TITLES.each(text, index => {
    const length = titledLength(text, index)
    if (length > 0) claims.add('NAME', index - length, index, maskName(text.slice(index - length, index)))
  })
}

/** A name and those that stand with it: 举报人：余中华、王才茂、张庆国. */
function claimRow(text: string, from: number, certainty: Certainty, claims: Claims): void {
  let start = from
  let length = nameLength(text, start, certainty)
  while (length > 0) {
    const name = text.slice(start, start + length)
    claims.add('NAME', start, start + length, maskName(name.replaceAll(' ', '')))
    if (text[start + length] !== '、') return
    start += length + 1
    length = nameLength(text, start, 'labelled')
  }
}

const BEGINS = /^$|[^\u3400-\u9fff]|[叫是给找跟为的被请称]/

/** Characters before a title that are a full name: 李建国先生 3, 张女士 0. */
function titledLength(text: string, title: number): number {
  for (const length of [4, 3, 2]) {
    const start = title - length
    if (start < 0) continue
    const surname = surnameLength(text, start)
    const given = length - surname
    if (surname === 0 || given < 1 || given > 2 || (surname === 1 && LITTLE_WORDS.has(text[start] as string)))
      continue
    const name = text.slice(start, title)
    if (!mayBeName(name, surname)) continue
    // 平路张女士: the surname that stands before the title is meant, unless a name clearly begins before.
    const own = SURNAMES.has(text[title - 1] as string)
    if (!own || BEGINS.test(text.charAt(start - 1))) return length
  }
  return 0
}
