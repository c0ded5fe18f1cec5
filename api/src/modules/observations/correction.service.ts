import { Decimal } from 'decimal.js'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { periodOf, periodWords } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import { reviewsObservations } from '../access/index.ts'
import { requireDivision, ruleSettings } from '../divisions/index.ts'
import { definitionFor, type LibraryIndicator } from '../indicators/index.ts'
import { lockObservations } from './observation.lock.ts'
import { publishObservations } from './observation.publish.ts'
import { requireObservation, revisionLoader, toObservation } from './observation.query.ts'
import { type ObservationRow, sameAmounts, toRow } from './observation.row.ts'
import type { Observation } from './observation.type.ts'
import {
  type CellFigures,
  checkFigures,
  type ObservedValue,
  type PastValue,
} from './observation-check.rules.ts'
import { readGrounds } from './sheet.ground.ts'
import { permit, requireWords } from './sheet.query.ts'
import { COLUMN_WORDS } from './sheet.words.ts'

type Amount = number | string | null | undefined

export interface Correction {
  id: string
  version: number
  numerator?: Amount
  denominator?: Amount
  value?: Amount
  reason: string
}

/**
 * A further revision of a published value with a reason, published at once; the old one stays. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `BAD_INPUT` for figures that are wrong or the same, `CONFLICT` when somebody else corrected first.
 */
export async function correctObservation(context: Context, input: Correction): Promise<Observation> {
  const { row, indicator } = await requireObservation(context, input.id)
  permit(context, reviewsObservations(context.viewer, row.jurisdictionCode))
  const reason = requireWords('reason', input.reason, '更正的原因')
  if (row.status !== 'PUBLISHED')
    throw badInput('id', '只有已发布的指标值才需要更正；没有发布的，请退回或撤回后重填。')
  const ground = await groundOf(context, row, indicator.library)
  const { observed, doubts } = checked(input, indicator.library, row, ground)
  const id = newId()
  await write(context, row.jurisdictionCode, async step => {
    const [old] = await lockObservations(step, row.jurisdictionCode, [input])
    if (!old) throw notFound('这个指标值')
    await refuseOld(step, old)
    await step.tx.observation.update({
      where: { jurisdictionCode_id: { jurisdictionCode: old.jurisdictionCode, id: old.id } },
      data: { version: { increment: 1 } },
    })
    const fresh = newRevision(context, old, { id, reason, doubts, observed })
    await step.tx.observation.create({
      data: { ...fresh, definitionVersion: definitionFor(indicator.library, old.startsOn).version },
    })
    await publishObservations(step, context, old.jurisdictionCode, [{ ...old, ...observed }])
    await recordCorrection(step, {
      id,
      old,
      observed,
      reason,
      indicator: indicator.library,
      place: ground.name,
    })
  })
  revisionLoader(context).clearAll()
  const stored = await context.db.prisma.observation.findUniqueOrThrow({
    where: { jurisdictionCode_id: { jurisdictionCode: row.jurisdictionCode, id } },
  })
  return toObservation(toRow(stored))
}

interface Ground {
  name: string
  past: PastValue[]
  next: PastValue | null
}

/** What stands around the cell; also where the place no longer owes it. */
async function groundOf(context: Context, row: ObservationRow, indicator: LibraryIndicator): Promise<Ground> {
  const { jurisdictionCode, placeCode, startsOn } = row
  const place = await requireDivision(context, placeCode)
  const rules = await ruleSettings(context, jurisdictionCode)
  const period = periodOf(indicator.frequency, startsOn)
  const query = { jurisdictionCode, viewer: context.viewer, today: context.clock.today(), rules, period }
  const [ground] = await readGrounds(context.db.prisma, query, [place])
  const owed = ground?.rows.find(one => one.indicator.id === indicator.id)
  return { name: place.name, past: owed?.past ?? [], next: owed?.next ?? null }
}

