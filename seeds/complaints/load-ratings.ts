import { markMessagesRead } from '#api/modules/notifications/index.ts'
import {
  appealRating,
  decideAppeal,
  isBad,
  type RatingFacts,
  reviewRectification,
  submitRectification,
  takeRatings,
  withdrawAppeal,
} from '#api/modules/ratings/index.ts'
import { ALL_AT_ONCE, foldTallies } from '#api/modules/tallies/index.ts'
import { addWorkingDays, isWorkingDay } from '#api/platform/calendar.ts'
import type { Context, Viewer } from '#api/platform/context.ts'
import { addDays, type Day, dateToDay, daysBetween } from '#api/platform/day.ts'
import { write } from '#api/platform/write.ts'
import type { Rating, RatingLevel, Rectification } from '#prisma'
import { HOME, type ViewerReader, YearWorld } from '../year/world.ts'
import { type Draw, drawing } from './draw.ts'
import { drawCaller } from './people.ts'
import { FIRST_DAY, LAST_DAY } from './tickets.ts'

/** Says in every list and file that nobody was served. */
const SOURCE = '一体化政务服务平台（演示数据）'
const SEED = 20_221_016
const RECTIFY_DAYS = 5

/** Who serves whom: services of a unit, and its part of all. */
const SERVICES: readonly { unit: string; share: number; services: readonly string[] }[] = [
  {
    unit: '区政务服务数据管理局',
    share: 22,
    services: ['个体工商户设立登记', '营业执照遗失补领', '一窗综合受理', '跨省通办代收代办'],
  },
  {
    unit: '区人力资源和社会保障局',
    share: 17,
    services: ['社会保障卡补领', '灵活就业人员参保登记', '失业保险金申领', '养老保险关系转移'],
  },
  { unit: '区医疗保障局', share: 12, services: ['城乡居民医保参保登记', '医疗费用手工报销', '异地就医备案'] },
  { unit: '区市场监督管理局', share: 9, services: ['食品经营许可', '企业变更登记', '企业注销登记'] },
  { unit: '区民政局', share: 7, services: ['高龄津贴申请', '最低生活保障申请', '社会组织年检'] },
  { unit: '区住房和城乡建设局', share: 5, services: ['公共租赁住房申请', '建筑工程施工许可'] },
  { unit: '区教育局', share: 5, services: ['义务教育入学报名', '教师资格认定'] },
  { unit: '惠民街道办事处', share: 6, services: ['居住证办理', '生育登记', '老年人优待证办理'] },
  { unit: '新华街道办事处', share: 5, services: ['居住证办理', '生育登记', '残疾人证办理'] },
  { unit: '西联镇人民政府', share: 5, services: ['农村宅基地审批', '生育登记', '城乡居民养老待遇申领'] },
  { unit: '龙归镇人民政府', share: 4, services: ['农村宅基地审批', '耕地地力补贴申报', '生育登记'] },
  { unit: '重阳镇人民政府', share: 3, services: ['林木采伐审批', '生育登记', '高龄津贴申请'] },
]
const CHANNELS: readonly [string, number][] = [
  ['大厅窗口', 46],
  ['粤省事', 24],
  ['广东政务服务网', 16],
  ['自助终端', 8],
  ['短信回访', 6],
]
const GOOD_WORDS = [
  '工作人员很耐心',
  '十分钟就办好了',
  '不用来回跑，方便',
  '指引清楚',
  '谢谢窗口的姑娘帮我填表',
  '比以前快多了',
]
const BAD_WORDS = [
  '等了一个半小时，窗口只开一个',
  '网上写的材料跟窗口要的不一样，害我跑了三趟',
  '工作人员一边看手机一边答话，态度冷淡',
  '说好五个工作日办结，半个月了没有消息',
  '自助机坏了没人修，电话也没人接',
  '问一句答半句，老人家根本听不懂',
  '预约了时间还是要排队',
]
const MEASURES = [
  '已向群众电话致歉并当场办结，对窗口人员作批评教育，高峰期增开一个窗口。',
  '更新了网上办事指南，材料清单与窗口一致，并逐一回访近期办事群众。',
  '维修自助设备并安排导办员值守，群众表示满意。',
  '对超期办件逐件清理，建立每日提醒，已把结果送达本人。',
]

