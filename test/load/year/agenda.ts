import type { Day } from '#api/platform/day.ts'

/** Something somebody does on a day. Deeds on one matter (`about`) happen one after the other. */
export interface Deed {
  about: number
  act(): Promise<void>
}

/** What is going to happen, by day. */
export interface Agenda {
  /** Deeds of days that are over, and of those after the end, never happen. */
  on(day: Day, about: number, act: () => Promise<void>): void
  /** Does everything of a day, also what the deeds of the day bring about for the same day. */
  live(day: Day): Promise<void>
}

/** People act at the same time: so many lanes, each in order. */
const LANES = 8

async function inLanes(deeds: readonly Deed[]): Promise<void> {
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    deeds.filter(({ about }) => about % LANES === lane),
  )
  await Promise.all(
    lanes.map(async lane => {
      for (const { act } of lane) await act()
    }),
  )
}

export function createAgenda(): Agenda {
  const byDay = new Map<Day, Deed[]>()
  return {
    on(day, about, act) {
      byDay.set(day, [...(byDay.get(day) ?? []), { about, act }])
    },
    async live(day) {
      for (let deeds = byDay.get(day); deeds; deeds = byDay.get(day)) {
        byDay.delete(day)
        await inLanes(deeds)
      }
    },
  }
}

/** Collects what one person does in one go at the end of a day's round: one request for many. */
export function batches<Item>(
  agenda: Agenda,
  send: (key: string, items: Item[]) => Promise<void>,
  most = 100,
): (day: Day, key: string, item: Item) => void {
  const waiting = new Map<string, Item[]>()
  return (day, key, item) => {
    const name = `${day} ${key}`
    const items = waiting.get(name)
    if (items) return void items.push(item)
    const first = [item]
    waiting.set(name, first)
    agenda.on(day, waiting.size, async () => {
      waiting.delete(name)
      for (let at = 0; at < first.length; at += most) await send(key, first.slice(at, at + most))
    })
  }
}
