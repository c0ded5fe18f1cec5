import {
  actOnComplaint,
  type ComplaintAction,
  ComplaintClass,
  createComplaint,
  decideComplaintRequest,
} from '#api/modules/complaints/index.ts'
import { addWorkingDays } from '#api/platform/calendar.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { HOME, type ViewerReader, YearWorld } from '../year/world.ts'
import { drawing } from './draw.ts'
import { drawCaller } from './people.ts'
import { LAST_DAY } from './tickets.ts'

const BUREAU = '区政务服务数据管理局'
const LONGGUI = '龙归镇人民政府'
const LONGGUI_COMMUNITY = '440203102001'

/** A step: working days after the ticket came in, hour, who, what. */
type Step = [day: number, hour: number, who: 'office' | 'unit' | 'steward', what: Action, more?: More]
type Action = keyof typeof ComplaintAction | 'GRANT' | 'REFUSE'
interface More {
  unit?: string
  text?: string
  days?: number
  answered?: boolean
  resolved?: boolean
  satisfaction?: 'SATISFIED' | 'BASICALLY_SATISFIED' | 'DISSATISFIED'
}

/** A ticket taken in and handled in this program. */
interface OwnTicket {
  on: Day
  hour: number
  place: string
  category: string
  class: keyof typeof ComplaintClass
  urgency?: 'URGENT' | 'CRITICAL'
  title: string
  content: string
  unit: string
  steps: Step[]
}

const send: Step = [0, 9, 'office', 'DISPATCH']
const sign: Step = [0, 10, 'unit', 'SIGN']
const contact: Step = [1, 9, 'unit', 'CONTACT', { text: '已与来电人通话，了解了具体位置和诉求。' }]
const note = (day: number, text: string): Step => [day, 15, 'unit', 'NOTE', { text }]
const finish = (day: number, text: string): Step => [day, 16, 'unit', 'FINISH', { text }]
const callBack = (day: number, satisfaction: More['satisfaction'], resolved = true): Step => [
  ...([day, 17, 'office', 'CALL_BACK'] as const),
  { answered: true, resolved, ...(satisfaction ? { satisfaction } : {}), text: '电话回访' },
]
const handled: Step[] = [send, sign, contact]

const TICKETS: readonly OwnTicket[] = [...waiting(), ...inWork(), ...asked(), ...over()]

/** Not dispatched or not signed for yet. */
function waiting(): OwnTicket[] {
  return [
    {
      on: '2024-10-15',
      hour: 8,
      place: '440203102201',
      category: '供水供电/供水保障/停水',
      class: 'REQUEST',
      urgency: 'URGENT',
      unit: LONGGUI,
      title: '续源村二组停水',
      content: '续源村二组从昨晚起没有水，二十几户都没法做饭，想问什么时候能来。',
      steps: [],
    },
    {
      on: '2024-10-15',
      hour: 8,
      place: '440203001004',
      category: '噪声扰民/施工噪声/夜间施工',
      class: 'COMPLAINT',
      unit: '区城市管理和综合执法局',
      title: '芙蓉东路口凌晨施工',
      content: '芙蓉东路口昨晚一点还在破路面，孩子被吵醒哭了半夜，请管一管。',
      steps: [],
    },
    {
      on: '2024-10-14',
      hour: 17,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'INQUIRY',
      unit: BUREAU,
      title: '咨询餐饮店证照合并办理',
      content: '想在区里开一家小餐馆，营业执照和食品许可能不能一次办，要带哪些材料？',
      steps: [],
    },
    {
      on: '2024-10-15',
      hour: 8,
      place: '440203100005',
      category: '物业管理/小区设施/充电桩不足',
      class: 'SUGGESTION',
      unit: '区住房和城乡建设局',
      title: '建议赤水社区增设充电棚',
      content: '赤水社区电动车越来越多，建议在东门空地加一个充电棚。',
      steps: [],
    },
    {
      on: '2024-10-15',
      hour: 8,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'INQUIRY',
      unit: BUREAU,
      title: '网上预约系统打不开',
      content: '政务大厅的预约页面一直转圈，从早上七点试到现在，今天还能去现场取号吗？',
      steps: [send],
    },
    {
      on: '2024-10-14',
      hour: 9,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'COMPLAINT',
      unit: BUREAU,
      title: '自助终端吞了材料费',
      content: '大厅自助终端扣了打印费却没有出证明，叫了半天没有人来处理。',
      steps: [send],
    },
    {
      on: '2024-10-15',
      hour: 8,
      place: LONGGUI_COMMUNITY,
      category: '供水供电/供水保障/水压不足',
      class: 'COMPLAINT',
      unit: LONGGUI,
      title: '龙归圩镇水压又变小',
      content: '龙归圩镇老街这两天水压又小了，三楼洗澡都成问题，请查查是不是管道漏了。',
      steps: [send],
    },
    {
      on: '2024-10-11',
      hour: 15,
      place: '440203102204',
      category: '农业农村/农田水利/水渠损坏',
      class: 'REQUEST',
      unit: LONGGUI,
      title: '龙归村水渠塌方',
      content: '龙归村下屋的水渠塌了两米多，晚稻最后一水放不进去，望尽快来人看。',
      steps: [send],
    },
  ]
}

