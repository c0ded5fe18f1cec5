import type { TicketRecord } from '#api/modules/complaints/ticket-record.ts'
import { addDays, type Day, daysBetween } from '#api/platform/day.ts'
import type { ComplaintClass, ComplaintUrgency } from '#prisma'
import { type Draw, drawing } from './draw.ts'
import { lifeOf } from './life.ts'
import { type Matter, readMatters } from './matters.ts'
import { type Caller, drawCaller } from './people.ts'
import { DemoPlaces, type Spot } from './places.ts'
import { hoursOf, meanOf } from './rhythm.ts'
import { HOT_STORIES, type HotStory, SUPERVISED } from './stories.ts'
import { answerOf, contentOf, titleOf } from './wording.ts'

/** A ticket whose category and units are still names. */
export type DemoTicket = Omit<TicketRecord, 'categoryId' | 'organizationId' | 'complainedOfId'> & {
  categoryPath: string
  unit: string | null
  complainedOf: string | null
}

export const FIRST_DAY: Day = '2022-10-16'
export const LAST_DAY: Day = '2024-10-15'
/** Says in every list and file that no such ticket was ever taken. */
export const DEMO_SOURCE = '12345 热线（演示数据）'
export const NUMBER_HEAD = 'YS'
const SEED = 12345

const CHANNELS: readonly [string, number][] = [
  ['电话', 58],
  ['微信', 16],
  ['粤省事', 12],
  ['网站', 7],
  ['人民网留言', 3],
  ['上级转办', 4],
]

/** Where the caller cannot be asked again. */
const NAMELESS = new Set(['网站', '上级转办'])

/** One ticket to be made: what, where, when and by whom. */
interface Seed {
  matter: Matter
  spot: Spot
  day: Day
  caller: Caller
  /** Called before about the same. */
  again: boolean
}

class Generator {
  readonly tickets: DemoTicket[] = []
  private readonly matters = readMatters()
  private readonly counts = new Map<Day, number>()

  constructor(
    private readonly draw: Draw,
    private readonly places: DemoPlaces,
    private readonly last: Day,
    private readonly now: Date,
  ) {}

  run(): DemoTicket[] {
    for (let day = FIRST_DAY; day <= this.last; day = addDays(day, 1)) this.ordinaryDay(day)
    for (const story of HOT_STORIES) this.tell(story)
    return this.tickets.sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())
  }

  private ordinaryDay(day: Day): void {
    const month = Number(day.slice(5, 7)) - 1
    const weights = this.matters.map(({ weight, season }) => (weight * (season[month] ?? 5)) / 5)
    for (let left = this.draw.count(meanOf(day, FIRST_DAY)); left > 0; left--) {
      const matter = this.matters[this.draw.weighted(weights)] as Matter
      const spot = this.places.draw(this.draw, matter.where)
      if (!isQuiet(matter, spot, day))
        this.call({ matter, spot, day, caller: drawCaller(this.draw), again: false })
    }
  }

  /** The ticket, and perhaps the same caller again some days later. */
  private call(seed: Seed): void {
    this.tickets.push(this.ticket(seed))
    const day = addDays(seed.day, this.draw.between(3, 27))
    if (day <= this.last && this.draw.chance(seed.again ? 0.2 : 0.055))
      this.call({ ...seed, day, again: true })
  }

  private tell(story: HotStory): void {
    const matter = { ...this.matterOf(story.path), says: [...story.says] }
    story.weekly.forEach((count, week) => {
      for (let nth = 0; nth < count; nth++) {
        const day = addDays(story.from, week * 7 + this.draw.between(0, 6))
        if (day > this.last) continue
        const drawn = this.places.inTown(this.draw, story.town, '全', story.village)
        this.call({
          matter,
          spot: { ...drawn, spot: story.spot },
          day,
          caller: drawCaller(this.draw),
          again: false,
        })
      }
    })
  }

  private matterOf(path: string): Matter {
    const found = this.matters.find(matter => matter.path === path)
    if (!found) throw new Error(`The demo knows no matter ${path}.`)
    return found
  }

  private number(day: Day): string {
    const count = (this.counts.get(day) ?? 0) + 1
    this.counts.set(day, count)
    return `${NUMBER_HEAD}${day.replaceAll('-', '')}${String(count).padStart(4, '0')}`
  }

  private receivedAt(matter: Matter, day: Day): Date {
    const hour = this.draw.weighted(hoursOf(matter.rhythm))
    const at = Date.parse(`${day}T00:00:00+08:00`) + (hour * 60 + this.draw.between(0, 59)) * 60_000
    return new Date(Math.min(at, this.now.getTime() - this.draw.between(5, 55) * 60_000))
  }

  private ticket({ matter, spot, day, caller, again }: Seed): DemoTicket {
    const { draw } = this
    const slots = { matter, spot, draw }
    const receivedAt = this.receivedAt(matter, day)
    const kind = classOf(matter, draw)
    const channel = CHANNELS[draw.weighted(CHANNELS.map(([, weight]) => weight))]?.[0] ?? '电话'
    const unit =
      matter.unit !== null && draw.chance(spot.urban ? 0.8 : 0.6)
        ? matter.unit
        : `${spot.town.replace(/街道$/, '街道办事处').replace(/镇$/, '镇人民政府')}`
    const life = lifeOf(kind, receivedAt, careOf(unit, day), draw, this.now)
    return {
      ...life,
      externalId: this.number(day),
      title: titleOf(slots),
      content: contentOf(slots, caller, again),
      answer: life.finishedAt === null ? null : answerOf(slots),
      address: draw.chance(0.6) ? `${spot.town}${spot.spot}${draw.chance(0.3) ? caller.room : ''}` : null,
      ...{ class: kind, urgency: urgencyOf(matter, draw), channel, categoryPath: matter.path },
      ...placeOf(spot, draw),
      unit: life.dispatchedAt === null ? null : unit,
      unitWords: life.dispatchedAt === null ? null : unit,
      complainedOf: matter.path.includes('窗口服务') && draw.chance(0.5) ? matter.unit : null,
      receivedAt,
      hasHour: true,
      caller: callerOf(caller, channel, matter, spot, draw),
    }
  }
}