/** A figure as the form sends it; more than six digits after the point are rounded as every value is. */
function amountOf(field: string, amount: Amount): Decimal | null {
  if (amount === null || amount === undefined) return null
  const value = new Decimal(amount)
  if (!value.isFinite() || value.abs().gte('1e15')) throw badInput(field, '数字太大或不是数字，请核对。')
  return value.toDecimalPlaces(6)
}

const FIELDS = { NUMERATOR: 'numerator', DENOMINATOR: 'denominator', VALUE: 'value' } as const

function checked(
  input: Correction,
  indicator: LibraryIndicator,
  row: ObservationRow,
  { past, next }: Ground,
): { observed: ObservedValue; doubts: string[] } {
  const definition = definitionFor(indicator, row.startsOn)
  const figures: CellFigures = {
    NUMERATOR: amountOf('numerator', input.numerator),
    DENOMINATOR: amountOf('denominator', input.denominator),
    VALUE: definition.kind === 'RATIO' ? null : amountOf('value', input.value),
  }
  const { observed, faults } = checkFigures(figures, {
    ...{ name: indicator.name, definition, past, next, marked: new Set<never>() },
  })
  const wrong = faults.find(({ severity }) => severity === 'ERROR')
  if (wrong || observed === null)
    throw badInput(wrong ? FIELDS[wrong.cell] : 'value', `${wrong?.reason ?? ''}${wrong?.fix ?? ''}`)
  if (sameAmounts(observed, row)) throw badInput('value', '更正后的数与原来的相同，不用更正。')
  return { observed, doubts: faults.map(({ cell, reason }) => `${COLUMN_WORDS[cell]}：${reason}`) }
}

/** Only the revision that counts is corrected. */
async function refuseOld(
  { tx }: Write,
  { jurisdictionCode, indicatorId, placeCode, startsOn, revision }: ObservationRow,
) {
  const later = await tx.observation.count({
    where: {
      ...{ jurisdictionCode, indicatorId, placeCode, startsOn: dayToDate(startsOn) },
      revision: { gt: revision },
    },
  })
  if (later > 0) throw conflict('这个指标值已有更新的更正。请刷新后，在最新的值上更正。')
}

function newRevision(
  { clock, viewer }: Context,
  old: ObservationRow,
  { id, reason, doubts, observed }: { id: string; reason: string; doubts: string[]; observed: ObservedValue },
) {
  const [today, now] = [dayToDate(clock.today()), clock.now()]
  const who = viewer?.name ?? '系统'
  const { jurisdictionCode, indicatorId, placeCode, late } = old
  return {
    ...{
      jurisdictionCode,
      id,
      indicatorId,
      placeCode,
      startsOn: dayToDate(old.startsOn),
      late,
      reason,
      doubts,
    },
    ...{ revision: old.revision + 1, status: 'PUBLISHED' as const, entry: 'WEB' as const },
    numerator: observed.numerator?.toFixed() ?? null,
    denominator: observed.denominator?.toFixed() ?? null,
    value: observed.value?.toFixed() ?? null,
    ...{ submittedOn: today, submittedAt: now, submittedById: viewer?.id ?? null, submittedBy: who },
    ...{ reviewedOn: today, reviewedAt: now, reviewedBy: who },
    ...{ publishedOn: today, publishedAt: now, publishedBy: who },
  }
}

const amounts = ({ numerator, denominator, value }: ObservedValue) => ({
  numerator: numerator?.toFixed() ?? null,
  denominator: denominator?.toFixed() ?? null,
  value: value?.toFixed() ?? null,
})

const recordCorrection = (
  step: Write,
  {
    id,
    old,
    observed,
    reason,
    indicator,
    place,
  }: {
    id: string
    old: ObservationRow
    observed: ObservedValue
    reason: string
    indicator: LibraryIndicator
    place: string
  },
) =>
  step.record({
    type: 'OBSERVATION_CORRECTED',
    entity: 'Observation',
    entityId: id,
    before: amounts(old),
    after: {
      name: `${place} ${indicator.name} ${periodWords(periodOf(indicator.frequency, old.startsOn))}`,
      ...amounts(observed),
      reason,
    },
  })