const HOUR = 3_600_000
const at = (day: Day, hour: number): number => Date.parse(`${day}T00:00:00+08:00`) + hour * HOUR

function makeBad(
  event: RatingFacts,
  unitWords: string,
  ids: ReadonlyMap<string, { id: string; placeCode: string }>,
  draw: Draw,
): void {
  const unit = ids.get(unitWords)
  const service = SERVICES.find(one => one.unit === unitWords)?.services[0]
  if (!unit || service === undefined) return
  const bad = { level: 'DISSATISFIED' as const, byDefault: false, words: draw.one(BAD_WORDS) }
  Object.assign(event, {
    ...{ ...bad, unitWords, service, organizationId: unit.id, placeCode: unit.placeCode },
    ratedOn: event.servedOn,
  })
}

/** Service events of two years up to a day; the same at every load. */
function ratingsUntil(last: Day, ids: ReadonlyMap<string, { id: string; placeCode: string }>): RatingFacts[] {
  const draw = drawing(SEED)
  const facts: RatingFacts[] = []
  for (let day = FIRST_DAY; day <= last; day = addDays(day, 1)) {
    const mean = isWorkingDay(day) ? 6.6 : 1.1
    for (let left = draw.count(mean); left > 0; left--)
      facts.push(eventOf(day, last, facts.length, draw, ids))
    const event = facts.at(-1)
    const unit = NEWEST[day]
    if (event && unit) makeBad(event, unit, ids, draw)
  }
  return facts
}

/** Bad ratings of the last days: some wait for the unit, some for the office. */
const NEWEST: Readonly<Record<Day, string>> = {
  '2024-09-30': '区人力资源和社会保障局',
  '2024-10-10': '区政务服务数据管理局',
  '2024-10-11': '区医疗保障局',
  '2024-10-14': '区政务服务数据管理局',
}

function levelOf(day: Day, unit: string, draw: Draw): { level: RatingLevel | null; byDefault: boolean } {
  const progress = daysBetween(FIRST_DAY, day) / 731
  const slow = unit === '龙归镇人民政府' || unit === '区住房和城乡建设局' ? 2.2 : 1
  if (draw.chance(0.34 - 0.14 * progress))
    return draw.chance(0.6) ? { level: 'VERY_SATISFIED', byDefault: true } : { level: null, byDefault: false }
  const levels: readonly RatingLevel[] = [
    'VERY_SATISFIED',
    'SATISFIED',
    'BASICALLY_SATISFIED',
    'DISSATISFIED',
    'VERY_DISSATISFIED',
  ]
  return {
    level: levels[draw.weighted([70, 20, 6, 1.5 * slow, 0.6 * slow])] ?? 'SATISFIED',
    byDefault: false,
  }
}

function eventOf(
  day: Day,
  last: Day,
  nth: number,
  draw: Draw,
  ids: ReadonlyMap<string, { id: string; placeCode: string }>,
): RatingFacts {
  const { unit, services } = SERVICES[
    draw.weighted(SERVICES.map(({ share }) => share))
  ] as (typeof SERVICES)[number]
  const organization = ids.get(unit)
  if (!organization) throw new Error(`The demo world has no unit ${unit}.`)
  const given = levelOf(day, unit, draw)
  const bad = isBad(given)
  const caller = drawCaller(draw)
  const later = addDays(day, draw.chance(0.7) ? 0 : draw.between(1, 3))
  const words = bad
    ? draw.one(BAD_WORDS)
    : given.level !== null && !given.byDefault && draw.chance(0.2)
      ? draw.one(GOOD_WORDS)
      : null
  return {
    ...{ source: SOURCE, externalId: `YSHC${day.replaceAll('-', '')}${String(nth).padStart(5, '0')}` },
    ...{
      service: draw.one(services),
      channel: CHANNELS[draw.weighted(CHANNELS.map(([, weight]) => weight))]?.[0] ?? null,
    },
    ...{
      organizationId: organization.id,
      placeCode: organization.placeCode,
      unitWords: unit,
      servedOn: day,
      ...given,
    },
    ratedOn: given.level === null ? null : later > last ? day : later,
    words: words !== null && draw.chance(0.25) ? `${words}。请回电${caller.phone}，${caller.name}。` : words,
    callerName: words === null ? null : caller.name,
    callerPhone: words === null ? null : caller.phone,
  }
}

