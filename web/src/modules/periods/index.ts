export { lengthOf, type Period, type PeriodChoice, periodBefore, periodOf, shiftDay } from './period.ts'
export { USUAL_DAYS, type UsualDay, usualDay, yearBefore } from './usual-days.ts'