/** After the task was closed people have no reason to complain of it any more. */
const isQuiet = ({ path }: Matter, { village }: Spot, day: Day): boolean =>
  path === SUPERVISED.path && village === SUPERVISED.village && day > SUPERVISED.closedOn

const CLASSES: readonly ComplaintClass[] = [
  'COMPLAINT',
  'REQUEST',
  'REPORT',
  'SUGGESTION',
  'INQUIRY',
  'OTHER',
]

function classOf({ path, rhythm }: Matter, draw: Draw): ComplaintClass {
  if (path.endsWith('表扬感谢')) return draw.chance(0.6) ? 'PRAISE' : 'SUGGESTION'
  if (rhythm === '办') return CLASSES[draw.weighted([24, 30, 4, 4, 36, 2])] ?? 'INQUIRY'
  return CLASSES[draw.weighted([52, 30, 8, 6, 2, 2])] ?? 'COMPLAINT'
}

function urgencyOf({ path }: Matter, draw: Draw): ComplaintUrgency {
  const grave = /停水|停电|井盖|电梯|拖欠工资|积水|消防/.test(path)
  if (draw.chance(grave ? 0.05 : 0.003)) return 'CRITICAL'
  return draw.chance(grave ? 0.3 : 0.05) ? 'URGENT' : 'NORMAL'
}

/** How well a unit works; most of them better than two years ago. */
function careOf(unit: string, day: Day): number {
  const own = ([...unit].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 40) / 100
  const progress = (daysBetween(FIRST_DAY, day) / 731) * 0.18
  const slipping = unit === '龙归镇人民政府' && day >= '2024-06-01' ? 0.25 : 0
  return Math.max(0.1, Math.min(1, 0.5 + own + progress - slipping))
}

const HOME = '440203000000'

function placeOf({ villageCode, townCode, town, village, spot }: Spot, draw: Draw) {
  if (draw.chance(0.02))
    return { placeCode: HOME, placeWords: draw.one(['不详', '来电人未说明', '市区某小区', '高速路口附近']) }
  if (draw.chance(0.15)) return { placeCode: townCode, placeWords: town }
  return { placeCode: villageCode, placeWords: `${town}${village}${draw.chance(0.4) ? spot : ''}` }
}

function callerOf(
  caller: Caller,
  channel: string,
  { path }: Matter,
  { spot }: Spot,
  draw: Draw,
): DemoTicket['caller'] {
  const named = !NAMELESS.has(channel) || draw.chance(0.5)
  return {
    name: named && draw.chance(0.88) ? caller.name : null,
    phone: named ? caller.phone : null,
    idNumber: draw.chance(/社保|救助|医保/.test(path) ? 0.3 : 0.02) ? caller.idNumber : null,
    plate: /停车|车/.test(path) && draw.chance(0.3) ? caller.plate : null,
    address: draw.chance(0.35) ? `${spot}${caller.room}` : null,
  }
}

/** All simulated tickets up to `now`, oldest first; the same at every call. */
export function demoTickets(divisions: unknown, now: Date, today: Day): DemoTicket[] {
  const places = new DemoPlaces(divisions as ConstructorParameters<typeof DemoPlaces>[0])
  return new Generator(drawing(SEED), places, today < LAST_DAY ? today : LAST_DAY, now).run()
}