/** Brings the service events in, then lets units and the office work on the bad ones as they did. */
export async function loadRatings(
  context: Context,
  readViewer: ViewerReader,
  say: (line: string) => void,
): Promise<void> {
  const today = context.clock.today()
  const last = today < LAST_DAY ? today : LAST_DAY
  const units = await context.db.prisma.organization.findMany({
    where: { jurisdictionCode: HOME },
    select: { id: true, name: true, placeCode: true },
  })
  const ratings = ratingsUntil(last, new Map(units.map(unit => [unit.name, unit])))
  say(`  好差评 ${ratings.length} 条（模拟） …`)
  const steward = await readViewer(context, 'steward')
  await write({ ...context, viewer: steward }, HOME, async step => {
    const batch = { jurisdictionCode: HOME, importId: null, rectifyWorkingDays: RECTIFY_DAYS, ratings }
    const { created, updated, unchanged } = await takeRatings(step, batch)
    const after = { source: SOURCE, created: created.length, updated: updated.length, unchanged }
    await step.record({ type: 'RATINGS_IMPORTED', entity: 'Jurisdiction', entityId: HOME, after })
  })
  await foldTallies(context, () => false, ALL_AT_ONCE)
  await workOnBadOnes(context, readViewer, last)
  await readOldMessages(context, readViewer, last)
  await foldTallies(context, () => false, ALL_AT_ONCE)
}

async function workOnBadOnes(context: Context, readViewer: ViewerReader, last: Day): Promise<void> {
  const world = new YearWorld(context, readViewer)
  await world.open()
  const { prisma } = context.db
  const open = await prisma.rectification.findMany({
    where: { jurisdictionCode: HOME },
    orderBy: [{ openedOn: 'asc' }, { dueOn: 'asc' }],
  })
  const ratings = await prisma.rating.findMany({
    where: { jurisdictionCode: HOME, id: { in: open.map(({ ratingId }) => ratingId) } },
  })
  const appeals = await prisma.ratingAppeal.findMany({
    where: { jurisdictionCode: HOME },
    select: { ratingId: true },
  })
  const appealed = new Set(appeals.map(({ ratingId }) => ratingId))
  const byId = new Map(ratings.map(rating => [rating.id, rating]))
  const names = new Map(
    (await prisma.organization.findMany({ where: { jurisdictionCode: HOME } })).map(({ id, name }) => [
      id,
      name,
    ]),
  )
  // In the order of their numbers, which are the same at every load.
  const inOrder = [...open].sort((one, other) => numberOf(byId, one).localeCompare(numberOf(byId, other)))
  for (const [nth, rectification] of inOrder.entries()) {
    const rating = byId.get(rectification.ratingId)
    const unit = names.get(rectification.organizationId ?? '')
    if (!rating || !unit) continue
    const work = new RectificationWork(
      context,
      { rating, rectification, unit: world.viewer(unit), office: world.viewer('supervisor') },
      last,
    )
    await work.run(nth, appealed.has(rating.id))
  }
}

const numberOf = (ratings: ReadonlyMap<string, Rating>, { ratingId }: Rectification): string =>
  ratings.get(ratingId)?.externalId ?? ''

interface Parts {
  rating: Rating
  rectification: Rectification
  unit: Viewer
  office: Viewer
}

/** What became of one bad rating: by its place in the list, so that every state occurs. */
class RectificationWork {
  constructor(
    private readonly context: Context,
    private readonly parts: Parts,
    private readonly last: Day,
  ) {}

