import { chanceOf } from '#test/kit/hot-world.ts'

/** Writes a complaint anew as another caller, or the same one a week later, would put it. */

const SYNONYMS: readonly (readonly string[])[] = [
  ['噪音', '噪声', '吵闹声'],
  ['扰民', '影响居民休息', '吵得睡不着'],
  ['垃圾', '生活垃圾', '废弃物'],
  ['小区', '住宅区', '院区'],
  ['投诉', '反映', '举报'],
  ['物业', '物业公司', '物管'],
  ['修', '维修', '修理'],
  ['坏了', '损坏', '出故障'],
  ['没有', '没', '未'],
  ['非常', '十分', '特别'],
  ['希望', '请求', '盼望'],
  ['解决', '处理', '办理'],
  ['严重', '厉害', '很严重'],
  ['政府', '有关部门', '主管部门'],
  ['学校', '校方', '学校方面'],
  ['工资', '薪水', '劳动报酬'],
  ['拖欠', '欠着', '一直不发'],
  ['公司', '企业', '单位'],
  ['道路', '路面', '马路'],
  ['孩子', '小孩', '子女'],
  ['医院', '医疗机构', '院方'],
  ['为什么', '为何', '怎么'],
  ['开发商', '房地产公司', '建设方'],
  ['业主', '住户', '房主'],
  ['附近', '旁边', '周边'],
  ['晚上', '夜里', '夜间'],
  ['车辆', '汽车', '车子'],
  ['费用', '费', '钱款'],
]

/** Characters that sound or look alike. */
const WRONG: readonly (readonly [string, string])[] = [
  ['的', '地'],
  ['在', '再'],
  ['做', '作'],
  ['那', '哪'],
  ['噪', '燥'],
  ['账', '帐'],
  ['已', '以'],
  ['拆', '折'],
  ['圾', '极'],
  ['未', '末'],
  ['辆', '俩'],
  ['园', '圆'],
  ['带', '代'],
  ['坐', '座'],
]

const DIGITS = '零一二三四五六七八九'
const OPENINGS = ['您好！', '尊敬的领导：', '我是当地居民，', '再次来电，', '上次打过电话，']
const ENDINGS = ['谢谢！', '麻烦尽快处理。', '恳请重视。', '盼回复。', '']

const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T

function otherWords(text: string, random: () => number): string {
  let changed = text
  for (const words of SYNONYMS) {
    const word = words.find(one => changed.includes(one))
    if (word !== undefined && random() < 0.7)
      changed = changed.replaceAll(
        word,
        pick(
          words.filter(one => one !== word),
          random,
        ),
      )
  }
  return changed
}

const otherNumbers = (text: string, random: () => number): string =>
  text.replace(/\d/g, digit => (random() < 0.5 ? (DIGITS[Number(digit)] ?? digit) : digit))

function slips(text: string, random: () => number): string {
  let changed = text
  for (const [right, wrong] of WRONG) if (random() < 0.3) changed = changed.replace(right, wrong)
  return changed
}

/** The same matter with synonyms, sentences in another order, clauses left out, politeness, slips and other numbers. */
export function reworded(text: string, seed: number): string {
  const random = chanceOf(seed)
  const clauses = text.split(/[。！？；，,;!?\s]+/).filter(clause => clause.length > 1)
  const kept = clauses.filter(() => random() > 0.25)
  const some = kept.length >= 2 ? kept : clauses
  const turned =
    random() < 0.6
      ? [...some.slice(Math.floor(some.length / 2)), ...some.slice(0, Math.floor(some.length / 2))]
      : some
  const words = slips(otherNumbers(otherWords(turned.join('，'), random), random), random)
  return `${pick(OPENINGS, random)}${words}。${pick(ENDINGS, random)}`
}
