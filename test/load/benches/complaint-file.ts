import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { addDays } from '#api/platform/day.ts'

const MATTERS = [
  ['市容环卫', '占道经营', '流动摊贩占用人行道摆卖，行人只能走到车道上'],
  ['市政设施', '路灯', '小区门口的路灯坏了好几天，晚上出行看不清路'],
  ['环境保护', '噪音', '工地夜里还在施工，噪音很大影响老人和孩子休息'],
  ['交通运输', '公交', '公交车班次太少，早高峰经常等半个小时以上'],
  ['住房保障', '物业', '电梯经常停运，物业一直没有维修也不给说法'],
  ['社会保障', '医保', '想咨询异地就医怎样备案、报销比例是多少'],
] as const
const UNITS = ['区城管局', '区住房和城乡建设管理局', '区交通运输局', '市生态环境局武江分局', '区医疗保障分局']
const CHANNELS = ['12345热线', '网站', '微信', '人民网留言']
const SURNAMES = '王李张刘陈杨黄赵吴周'

/** A stream of numbers that follows from the seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return below => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % below
  }
}

/** Writes an invented file of tickets of two years, in the order received; a hundred bytes to the row or three. */
export async function writeTicketFile(
  path: string,
  rows: number,
  seed: number,
  places: readonly { town: string; village: string }[],
): Promise<void> {
  const pick = numbersFrom(seed)
  const out = createWriteStream(path)
  out.write(
    '工单编号,来电人,来电号码,诉求内容,事发地址,受理时间,办理时限,办结时间,所属街道,所属社区,承办单位,一级分类,二级分类,来源渠道,诉求性质,满意度\n',
  )
  for (let at = 0; at < rows; at += 1) {
    const line = lineOf(at, rows, pick, places)
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

const two = (value: number): string => String(value).padStart(2, '0')

function lineOf(
  at: number,
  rows: number,
  pick: (below: number) => number,
  places: readonly { town: string; village: string }[],
): string {
  const [first, second, words] = MATTERS[pick(MATTERS.length)] ?? MATTERS[0]
  const place = places[pick(places.length)] ?? { town: '', village: '' }
  const day = addDays('2022-10-15', Math.floor((at / rows) * 730))
  const closed = pick(10) < 9
  const cells = [
    `GD${10_000_000 + at}`,
    `${SURNAMES[pick(SURNAMES.length)]}${'明强芳丽军'[pick(5)]}`,
    `138${String(pick(30_000_000) + 10_000_000).slice(0, 8)}`,
    `${words}，${pick(500)}号附近，请${['尽快', '派人', '协调'][pick(3)]}处理。`,
    `建设路${pick(3000)}号`,
    `${day} ${two(8 + pick(12))}:${two(pick(60))}:${two(pick(60))}`,
    addDays(day, 10),
    closed ? `${addDays(day, 1 + pick(12))} 10:00:00` : '',
    ...[place.town, place.village, UNITS[pick(UNITS.length)], first, second, CHANNELS[pick(CHANNELS.length)]],
    ...[pick(6) === 0 ? '咨询' : '投诉', closed ? ['满意', '基本满意', '不满意', '未接通'][pick(4)] : ''],
  ]
  return `${cells.join(',')}\n`
}