/** Signed for: with time left, near the limit, past it. */
function inWork(): OwnTicket[] {
  return [
    {
      on: '2024-10-14',
      hour: 9,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'REQUEST',
      unit: BUREAU,
      title: '老年人希望保留人工窗口',
      content: '我父亲不会用手机，希望大厅保留人工取号，不要什么都扫码。',
      steps: [send, sign],
    },
    {
      on: '2024-10-09',
      hour: 10,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'REQUEST',
      unit: BUREAU,
      title: '办事指南与窗口要求不一致',
      content: '网上写的是复印件，窗口要原件，来回跑了两趟，请把网上的改过来。',
      steps: [...handled, note(2, '已通知网办科核对事项清单，正在逐项修订。')],
    },
    {
      on: '2024-09-24',
      hour: 11,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'COMPLAINT',
      unit: BUREAU,
      title: '大厅停车难',
      content: '去政务大厅办事找不到车位，转了半个小时，最后被贴了罚单。',
      steps: [...handled, note(3, '与交警部门商议增设临时泊位，待批复。')],
    },
    {
      on: '2024-10-10',
      hour: 9,
      place: LONGGUI_COMMUNITY,
      category: '环境卫生/垃圾清运/清运不及时',
      class: 'REQUEST',
      unit: LONGGUI,
      title: '龙归社区菜市场后面垃圾成堆',
      content: '菜市场后巷的垃圾三天没清，老鼠到处跑，住在旁边的都不敢开门。',
      steps: [...handled, note(2, '已安排保洁队清运一次，拟增加每日晚间清运。')],
    },
    {
      on: '2024-09-25',
      hour: 16,
      place: '440203102202',
      category: '市政设施/道路照明/路灯不亮',
      class: 'REQUEST',
      unit: LONGGUI,
      title: '山前村主干道路灯全灭',
      content: '山前村主干道路灯从中秋起就不亮，晚上接孩子只能打手电。',
      steps: [...handled, note(4, '经查变压器损坏，配件已订购。')],
    },
    {
      on: '2024-10-08',
      hour: 14,
      place: '440203102206',
      category: '违法建设/违法占地/占用耕地',
      class: 'REPORT',
      unit: LONGGUI,
      title: '龙安村有人占田建房',
      content: '龙安村路边的水田上有人连夜砌墙，已经一人多高，请赶快制止。',
      steps: handled,
    },
    {
      on: '2024-10-09',
      hour: 9,
      place: '440203002001',
      category: '占道经营/流动摊贩/马路摊点',
      class: 'COMPLAINT',
      unit: '区城市管理和综合执法局',
      title: '沙湖社区小学门口摆摊',
      content: '小学放学时段门口全是流动摊，孩子只能走到马路中间，太危险。',
      steps: [...handled, note(2, '已安排放学时段定点值守。')],
    },
    {
      on: '2024-09-19',
      hour: 10,
      place: '440203101002',
      category: '环境卫生/污水垃圾/乱排污水',
      class: 'REPORT',
      unit: '市生态环境局武江分局',
      title: '红星社区作坊排黑水',
      content: '红星社区后面的作坊夜里往沟里排黑水，气味刺鼻，麻烦取样查一下。',
      steps: handled,
    },
  ]
}

