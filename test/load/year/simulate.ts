import { sealAll } from '#api/modules/audit/index.ts'
import type { Day } from '#api/platform/day.ts'
import { plusDays, worksOn } from './calendar.ts'
import { type CheckResult, checkDays } from './check.ts'
import { createNoticeWork, type NoticeWork } from './notice-work.ts'
import { createOfficeWork } from './office-work.ts'
import type { Counts } from './requests.ts'
import { FIRST_DAY, type YearSize } from './size.ts'
import { createYearWorld, type YearWorld } from './world.ts'

export interface Simulation {
  world: YearWorld
  lastDay: Day
  days: number
  nights: NoticeWork['nights']
  counts: Counts
  /** What was compared while the year went on, on the days themselves. */
  onTheDay: CheckResult
  seconds: { building: number; living: number }
}

const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10

/** Lives through the months day by day through the API. `tell` hears how far it is. */
export async function simulate(
  size: YearSize,
  { databaseUrl, tell }: { databaseUrl?: string | null; tell?: (words: string) => void } = {},
): Promise<Simulation> {
  const begun = performance.now()
  const world = await createYearWorld(size, databaseUrl)
  const building = seconds(begun)
  tell?.(`${world.files.length} tasks read and confirmed in ${building} s`)
  const notices = createNoticeWork(world)
  createOfficeWork(world).prepare()
  const end = plusDays(FIRST_DAY, Math.round(size.months * 30.4))
  const living = performance.now()
  const onTheDay: CheckResult = { days: [], compared: 0, differences: [] }
  let days = 0
  for (let day = FIRST_DAY; day <= end; day = plusDays(day, 1)) {
    await liveOneDay(world, notices, day)
    days += 1
    if (days % 30 === 0) {
      const { compared, differences } = await checkDays(world, [day])
      onTheDay.days.push(day)
      onTheDay.compared += compared
      onTheDay.differences.push(...differences)
      tell?.(`${day}: ${total(world)} requests, ${seconds(living)} s, ${differences.length} differences`)
      for (const line of differences.slice(0, 5)) tell?.(`✗ ${line}`)
    }
  }
  const { counts } = world.requests
  return {
    world,
    lastDay: end,
    days,
    nights: notices.nights,
    counts,
    onTheDay,
    seconds: { building, living: seconds(living) },
  }
}

const total = ({ requests }: YearWorld) =>
  Object.values(requests.counts.requests).reduce((sum, one) => sum + one, 0)

async function liveOneDay(world: YearWorld, notices: NoticeWork, day: Day): Promise<void> {
  world.server.clock.setDay(day)
  await world.morning()
  await notices.night()
  if (worksOn(day)) await notices.decide()
  await world.agenda.live(day)
  await sealAll(world.server.context)
}
