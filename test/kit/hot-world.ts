import type { Context } from '#api/platform/context.ts'
import { addDays, type Day } from '#api/platform/day.ts'
import { buildPlaces, JIANGWAN, LONGGUI } from './builders.ts'
import type { PlainTicket } from './plain-tickets.ts'

/** A world of tickets in which it is known which belong together. */

/** A small generator of its own, so that a world can be made again from its seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A matter: how people put it, in which category. */
export interface Matter {
  name: string
  category: string
  says: readonly string[]
  effects: readonly string[]
}

export const MATTERS: readonly Matter[] = [
  {
    name: '夜间施工',
    category: '噪声扰民/施工噪声',
    says: [
      '工地半夜还在施工，打桩声很响',
      '夜间施工噪声太大，工地机器轰鸣',
      '工地凌晨浇筑混凝土，夜间施工扰民',
      '晚上十一点工地还在夜间施工',
    ],
    effects: ['一家人睡不着觉', '孩子要上学，休息不好', '老人心脏受不了', '窗户关上也没用'],
  },
  {
    name: '广场舞',
    category: '噪声扰民/生活噪声',
    says: [
      '广场舞音响开得震天响',
      '每晚跳广场舞，音乐声音很大',
      '广场舞队伍用大喇叭放歌',
      '跳舞的音箱太吵，广场舞占了空地',
    ],
    effects: ['孩子没法写作业', '说了几次都不听', '一直跳到很晚', '整栋楼都听得见'],
  },
  {
    name: '水压不足',
    category: '供水供电/供水',
    says: [
      '自来水水压不足，二楼上不了水',
      '水压太低，热水器打不着',
      '自来水时有时无，水压不足',
      '早晚高峰水压不足，水龙头细流',
    ],
    effects: ['做饭洗衣都困难', '已经半个月', '水厂说在检修', '楼上住户只能半夜接水'],
  },
  {
    name: '路灯不亮',
    category: '市政设施/照明',
    says: [
      '路灯不亮，晚上一片漆黑',
      '主路路灯坏了没人修，路灯不亮',
      '一整排路灯不亮',
      '路灯时亮时不亮，天黑后看不见',
    ],
    effects: ['老人摔了一跤', '骑车很危险', '学生放学害怕', '已经坏了好久'],
  },
  {
    name: '垃圾清运',
    category: '环境卫生/垃圾',
    says: [
      '垃圾清运不及时，垃圾桶满溢',
      '垃圾堆了好几天没人清运',
      '垃圾点清运不及时，臭味很大',
      '生活垃圾堆在路口，清运不及时',
    ],
    effects: ['苍蝇蚊子很多', '污水流到路面', '夏天味道难闻', '影响村容'],
  },
  {
    name: '充电桩',
    category: '物业管理/充电设施',
    says: [
      '小区充电桩太少，电动车充电桩不足',
      '充电桩坏了一半，充电要排队',
      '电动车没地方充电，充电桩不足',
      '申请加装充电桩物业不同意，充电桩不足',
    ],
    effects: ['有人飞线充电，很不安全', '每天下班抢不到', '物业推来推去', '有火灾隐患'],
  },
]

/** Things anybody may complain about once. */
const ODDS: readonly [string, string][] = [
  ['噪声扰民/生活噪声', '楼上住户装修敲墙'],
  ['噪声扰民/生活噪声', '邻居家狗叫个不停'],
  ['噪声扰民/施工噪声', '白天修路的切割机灰尘大'],
  ['供水供电/供水', '水费账单重复扣款'],
  ['供水供电/供电', '一天停电三次没有通知'],
  ['市政设施/道路', '人行道地砖松动溅水'],
  ['市政设施/照明', '景观灯太刺眼照进卧室'],
  ['市政设施/道路', '窨井盖缺了一角'],
  ['环境卫生/垃圾', '装修渣土倒在绿化带'],
  ['环境卫生/公厕', '公厕没有水冲'],
  ['物业管理/收费', '物业费涨价没有公示'],
  ['物业管理/电梯', '电梯关人半小时'],
  ['劳动社保/欠薪', '餐馆拖欠两个月工资'],
  ['劳动社保/社保', '社保卡换卡后不能刷'],
  ['教育/入学', '转学手续怎么办理'],
  ['教育/收费', '培训班关门不退费'],
  ['交通/停车', '门口车辆乱停挡路'],
  ['交通/公交', '末班公交提前收车'],
  ['农业农村/补贴', '种粮补贴没有到账'],
  ['农业农村/灌溉', '水渠淤塞稻田没水'],
]

export const HOT_CATEGORIES: readonly string[] = [
  ...new Set([...MATTERS.map(({ category }) => category), ...ODDS.map(([category]) => category)]),
]

const OPENINGS = ['', '您好，', '我要反映：', '市民来电反映，', '再次投诉，']
const ENDINGS = ['，请尽快处理。', '，希望有关部门管一管。', '，盼回复，谢谢！', '。', '，强烈要求解决。']
export const VILLAGES: Readonly<Record<string, readonly string[]>> = {
  [LONGGUI]: ['440203102200', '440203102201', '440203102202'],
  [JIANGWAN]: ['440203103200', '440203103201'],
}

/** The places of the builders and the villages of this world. */
export async function buildVillages(world: Pick<Context, 'db' | 'clock'>): Promise<void> {
  await buildPlaces(world)
  const data = Object.entries(VILLAGES).flatMap(([parentCode, codes]) =>
    codes.map(code => ({ code, name: `第${code.slice(-3)}村委会`, level: 5, parentCode })),
  )
  await world.db.prisma.division.createMany({ data, skipDuplicates: true })
}

const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T

/** A ticket with the matter it is about; null = about nothing else. */
export interface LabelledTicket extends PlainTicket {
  matter: string | null
}

export function ticketAbout(
  matter: Matter,
  town: string,
  day: Day,
  categories: ReadonlyMap<string, string>,
  random: () => number,
): LabelledTicket {
  const says = pick(matter.says, random)
  return {
    title: says,
    content: `${pick(OPENINGS, random)}${says}，${pick(matter.effects, random)}${pick(ENDINGS, random)}`,
    placeCode: pick(VILLAGES[town] ?? [town], random),
    categoryId: categories.get(matter.category) ?? null,
    receivedOn: day,
    matter: `${matter.name} ${town}`,
  }
}

/** Tickets about this and that, evenly over the days. */
export function oddTickets(
  count: number,
  until: Day,
  days: number,
  categories: ReadonlyMap<string, string>,
  random: () => number,
): LabelledTicket[] {
  return Array.from({ length: count }, () => {
    const [category, says] = pick(ODDS, random)
    const town = random() < 0.5 ? LONGGUI : JIANGWAN
    return {
      title: `${says}${Math.floor(random() * 900) + 100}`,
      content: `${pick(OPENINGS, random)}${says}${pick(ENDINGS, random)}`,
      placeCode: pick(VILLAGES[town] ?? [town], random),
      categoryId: categories.get(category) ?? null,
      receivedOn: addDays(until, -Math.floor(random() * days)),
      matter: null,
    }
  })
}

/** So many tickets about a matter, spread over the last days. */
export const burst = (
  matter: Matter,
  town: string,
  count: number,
  { until, days }: { until: Day; days: number },
  categories: ReadonlyMap<string, string>,
  random: () => number,
): LabelledTicket[] =>
  Array.from({ length: count }, () =>
    ticketAbout(matter, town, addDays(until, -Math.floor(random() * days)), categories, random),
  )
