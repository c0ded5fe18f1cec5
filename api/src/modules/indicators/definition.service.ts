import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { conflict } from '../../platform/errors.ts'
import { type Write, write } from '../../platform/write.ts'
import { checkFormulaText } from './formula.check.ts'
import type { Definition, LibraryIndicator } from './indicator.facts.ts'
import type { Author } from './indicator.service.ts'
import type { Indicator } from './indicator.type.ts'
import { tellFollowers } from './library.followers.ts'
import type { DefinitionInput } from './library.input.ts'
import {
  checkDefinition,
  checkTogether,
  checkValidFrom,
  type DefinitionFacts,
  Faults,
  reasonIn,
  sameDefinition,
} from './library.rules.ts'
import { again, lastDefinition, lockLibrary, requireManaged, takeIndicator } from './library-lock.ts'

/** Columns of a version. */
export const definitionRow = (
  { jurisdictionCode, id }: Pick<LibraryIndicator, 'jurisdictionCode' | 'id'>,
  version: number,
  { validFrom, ...made }: DefinitionFacts,
  { clock, viewer }: Author,
  reason: string | null,
) => ({
  ...made,
  jurisdictionCode,
  indicatorId: id,
  version,
  validFrom: dayToDate(validFrom),
  knownOn: dayToDate(clock.today()),
  reason,
  createdAt: clock.now(),
  createdBy: viewer?.name ?? '系统',
})

/** Adds what is wrong with the formula of a definition, if it has one. `selfId`: null for a new indicator. */
export function checkFormulaOf(
  faults: Faults,
  { formula, unit }: Pick<DefinitionFacts, 'formula' | 'unit'>,
  library: readonly LibraryIndicator[],
  selfId: string | null,
): void {
  if (formula === null) return
  const checked = checkFormulaText(formula, library, selfId)
  for (const { message } of checked.faults) faults.add('definition.formula', message)
  if (checked.faults.length === 0 && checked.unit !== null && unit !== null)
    faults.unless(
      checked.unit === unit,
      'definition.unit',
      `公式算出来的单位是“${checked.unit}”，与填写的单位“${unit}”不一致。`,
    )
}

/** A line must come from somewhere: the definition itself, or a target. */
export function checkLine(
  faults: Faults,
  { kind, line }: Pick<DefinitionFacts, 'kind' | 'line'>,
  targets: readonly { target: unknown }[],
): void {
  if (kind !== 'MINIMUM') return
  const known = line !== null || targets.some(({ target }) => target !== null)
  faults.unless(known, 'definition.line', '达标型指标要有达标线：请填写达标线，或先设定目标值。')
}

/** What the log keeps of a version. */
export const definitionFacts = (made: DefinitionFacts) => ({ ...made })

const loggedDefinition = ({ line, ...definition }: Definition) => ({
  ...definition,
  line: line?.toNumber() ?? null,
})

async function addVersion(
  step: Write,
  context: Context,
  indicator: LibraryIndicator,
  made: DefinitionFacts,
  reason: string,
): Promise<void> {
  const before = lastDefinition(indicator)
  const version = before.version + 1
  await step.tx.indicatorDefinition.create({
    data: definitionRow(indicator, version, made, context, reason),
  })
  await step.record({
    type: 'INDICATOR_DEFINED',
    entity: 'Indicator',
    entityId: indicator.id,
    before: loggedDefinition(before),
    after: { ...definitionFacts(made), version, reason, name: indicator.name },
  })
}

/**
 * A further version of 口径: it holds from the first day of a period on, the versions before stay as they are. Throws
 * `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT` with every field that is wrong, and `CONFLICT` for a stale form or an
 * indicator that is not in use.
 */
export async function defineIndicator(
  context: Context,
  id: string,
  version: number,
  input: DefinitionInput,
): Promise<Indicator> {
  const indicator = await requireManaged(context, id)
  const faults = new Faults()
  const made = checkDefinition(faults, input)
  const reason = reasonIn(faults, 'definition.reason', input.reason, '请写明为什么修改口径。')
  faults.refuse()
  await write(context, indicator.jurisdictionCode, async step => {
    const library = made.formula === null ? [] : await lockLibrary(step, indicator.jurisdictionCode)
    const known = await takeIndicator(step, indicator, version)
    assertDefinable(known)
    const before = lastDefinition(known)
    checkTogether(faults, known, made)
    checkValidFrom(faults, made.validFrom, known.frequency, before)
    checkFormulaOf(faults, made, library, id)
    checkLine(faults, made, known.targets)
    faults.unless(!sameDefinition(made, before), 'definition.definition', '口径没有变化，不需要保存新版本。')
    faults.refuse()
    await addVersion(step, context, known, made, reason)
    await tellFollowers(step, context, {
      jurisdictionCode: known.jurisdictionCode,
      ids: [id],
      from: made.validFrom,
    })
  })
  return again(context, id)
}

function assertDefinable({ status }: LibraryIndicator): void {
  if (status === 'PROPOSED') throw conflict('这项指标还没有纳入指标库，请先纳入，口径在纳入时一并确认。')
  if (status === 'RETIRED') throw conflict('这项指标已停用，请先恢复启用，再修改口径。')
}
