/** Pure days for the filter by due date. Days are `YYYY-MM-DD`; both ends belong to a window. */
export interface DueWindow {
  dueFrom: string | null
  dueTo: string | null
}

export const DUE_WINDOWS = ['past', 'days15', 'days30', 'month', 'year'] as const
export type DueWindowName = (typeof DUE_WINDOWS)[number]

const MS_PER_DAY = 86_400_000

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)

function endOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Windows people ask for, as days seen from the date looked at. */
export function dueWindow(name: DueWindowName, asOf: string): DueWindow {
  switch (name) {
    case 'past':
      return { dueFrom: null, dueTo: addDays(asOf, -1) }
    case 'days15':
      return { dueFrom: asOf, dueTo: addDays(asOf, 15) }
    case 'days30':
      return { dueFrom: asOf, dueTo: addDays(asOf, 30) }
    case 'month':
      return { dueFrom: `${asOf.slice(0, 7)}-01`, dueTo: endOfMonth(asOf) }
    case 'year':
      return { dueFrom: `${asOf.slice(0, 4)}-01-01`, dueTo: `${asOf.slice(0, 4)}-12-31` }
  }
}

/** The name of a window, when its days are those of one. */
export const windowName = ({ dueFrom, dueTo }: DueWindow, asOf: string): DueWindowName | null =>
  DUE_WINDOWS.find(name => {
    const days = dueWindow(name, asOf)
    return days.dueFrom === dueFrom && days.dueTo === dueTo
  }) ?? null
