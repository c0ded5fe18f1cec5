import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { divisionLoader, isDivisionCode, isWithin, levelOfCode } from '../divisions/index.ts'
import type { LibraryIndicator } from './indicator.facts.ts'
import type { Author } from './indicator.service.ts'
import type { Indicator } from './indicator.type.ts'
import { tellFollowers } from './library.followers.ts'
import type { TargetInput } from './library.input.ts'
import { Faults, reasonIn, words } from './library.rules.ts'
import { again, type IndicatorKey, lastDefinition, requireManaged, takeIndicator } from './library-lock.ts'
import { checkTarget, sameTarget, type TargetFacts, targetBefore } from './target.rules.ts'

/** The level or place a target holds for lies in the jurisdiction. */
export async function settleTargetPlace(
  faults: Faults,
  context: Context,
  jurisdictionCode: string,
  { level, placeCode }: TargetFacts,
): Promise<void> {
  const lowest = levelOfCode(jurisdictionCode)
  if (level !== null)
    faults.unless(level >= lowest && level <= 5, 'target.level', '这个层级不在本地区范围内，请重新选择。')
  if (placeCode === null) return
  const inside = isDivisionCode(placeCode) && isWithin(placeCode, jurisdictionCode)
  const place = inside ? await divisionLoader(context).load(placeCode) : null
  faults.unless(place !== null, 'target.place', '没有找到这个地方，请在本地区内选择。')
}

/** Adds a target; those before stay. */
export async function insertTarget(
  { tx }: Write,
  { clock, viewer }: Author,
  { jurisdictionCode, id }: IndicatorKey,
  made: TargetFacts,
  reason: string | null,
): Promise<void> {
  await tx.indicatorTarget.create({
    data: {
      ...made,
      jurisdictionCode,
      id: newId(),
      indicatorId: id,
      reason,
      knownOn: dayToDate(clock.today()),
      createdAt: clock.now(),
      createdBy: viewer?.name ?? '系统',
    },
  })
}

const logged = (made: TargetFacts) => ({ ...made })

/** What another target for the same level or place asks: a reason, and a difference. */
function checkAgainst(
  faults: Faults,
  known: LibraryIndicator,
  made: TargetFacts,
  reason: string | null,
): void {
  const before = targetBefore(known.targets, made)
  if (!before) return
  reasonIn(faults, 'target.reason', reason, '这里已有目标，请写明为什么调整；原目标会保留。')
  faults.unless(!sameTarget(made, before), 'target.target', '目标没有变化，不需要保存。')
}

/**
 * Sets a target for all, for a level or for one place; the one before stays visible. Throws `NOT_FOUND`, `FORBIDDEN`,
 * `BAD_INPUT` with every field that is wrong, and `CONFLICT` for a stale form or an indicator out of use.
 */
export async function setIndicatorTarget(
  context: Context,
  id: string,
  version: number,
  input: TargetInput,
): Promise<Indicator> {
  const indicator = await requireManaged(context, id)
  const { jurisdictionCode } = indicator
  const faults = new Faults()
  const made = checkTarget(faults, input, lastDefinition(indicator.library))
  const reason = words(faults, 'target.reason', '理由', input.reason, 500)
  await settleTargetPlace(faults, context, jurisdictionCode, made)
  faults.refuse()
  await write(context, jurisdictionCode, async step => {
    const known = await takeIndicator(step, indicator, version)
    if (known.status === 'RETIRED') throw conflict('这项指标已停用，请先恢复启用，再设定目标。')
    checkAgainst(faults, known, made, reason)
    faults.refuse()
    await insertTarget(step, context, indicator, made, reason)
    await tellFollowers(step, context, { jurisdictionCode, ids: [id], from: null })
    const before = targetBefore(known.targets, made)
    await step.record({
      type: 'INDICATOR_TARGET_SET',
      entity: 'Indicator',
      entityId: id,
      ...(before
        ? { before: { target: before.target?.toNumber() ?? null, targetYear: before.targetYear } }
        : {}),
      after: { ...logged(made), reason, name: known.name },
    })
  })
  return again(context, id)
}
