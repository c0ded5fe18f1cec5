import type { Context } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Write } from '../../platform/write.ts'
import { managesIndicators } from '../access/index.ts'
import type { Definition, LibraryIndicator } from './indicator.facts.ts'
import { libraryOf } from './indicator.library.ts'
import { forgetIndicators, requireIndicator } from './indicator.query.ts'
import { takeIndicatorNumbers } from './indicator.service.ts'
import type { Indicator } from './indicator.type.ts'

/** An indicator of a library the viewer keeps. Throws `NOT_FOUND`, `FORBIDDEN`. */
export async function requireManaged(context: Context, id: string): Promise<Indicator> {
  const indicator = await requireIndicator(context, id)
  allow(managesIndicators(context.viewer, indicator.jurisdictionCode), context.viewer)
  return indicator
}

export type IndicatorKey = Pick<Indicator, 'jurisdictionCode' | 'id'>

/**
 * Takes an indicator for a change: its row is locked until the write ends and its version goes on. Throws `CONFLICT`
 * when the form was filled in on an older one. Returns what it was before.
 */
export async function takeIndicator(
  { tx }: Write,
  { jurisdictionCode, id }: IndicatorKey,
  version: number,
): Promise<LibraryIndicator> {
  const { count } = await tx.indicator.updateMany({
    where: { jurisdictionCode, id, version },
    data: { version: { increment: 1 } },
  })
  const [indicator] = count === 0 ? [] : await libraryOf(tx, jurisdictionCode, { ids: [id] })
  if (!indicator) throw conflict()
  return indicator
}

/** All indicators of the jurisdiction, while nobody else may add a formula: two could close a circle together. */
export async function lockLibrary(step: Write, jurisdictionCode: string): Promise<LibraryIndicator[]> {
  await takeIndicatorNumbers(step, jurisdictionCode, 0)
  return libraryOf(step.tx, jurisdictionCode)
}

/** The latest version of the definition. */
export function lastDefinition({ definitions }: Pick<LibraryIndicator, 'definitions'>): Definition {
  const last = definitions.at(-1)
  if (!last) throw new Error('An indicator has at least one definition.')
  return last
}

/** The indicator as it is after a write of this request. */
export function again(context: Context, id: string): Promise<Indicator> {
  forgetIndicators(context)
  return requireIndicator(context, id)
}

/** Whether figures of an indicator were ever entered or counted. */
export async function hasFigures({ tx }: Write, { jurisdictionCode, id }: IndicatorKey): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select 1 from observation where division_code = ${jurisdictionCode} and indicator_id = ${id}::uuid)
      or exists (select 1 from indicator_figure where division_code = ${jurisdictionCode} and indicator_id = ${id}::uuid)
      as found`
  return row?.found === true
}
