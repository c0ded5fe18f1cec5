import { describe, expect, test } from 'vitest'
import { ticketDates } from '#api/modules/complaints/ticket-facts.rules.ts'
import { dayInShanghai } from '#api/platform/clock.ts'
import { HOTLINE_UNITS, readMatters } from '#seeds/complaints/matters.ts'
import { HOT_STORIES, SUPERVISED } from '#seeds/complaints/stories.ts'
import { DEMO_SOURCE, type DemoTicket, demoTickets, FIRST_DAY, LAST_DAY } from '#seeds/complaints/tickets.ts'
import { divisionFacts, organizationFacts } from '#seeds/facts/read-facts.ts'

const NOW = new Date('2024-10-15T08:30:00+08:00')
const tickets = demoTickets(divisionFacts('wujiang'), NOW, LAST_DAY)

const codesOf = (node: { code: string; children?: unknown[] }): string[] => [
  node.code.padEnd(12, '0'),
  ...(node.children ?? []).flatMap(child => codesOf(child as typeof node)),
]
const wordsOf = ({ title, content, answer, address, caller }: DemoTicket): string =>
  [title, content, answer, address, ...Object.values(caller)].join('\n')
const shareOf = (part: readonly unknown[]): number => part.length / tickets.length

describe('the simulated tickets', () => {
  test('are the same at every call, and no fewer than a district has in two years', () => {
    const again = demoTickets(divisionFacts('wujiang'), NOW, LAST_DAY)
    expect(again.map(wordsOf).join() === tickets.map(wordsOf).join()).toBe(true)
    expect(tickets.length).toBeGreaterThan(9000)
    expect(tickets.length).toBeLessThan(12_500)
    expect(new Set(tickets.map(({ externalId }) => externalId)).size).toBe(tickets.length)
    expect(dayInShanghai(tickets[0]?.receivedAt ?? NOW)).toBe(FIRST_DAY)
  }, 30_000)

  test('say that they are none', () => {
    expect(DEMO_SOURCE).toContain('演示')
    expect(tickets.every(({ externalId }) => /^YS\d{12}$/.test(externalId))).toBe(true)
  })

  test('hold no telephone, id card or plate that anybody could have', () => {
    for (const ticket of tickets) {
      const words = wordsOf(ticket)
      for (const [phone] of words.matchAll(/(?<!\d)1\d{10}(?!\d)/g)) expect(phone).toMatch(/^154/)
      for (const [id] of words.matchAll(/(?<!\d)\d{17}[\dX]/g)) expect(id).toMatch(/^440299\d{8}000/)
      for (const [plate] of words.matchAll(/粤[A-Z]\d{5}/g)) expect(plate).toMatch(/^粤F000/)
    }
    expect(shareOf(tickets.filter(({ content }) => /154\d{8}/.test(content ?? '')))).toBeGreaterThan(0.03)
  })

  test('lie in places and with units that are there; some are not placed', () => {
    const codes = new Set(codesOf(divisionFacts('wujiang') as Parameters<typeof codesOf>[0]))
    expect(tickets.filter(({ placeCode }) => !codes.has(placeCode))).toEqual([])
    const unplaced = shareOf(tickets.filter(({ placeCode }) => placeCode === '440203000000'))
    expect(unplaced).toBeGreaterThan(0.01)
    expect(unplaced).toBeLessThan(0.04)
    const known = new Set([...organizationFacts('wujiang'), ...HOTLINE_UNITS].map(({ name }) => name))
    const strangers = tickets.flatMap(({ unit }) =>
      unit === null || known.has(unit) || /(镇人民政府|街道办事处)$/.test(unit) ? [] : [unit],
    )
    expect(strangers).toEqual([])
  })

  test('live through their time in order, and not beyond the day they are seen on', () => {
    for (const ticket of tickets) {
      const { receivedAt, dispatchedAt, signedAt, finishedAt, calledBackOn, state } = ticket
      const times = [receivedAt, dispatchedAt, signedAt, finishedAt].flatMap(time => time?.getTime() ?? [])
      expect(times).toEqual([...times].sort((one, other) => one - other))
      expect(times.every(time => time <= NOW.getTime())).toBe(true)
      expect(calledBackOn === null || calledBackOn <= LAST_DAY).toBe(true)
      expect(finishedAt === null).toBe(['RECEIVED', 'DISPATCHED', 'HANDLING'].includes(state))
    }
  })

  test('are mostly closed in time; some late, some open past their limit, some asked again in vain', () => {
    const dates = tickets.map(ticket =>
      ticketDates({ ...ticket, categoryId: null, organizationId: null, complainedOfId: null }),
    )
    const share = (is: (one: (typeof dates)[number]) => boolean) => shareOf(dates.filter(is))
    expect(share(({ onTime }) => onTime === true)).toBeGreaterThan(0.75)
    expect(share(({ onTime }) => onTime === false)).toBeGreaterThan(0.05)
    expect(dates.some(({ closedOn, dueOn }) => closedOn === null && dueOn !== null && dueOn < LAST_DAY)).toBe(
      true,
    )
    expect(shareOf(tickets.filter(({ answered }) => answered === false))).toBeGreaterThan(0.05)
    expect(tickets.some(({ reworks }) => reworks >= 3)).toBe(true)
    expect(tickets.some(({ units }) => units >= 3)).toBe(true)
  })

  test('have a rhythm: fewer on feasts, night noise at night', () => {
    const on = (day: string) => tickets.filter(({ receivedAt }) => dayInShanghai(receivedAt) === day).length
    const sum = (days: string[]) => days.reduce((total, day) => total + on(day), 0)
    expect(sum(['2023-10-01', '2023-10-02', '2023-10-03'])).toBeLessThan(
      sum(['2023-10-10', '2023-10-11', '2023-10-12']),
    )
    const night = tickets.filter(({ categoryPath }) => categoryPath.endsWith('夜间施工'))
    const late = night.filter(({ receivedAt }) =>
      [20, 21, 22, 23, 0, 1].includes((receivedAt.getUTCHours() + 8) % 24),
    )
    expect(late.length / night.length).toBeGreaterThan(0.5)
  })

  test('grow where a story is told, and stop where it was supervised', () => {
    const weeks = (path: string, village: string, from: string, until: string) =>
      tickets.filter(
        ({ categoryPath, placeWords, content, receivedAt }) =>
          categoryPath === path &&
          ((placeWords ?? '').includes(village) || (content ?? '').includes(village.slice(0, 3))) &&
          dayInShanghai(receivedAt) >= from &&
          dayInShanghai(receivedAt) <= until,
      ).length
    const { path, village } = SUPERVISED
    expect(weeks(path, village, '2024-03-01', '2024-04-30')).toBeGreaterThan(
      4 * weeks(path, village, '2024-07-08', '2024-09-08'),
    )
    for (const story of HOT_STORIES.slice(1))
      expect(weeks(story.path, story.village, '2024-09-16', '2024-10-15'), story.village).toBeGreaterThan(
        2 * weeks(story.path, story.village, '2024-07-01', '2024-07-31'),
      )
  })
})

test('every matter has its words, three levels and twelve months', () => {
  for (const { path, says, asks, ends, season, weight } of readMatters()) {
    expect(path.split('/').length, path).toBe(3)
    expect([season.length, weight > 0], path).toEqual([12, true])
    for (const part of [says, asks, ends]) expect(part.length, path).toBeGreaterThan(0)
  }
})
