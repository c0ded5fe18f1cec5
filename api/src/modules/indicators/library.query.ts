import type { Context } from '../../platform/context.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { managesIndicators, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { checkFormulaText } from './formula.check.ts'
import type { IndicatorMeasure } from './indicator.enums.ts'
import { libraryOf } from './indicator.library.ts'
import { proposalFor } from './indicator.proposal.rules.ts'
import { requireIndicator } from './indicator.query.ts'
import { wholeTargetOn } from './indicator.rules.ts'
import { type Indicator, toIndicator } from './indicator.type.ts'
import { lastDefinition } from './library-lock.ts'
import type { FormulaCheck, IndicatorProposal } from './proposal.type.ts'

/** One indicator; null when there is none the viewer may see. Throws `FORBIDDEN` for roles that read none. */
export async function findIndicator(context: Context, id: string): Promise<Indicator | null> {
  try {
    return await requireIndicator(context, id)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** The jurisdiction of a place whose library the viewer keeps. Throws `NOT_FOUND`, `FORBIDDEN`. */
function keptJurisdiction({ viewer }: Context, place: string): string {
  const { jurisdictionCode } = placeScope(viewer, place, SEES_INDICATORS)
  allow(managesIndicators(viewer, jurisdictionCode), viewer)
  return jurisdictionCode
}

function toProposal(indicator: Indicator, context: Context): IndicatorProposal {
  const { library } = indicator
  const target = wholeTargetOn(library, context.clock.today())
  const proposal = proposalFor({
    ...library,
    unit: lastDefinition(library).unit,
    baseline: target?.baseline?.toNumber() ?? null,
    target: target?.target?.toNumber() ?? null,
  })
  return { indicator, ...proposal, measure: proposal.measure as IndicatorMeasure | null }
}

/**
 * What the library would make of indicators read from plans: of these, or of all that wait in the jurisdiction.
 * Throws `NOT_FOUND` for a foreign place or id, `FORBIDDEN`.
 */
export async function listProposals(
  context: Context,
  place: string,
  ids: readonly string[] | null,
): Promise<IndicatorProposal[]> {
  const jurisdictionCode = keptJurisdiction(context, place)
  const waiting = await libraryOf(context.db.prisma, jurisdictionCode, { statuses: ['PROPOSED'] })
  const wanted = ids === null ? waiting : waiting.filter(({ id }) => ids.includes(id))
  if (ids !== null && wanted.length < new Set(ids).size) throw notFound('其中的待完善指标')
  return wanted.map(library => toProposal(toIndicator(library), context))
}

const LONGEST = 2000

/**
 * Whether a formula may stand in the library of a place; what is wrong comes as sentences with their place in the text.
 * `indicatorId`: the one it is to make. Throws `NOT_FOUND`, `FORBIDDEN`.
 */
export async function checkFormula(
  context: Context,
  place: string,
  formula: string,
  indicatorId: string | null,
): Promise<FormulaCheck> {
  const jurisdictionCode = keptJurisdiction(context, place)
  if (formula.length > LONGEST) throw badInput('formula', '公式太长，请拆成几个指标。')
  const library = await libraryOf(context.db.prisma, jurisdictionCode)
  if (indicatorId !== null && !library.some(({ id }) => id === indicatorId)) throw notFound('这项指标')
  const { faults, words, uses, unit } = checkFormulaText(formula, library, indicatorId)
  return {
    ok: faults.length === 0,
    faults: [...faults],
    words,
    uses: library.filter(({ id }) => uses.includes(id)).map(toIndicator),
    unit,
  }
}
