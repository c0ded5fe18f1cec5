export { type Base, baseWords, Changes, REPORTED } from './changes.tsx'
export {
  dayBefore,
  lengthOf,
  type Period,
  type PeriodChoice,
  periodBefore,
  periodOf,
  periodYearBefore,
  shiftDay,
  yearBefore,
} from './period.ts'
export { PeriodFilter } from './period-filter.tsx'
export {
  type BoardPeriod,
  boardPeriod,
  choiceOf,
  namedPeriod,
  type PeriodView,
  periodParams,
  readPeriod,
} from './period-url.ts'
export { USUAL_DAYS, type UsualDay, usualDay } from './usual-days.ts'