/** Something is asked about them: handed back, longer limit, exclusion. */
function asked(): OwnTicket[] {
  const returned: Step[] = [
    ...([[0, 9, 'office', 'DISPATCH', { unit: BUREAU }]] as Step[]),
    [
      0,
      11,
      'unit',
      'RETURN',
      { unit: BUREAU, text: '该事项属物业管理，不是我局职责，建议转区住房和城乡建设局。' },
    ],
    [0, 15, 'office', 'DISPATCH'],
    [0, 16, 'unit', 'SIGN'],
  ]
  return [
    {
      on: '2024-10-10',
      hour: 8,
      place: '440203001002',
      category: '物业管理/物业服务/卫生保洁',
      class: 'COMPLAINT',
      unit: '区住房和城乡建设局',
      title: '小区楼道没人打扫',
      content: '小区楼道两个月没拖过，物业说人手不够，业主交了钱没有服务。',
      steps: returned,
    },
    {
      on: '2024-10-08',
      hour: 9,
      place: LONGGUI_COMMUNITY,
      category: '市政设施/排水排涝/雨天积水',
      class: 'COMPLAINT',
      unit: LONGGUI,
      title: '龙归社区老街雨天积水',
      content: '老街每逢大雨就积水到膝盖，商铺门口都垒着沙袋。',
      steps: [
        ...handled,
        [
          4,
          10,
          'unit',
          'ASK_EXTENSION',
          { days: 5, text: '需协调供水公司改造管网，工期较长，申请延期五个工作日。' },
        ],
      ],
    },
    {
      on: '2024-09-20',
      hour: 9,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'COMPLAINT',
      unit: BUREAU,
      title: '证照邮寄丢件',
      content: '选择邮寄的营业执照一个月没收到，查单号显示已签收，可我根本没收到。',
      steps: [
        ...handled,
        [6, 10, 'unit', 'ASK_EXTENSION', { days: 5, text: '需邮政公司配合查件，申请延期。' }],
        [7, 9, 'steward', 'GRANT'],
      ],
    },
    {
      on: '2024-09-23',
      hour: 10,
      place: '440203100201',
      category: '噪声扰民/生活噪声/广场舞',
      class: 'COMPLAINT',
      unit: '市公安局武江分局',
      title: '西联村广场舞音量过大',
      content: '西联村文化广场每晚跳舞到十点半，音量特别大，家里有病人。',
      steps: [
        ...handled,
        finish(5, '民警两次到场，舞队已调低音量并签订公约。'),
        [
          6,
          9,
          'unit',
          'ASK_EXCLUSION',
          { text: '来电人承认本人与舞队有私人纠纷，所述音量经检测未超标，申请不计入考核。' },
        ],
      ],
    },
    {
      on: '2024-09-12',
      hour: 10,
      place: LONGGUI_COMMUNITY,
      category: '市场监管/消费维权/退费难',
      class: 'COMPLAINT',
      unit: LONGGUI,
      title: '外地商家售后纠纷',
      content: '在网上买的冰箱到货就坏了，商家在外省，龙归镇能不能帮忙处理？',
      steps: [
        ...handled,
        finish(4, '商家不在本地，已告知来电人向当地市场监管部门投诉。'),
        [5, 9, 'unit', 'ASK_EXCLUSION', { text: '诉求对象不在本辖区，不属镇的办理范围。' }],
        [6, 9, 'steward', 'GRANT'],
      ],
    },
  ]
}

/** Finished, called back, done again, filed. */
function over(): OwnTicket[] {
  return [
    {
      on: '2024-10-10',
      hour: 9,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'INQUIRY',
      unit: BUREAU,
      title: '咨询居住证续签',
      content: '居住证下个月到期，网上能不能续，需要本人到场吗？',
      steps: [send, sign, finish(1, '已电话告知可在粤省事办理，无需本人到场，来电人表示清楚。')],
    },
    {
      on: '2024-10-08',
      hour: 9,
      place: LONGGUI_COMMUNITY,
      category: '市政设施/道路维护/路面破损',
      class: 'REQUEST',
      unit: LONGGUI,
      title: '龙归社区卫生院门口大坑',
      content: '卫生院门口的路塌了一个坑，救护车进出都要绕，请抓紧补。',
      steps: [...handled, finish(3, '已用沥青冷补料填平，并设置警示标志，后续整体重铺列入计划。')],
    },
    {
      on: '2024-09-26',
      hour: 9,
      place: HOME,
      category: '政务服务/意见建议/表扬感谢',
      class: 'PRAISE',
      unit: BUREAU,
      title: '表扬大厅导办员',
      content: '昨天带老人来办医保，导办员全程陪着跑窗口，特意打电话感谢。',
      steps: [send, sign, finish(2, '已转达并在内部通报表扬。'), callBack(4, 'SATISFIED')],
    },
    {
      on: '2024-09-11',
      hour: 9,
      place: '440203102212',
      category: '农业农村/畜禽养殖/养殖污染',
      class: 'COMPLAINT',
      unit: LONGGUI,
      title: '寺前村养鸭污染水塘',
      content: '寺前村村口水塘养了几百只鸭，水发绿发臭，井水都不敢喝。',
      steps: [
        ...handled,
        finish(6, '已要求养殖户减少存栏并清理水面。'),
        callBack(8, 'DISSATISFIED', false),
        [9, 9, 'office', 'REWORK', { text: '来电人反映水面仍有粪污，请重新办理并请群众到场确认。' }],
        [9, 14, 'unit', 'SIGN'],
        note(10, '与村委会约定清淤时间。'),
      ],
    },
    {
      on: '2024-09-05',
      hour: 9,
      place: '440203102205',
      category: '市政设施/道路照明/路灯不亮',
      class: 'REQUEST',
      unit: LONGGUI,
      title: '坳头村路灯不亮',
      content: '坳头村进村路的三盏路灯不亮，请修一修。',
      steps: [
        ...handled,
        finish(3, '更换灯头三盏，当晚亮灯。'),
        callBack(5, 'SATISFIED'),
        [6, 9, 'office', 'ARCHIVE'],
      ],
    },
    {
      on: '2024-09-03',
      hour: 9,
      place: HOME,
      category: '政务服务/窗口服务/办事指引',
      class: 'COMPLAINT',
      unit: BUREAU,
      title: '窗口午休提前下班',
      content: '十一点四十分窗口就没人了，公示的是十二点下班。',
      steps: [
        ...handled,
        finish(6, '经查属实，已对当班人员批评教育，并落实午间轮班。'),
        callBack(8, 'BASICALLY_SATISFIED'),
        [9, 9, 'office', 'ARCHIVE'],
      ],
    },
  ]
}

