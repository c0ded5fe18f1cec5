import type { Context } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { formulaUses } from './formula.rules.ts'
import type { IndicatorStatus } from './indicator.enums.ts'
import type { LibraryIndicator } from './indicator.facts.ts'
import type { Indicator } from './indicator.type.ts'
import { tellFollowers } from './library.followers.ts'
import { Faults, reasonIn } from './library.rules.ts'
import { again, lastDefinition, lockLibrary, requireManaged, takeIndicator } from './library-lock.ts'

async function move(
  context: Context,
  indicator: Indicator,
  version: number,
  next: (known: LibraryIndicator, library: readonly LibraryIndicator[]) => IndicatorStatus,
  event: { type: string; reason?: string },
): Promise<Indicator> {
  const { jurisdictionCode, id } = indicator
  await write(context, jurisdictionCode, async step => {
    const library = await lockLibrary(step, jurisdictionCode)
    const known = await takeIndicator(step, indicator, version)
    const status = next(known, library)
    await step.tx.indicator.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: { status },
    })
    if (status === 'ACTIVE') await tellFollowers(step, context, { jurisdictionCode, ids: [id], from: null })
    const { type, reason } = event
    await step.record({
      type,
      entity: 'Indicator',
      entityId: id,
      before: { status: known.status },
      after: { name: known.name, status, ...(reason ? { reason } : {}) },
    })
  })
  return again(context, id)
}

/** Formulas in use that still need it. */
function assertUnused({ no, id }: LibraryIndicator, library: readonly LibraryIndicator[]): void {
  const users = library.filter(one => {
    const { formula } = lastDefinition(one)
    return one.id !== id && one.status === 'ACTIVE' && formula !== null && formulaUses(formula).includes(no)
  })
  if (users.length > 0)
    throw conflict(
      `${users.map(one => `[${one.no}] ${one.name}`).join('、')}的公式还在用这项指标，请先修改公式，再停用。`,
    )
}

/**
 * 停用: it is reported no more, its figures stay. A proposal nobody wants is put aside the same way. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `BAD_INPUT` without a reason, `CONFLICT` for a stale form, when out of use already, or still in a formula.
 */
export async function retireIndicator(
  context: Context,
  id: string,
  version: number,
  reason: string,
): Promise<Indicator> {
  const indicator = await requireManaged(context, id)
  const faults = new Faults()
  const why = reasonIn(faults, 'reason', reason, '请写明为什么停用。')
  faults.refuse()
  const next = (known: LibraryIndicator, library: readonly LibraryIndicator[]) => {
    if (known.status === 'RETIRED') throw conflict('这项指标已经停用了。')
    assertUnused(known, library)
    return 'RETIRED' as const
  }
  return move(context, indicator, version, next, { type: 'INDICATOR_RETIRED', reason: why })
}

/**
 * 恢复启用; what was put aside before anyone adopted it is a proposal again. Throws `NOT_FOUND`, `FORBIDDEN`,
 * `CONFLICT` for a stale form or one that is not out of use.
 */
export async function reactivateIndicator(context: Context, id: string, version: number): Promise<Indicator> {
  const indicator = await requireManaged(context, id)
  const next = (known: LibraryIndicator) => {
    if (known.status !== 'RETIRED') throw conflict('这项指标没有停用，不需要恢复。')
    return lastDefinition(known).definition === '' ? ('PROPOSED' as const) : ('ACTIVE' as const)
  }
  return move(context, indicator, version, next, { type: 'INDICATOR_REACTIVATED' })
}
