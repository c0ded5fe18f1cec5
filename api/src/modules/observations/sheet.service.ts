import type { ObservationEntry } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { periodWords } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import type { Division } from '../divisions/index.ts'
import type { ReportingDates } from './period.rules.ts'
import { keepPeriods } from './period.service.ts'
import { clearDraft } from './sheet.draft.ts'
import { type GroundQuery, type PlaceGround, readGrounds } from './sheet.ground.ts'
import { type Judged, judgeSheet, type ReadyRow } from './sheet.judge.ts'
import type { SheetFault, TypedRow } from './sheet.line.ts'

/** What was typed for one place. */
export interface TypedSheet {
  place: Division
  rows: readonly TypedRow[]
}

export interface Submission {
  query: GroundQuery
  sheets: readonly TypedSheet[]
  entry: ObservationEntry
}

/** What became of the sheets of one or several places. */
export interface Submitted {
  rows: number
  ready: number
  submitted: number
  unchanged: number
  faults: SheetFault[]
}

const judgeAll = (grounds: readonly PlaceGround[], sheets: readonly TypedSheet[]): Judged[] =>
  sheets.map(({ place, rows }) => {
    const ground = grounds.find(one => one.place.code === place.code)
    if (!ground) throw new Error(`The sheet of ${place.code} has no ground.`)
    return judgeSheet(ground, rows)
  })

const outcomeOf = (judged: readonly Judged[]): Submitted => ({
  rows: judged.reduce((sum, { filled }) => sum + filled, 0),
  ready: judged.reduce((sum, { ready }) => sum + ready.length, 0),
  submitted: 0,
  unchanged: judged.reduce((sum, { unchanged }) => sum + unchanged, 0),
  faults: judged.flatMap(({ faults }) => faults),
})

/** The checks alone. */
export async function checkSheets(context: Context, { query, sheets }: Submission): Promise<Submitted> {
  const places = sheets.map(({ place }) => place)
  return outcomeOf(judgeAll(await readGrounds(context.db.prisma, query, places), sheets))
}

/** Leaves a write in which somebody else has done the same already. */
class NothingLeft extends Error {}

/**
 * Submits the sheets of one or several places: all or nothing. With a fault nothing is written and the faults are
 * answered; what stands already with the same figures is left alone, so that sent twice is sent once. Throws `BAD_INPUT`
 * when nothing was filled in, `CONFLICT` when somebody else was faster with other figures.
 */
export async function submitSheets(context: Context, submission: Submission): Promise<Submitted> {
  const { query, sheets } = submission
  const places = sheets.map(({ place }) => place)
  const grounds = await readGrounds(context.db.prisma, query, places)
  const outcome = outcomeOf(judgeAll(grounds, sheets))
  if (outcome.rows === 0) throw badInput('rows', '表里还没有填写任何数值，没有可以提交的内容。')
  const dates = grounds[0]?.dates
  if (outcome.faults.length > 0 || outcome.ready === 0 || !dates) return outcome
  try {
    const submitted = await write(context, query.jurisdictionCode, step =>
      submitWithin(step, context, submission, dates),
    )
    return { ...outcome, submitted }
  } catch (error) {
    if (!(error instanceof NothingLeft)) throw error
    return { ...outcome, ready: 0, unchanged: outcome.unchanged + outcome.ready }
  }
}

/** Judges once more where nobody else can write to the period, and writes. */
async function submitWithin(
  step: Write,
  context: Context,
  submission: Submission,
  dates: ReportingDates,
): Promise<number> {
  const { query, sheets, entry } = submission
  const places = sheets.map(({ place }) => place)
  await keepPeriods(step, context, query.jurisdictionCode, [dates])
  await lockPeriod(step, query)
  const judged = judgeAll(await readGrounds(step.tx, query, places), sheets)
  if (judged.some(({ faults }) => faults.length > 0))
    throw conflict('刚刚有人提交了这张表里的数。请重新打开填报表核对，您填写的内容仍保留在页面上。')
  const full = judged.filter(({ ready }) => ready.length > 0)
  if (full.length === 0) throw new NothingLeft()
  for (const one of full) await submitPlace(step, context, { ...one, query, entry })
  return full.reduce((sum, { ready }) => sum + ready.length, 0)
}

/** Submissions of a period take turns: two at once on one cell cannot both be the first. */
const lockPeriod = ({ tx }: Write, { jurisdictionCode, period }: GroundQuery) =>
  tx.$executeRawUnsafe(
    `select 1 from reporting_period
     where division_code = $1 and frequency = $2::"ReportFrequency" and starts_on = $3::date for update`,
    jurisdictionCode,
    period.frequency,
    period.startsOn,
  )

type PlaceSubmission = Judged & Pick<Submission, 'query' | 'entry'>

async function submitPlace(step: Write, context: Context, submission: PlaceSubmission): Promise<void> {
  const { ground, ready, query } = submission
  const { period } = query
  await step.tx.observation.createMany({
    data: ready.map(row => newObservation(context, submission, row)),
  })
  const { code: placeCode, name } = ground.place
  await clearDraft(step, query, placeCode, new Set(ready.map(({ owed }) => owed.indicator.id)))
  await step.record({
    type: 'OBSERVATIONS_SUBMITTED',
    entity: 'ReportingSheet',
    entityId: `${placeCode} ${period.key}`,
    after: {
      name: `${name} ${periodWords(period)}`,
      values: ready.map(({ owed, observed, note }) => ({
        indicator: owed.indicator.name,
        numerator: observed.numerator?.toFixed() ?? null,
        denominator: observed.denominator?.toFixed() ?? null,
        value: observed.value?.toFixed() ?? null,
        note,
      })),
    },
  })
}

function newObservation(
  { clock, viewer }: Context,
  { ground, query, entry }: PlaceSubmission,
  { owed, observed, note, doubts }: ReadyRow,
) {
  const { jurisdictionCode, period, today } = query
  return {
    ...{ jurisdictionCode, id: newId(), indicatorId: owed.indicator.id, placeCode: ground.place.code },
    ...{ startsOn: dayToDate(period.startsOn), revision: (owed.latest?.revision ?? 0) + 1 },
    ...{ status: 'SUBMITTED' as const, definitionVersion: owed.definition.version, entry, note, doubts },
    numerator: observed.numerator?.toFixed() ?? null,
    denominator: observed.denominator?.toFixed() ?? null,
    value: observed.value?.toFixed() ?? null,
    late: today > ground.dates.dueOn,
    ...{ submittedOn: dayToDate(today), submittedAt: clock.now() },
    ...{ submittedById: viewer?.id ?? null, submittedBy: viewer?.name ?? '系统' },
  }
}

/** Throws `FORBIDDEN` unless the viewer reports at least one indicator of the place. */
export function requireReporter(context: Context, ground: PlaceGround): void {
  if (!ground.rows.some(({ mayEnter }) => mayEnter)) throw refusal(context.viewer)
}