  async run(nth: number, appealed: boolean): Promise<void> {
    const opened = dateToDay(this.parts.rectification.openedOn)
    if (opened < '2024-10-01' && nth % 7 === 3 && !appealed) await this.appeal(addWorkingDays(opened, 1), nth)
    else if (opened < '2024-10-01' && nth % 7 === 3) return
    const age = daysBetween(opened, this.last)
    // The newest wait: one for the office, the others for their units.
    if (age < 12) {
      if (opened === '2024-10-10') await this.submit('2024-10-14', MEASURES[0] ?? '')
      if (opened === '2024-10-11' && !appealed) await this.appeal('2024-10-14', nth)
      return
    }
    const late = nth % 9 === 4
    // The newest are still being worked on; one old one was forgotten.
    if (age > 20 && nth % 23 === 11 && age < 200) return
    if (nth % 7 === 3 && nth % 3 !== 1) return
    const submitted = addWorkingDays(opened, late ? RECTIFY_DAYS + 3 : 1 + (nth % 4))
    await this.submit(submitted, MEASURES[nth % MEASURES.length] ?? '')
    const again = nth % 8 === 6
    if (again) {
      await this.review(addWorkingDays(submitted, 1), false, '没有说明是否回访了群众，请补充后再报')
      await this.submit(
        addWorkingDays(submitted, 2),
        `${MEASURES[(nth + 1) % MEASURES.length]}已电话回访本人。`,
      )
    }
    await this.review(addWorkingDays(submitted, again ? 4 : 2), true, '整改到位')
  }

  private async turn(
    who: Viewer,
    day: Day,
    hour: number,
    work: (context: Context) => Promise<unknown>,
  ): Promise<void> {
    if (day > this.last) return
    const now = at(day, hour)
    const clock = { now: () => new Date(now), today: () => day, fixed: day }
    await work({ ...this.context, viewer: who, clock, memo: new Map() })
  }

  private current() {
    const { jurisdictionCode, id } = this.parts.rectification
    return this.context.db.prisma.rectification.findUniqueOrThrow({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
    })
  }

  private submit(day: Day, measure: string): Promise<void> {
    return this.turn(this.parts.unit, day, 15, async context => {
      const { id, version, status } = await this.current()
      if (status === 'OPEN') await submitRectification(context, id, version, measure)
    })
  }

  private review(day: Day, approve: boolean, opinion: string): Promise<void> {
    return this.turn(this.parts.office, day, 16, async context => {
      const { id, version, status } = await this.current()
      if (status === 'SUBMITTED') await reviewRectification(context, id, version, { approve, opinion })
    })
  }

  /** Upheld, refused, withdrawn; the newest wait. */
  private async appeal(day: Day, nth: number): Promise<void> {
    const { rating, unit, office } = this.parts
    const { id } = rating
    await this.turn(unit, day, 10, context =>
      appealRating(context, id, '群众反映的情况与办件记录不符，监控和叫号记录可以说明，申请核实。'),
    )
    if (day > this.last) return
    const decided = addWorkingDays(day, 2)
    const kind = Math.floor(nth / 7) % 3
    if (kind === 2) await this.turn(unit, decided, 11, context => withdrawAppeal(context, id))
    else
      await this.turn(office, decided, 11, context =>
        decideAppeal(context, id, {
          uphold: kind === 0,
          opinion:
            kind === 0
              ? '经调取叫号记录和监控，情况与评价不符，申诉成立。'
              : '单位没有提供相应证据，申诉不成立，请按时整改。',
        }),
      )
  }
}

/** What people were told long ago, they have read. */
async function readOldMessages(context: Context, readViewer: ViewerReader, last: Day): Promise<void> {
  const before = new Date(`${addDays(last, -7)}T00:00:00Z`)
  for (const name of ['steward', 'supervisor', 'head', 'unit-leader', 'unit-officer', 'town']) {
    const viewer = await readViewer(context, name)
    const rows = await context.db.prisma.message.findMany({
      where: {
        ...{ userId: viewer.id, readAt: null, day: { lt: before } },
        OR: [{ entity: 'Rating' }, { entity: 'Complaint' }],
      },
      select: { id: true },
      take: 200,
    })
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await markMessagesRead({ ...context, viewer, memo: new Map() }, { ids })
  }
}