const HOUR = 3_600_000
const keyOf = (nth: number): string => `12345000-0000-4000-8000-${String(nth).padStart(12, '0')}`

/** Lets people at home work on tickets of their own up to the day of the clock; tickets that were begun are left alone. */
export async function loadOwnTickets(
  context: Context,
  readViewer: ViewerReader,
  say: (line: string) => void,
): Promise<void> {
  const today = context.clock.today()
  const world = new YearWorld(context, readViewer)
  await world.open()
  const categories = await context.db.prisma.complaintCategory.findMany({ where: { jurisdictionCode: HOME } })
  const categoryIds = new Map(categories.map(({ path, id }) => [path, id]))
  const draw = drawing(54_321)
  const tickets = TICKETS.filter(({ on }) => on <= (today < LAST_DAY ? today : LAST_DAY))
  say(`  本级办理的工单 ${tickets.length} 件 …`)
  for (const [nth, ticket] of tickets.entries()) {
    const { name, phone } = drawCaller(draw)
    const at = contextAt(context, ticket.on, ticket.hour)
    const { id, version } = await createComplaint(
      { ...at, viewer: world.viewer('steward') },
      {
        ...{
          place: ticket.place,
          title: ticket.title,
          content: ticket.content,
          class: ComplaintClass[ticket.class],
        },
        ...{ urgency: ticket.urgency ?? null, categoryId: categoryIds.get(ticket.category) ?? null },
        ...{ callerName: name, callerPhone: phone, key: keyOf(nth) },
      },
    )
    if (version === 0) await walk(context, world, ticket, id, today)
  }
}

const contextAt = (context: Context, day: Day, hour: number, minute = 0): Context => {
  const now = Date.parse(`${day}T00:00:00+08:00`) + hour * HOUR + minute * 60_000
  return { ...context, clock: { now: () => new Date(now), today: () => day, fixed: day }, memo: new Map() }
}

async function walk(
  context: Context,
  world: YearWorld,
  ticket: OwnTicket,
  id: string,
  today: Day,
): Promise<void> {
  const { prisma } = context.db
  for (const [nth, [days, hour, who, what, more = {}]] of ticket.steps.entries()) {
    const day = addWorkingDays(ticket.on, days)
    if (day > today) return
    const unit = more.unit ?? ticket.unit
    const viewer = world.viewer(who === 'office' ? 'supervisor' : who === 'steward' ? 'steward' : unit)
    const at = { ...contextAt(context, day, hour, 2 + nth), viewer }
    if (what === 'GRANT' || what === 'REFUSE') {
      const request = await prisma.complaintRequest.findFirstOrThrow({
        where: { jurisdictionCode: HOME, complaintId: id, status: 'PENDING' },
      })
      await decideComplaintRequest(at, {
        requestId: request.id,
        approve: what === 'GRANT',
        opinion: '情况属实，同意。',
      })
      continue
    }
    const { version } = await prisma.complaint.findUniqueOrThrow({
      where: { jurisdictionCode_id: { jurisdictionCode: HOME, id } },
      select: { version: true },
    })
    const { unit: _unit, ...facts } = more
    const organizationId = what === 'DISPATCH' ? world.organization(unit).id : null
    await actOnComplaint(at, { id, version, action: what as ComplaintAction, organizationId, ...facts })
  }
}
