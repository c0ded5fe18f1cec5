import type { Draw } from './draw.ts'
import type { Matter } from './matters.ts'
import type { Caller } from './people.ts'
import type { Spot } from './places.ts'

const TIMES: Readonly<Record<Matter['rhythm'], readonly string[]>> = {
  昼: ['中午', '下午三点多', '上午十点左右', '大白天', '早上七点'],
  办: ['上午', '下午', '昨天', '上周五', '前两天'],
  晚: ['晚上八点', '傍晚', '吃晚饭的时候', '晚上九点半', '放学以后'],
  夜: ['凌晨一点', '半夜十二点', '晚上十一点', '凌晨两三点', '深夜'],
}
const SPANS = ['好几天', '一个多星期', '快半个月', '将近一个月', '两个多月', '三天', '大半年']

const OPENINGS = [
  ...[
    '',
    '',
    '你好，',
    '市民来电反映：',
    '您好，我是{村}的居民，',
    '我要反映一个情况，',
    '来电人称，',
    '麻烦帮忙看看，',
  ],
  ...[
    '本人住在{村}，',
    '替我父母反映一下，',
    '群众反映，',
    '各位领导好，',
    '我在{镇}上班，',
    '喂，是12345吗？',
    '想投诉一件事：',
  ],
]
const HISTORIES = [
  ...[
    '之前打过电话，说会处理，{久}了还是老样子',
    '找过居委会，让我们等',
    '跟物业讲了不止一次',
    '上个月反映过，当时好了几天又这样',
  ],
  ...[
    '邻居们也都有意见，只是没人带头打电话',
    '已经不是第一次了',
    '问了好几个部门，都说不归自己管',
    '拍了照片和视频，可以提供',
  ],
]
const CLOSINGS = [
  '谢谢！',
  '辛苦了。',
  '盼回复。',
  '请尽快答复。',
  '',
  '',
  '',
  '希望这次能真正解决。',
  '不要再推来推去了。',
]
const AGAIN = ['上次反映的事还没解决，', '又来打扰了，', '再次反映：', '前些天打过电话，', '问题依旧，']

/** Sentences in which people leave their data. */
const PERSONAL: readonly ((caller: Caller, spot: Spot) => string)[] = [
  ({ phone }) => `我的电话是${phone}，处理好请回复我。`,
  ({ name, phone }) => `联系人：${name}，联系电话${phone}。`,
  ({ name, gender }) => `我姓${name[0]}，叫我${name[0]}${gender}就行，全名${name}。`,
  ({ room }, { spot }) => `我家住在${spot}${room}。`,
  ({ name, idNumber }) => `本人${name}，身份证号${idNumber}。`,
  ({ plate }) => `我的车牌是${plate}。`,
]

const PRELUDES = [
  '您好，您反映的事项已收悉。',
  '经核实，',
  '收到工单后立即派员前往。',
  '来电人您好，',
  '现将办理情况答复如下：',
]
const CODAS = [
  '已电话告知来电人。',
  '后续将加强巡查。',
  '来电人表示理解。',
  '感谢您的监督。',
  '',
  '如仍有问题请继续拨打12345。',
]

interface Slots {
  matter: Matter
  spot: Spot
  draw: Draw
}

const filled = (text: string, { matter, spot, draw }: Slots): string =>
  text
    .replaceAll('{处}', spot.spot)
    .replaceAll('{村}', spot.village)
    .replaceAll('{镇}', spot.town)
    .replaceAll('{时}', draw.one(TIMES[matter.rhythm]))
    .replaceAll('{久}', draw.one(SPANS))
    .replaceAll('{数}', String(draw.between(2, 24)))

const sentence = (text: string): string => (text === '' || /[，。！？：]$/.test(text) ? text : `${text}。`)

/** What a caller says: one of many ways to put it, sometimes with personal information in it. */
export function contentOf(slots: Slots, caller: Caller, again: boolean): string {
  const { matter, spot, draw } = slots
  const parts = [draw.one(again ? AGAIN : OPENINGS), sentence(draw.one(matter.says))]
  if (matter.woes.length > 0 && draw.chance(0.7)) parts.push(sentence(draw.one(matter.woes)))
  const angry = !matter.path.endsWith('表扬感谢')
  if (angry && draw.chance(again ? 0.7 : 0.3)) parts.push(sentence(draw.one(HISTORIES)))
  if (draw.chance(0.75)) parts.push(sentence(draw.one(matter.asks)))
  if (angry && draw.chance(0.5)) parts.push(draw.one(CLOSINGS))
  const said = filled(parts.join(''), slots)
  return draw.chance(0.16) ? said + draw.one(PERSONAL)(caller, spot) : said
}

/** The line a hotline clerk writes above it. */
export function titleOf({ matter, spot, draw }: Slots): string {
  const leaf = matter.path.split('/').at(-1) ?? ''
  const forms = [
    `${spot.spot}${leaf}`,
    `关于${spot.spot}${leaf}的诉求`,
    `反映${spot.village}${leaf}问题`,
    `${spot.town}${spot.village}${leaf}`,
  ]
  return draw.one(forms)
}

/** 办理结果 */
export const answerOf = (slots: Slots): string =>
  filled(
    slots.draw.one(PRELUDES) + sentence(slots.draw.one(slots.matter.ends)) + slots.draw.one(CODAS),
    slots,
  )
