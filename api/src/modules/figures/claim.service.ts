import type { Context } from '../../platform/context.ts'
import { periodWords } from '../../platform/period.ts'
import { type Indicator, taskIndicatorsLoader } from '../indicators/index.ts'
import type { ProgressReport } from '../reports/index.ts'
import { type Task, taskLoader } from '../tasks/index.ts'
import type { ClaimSubject } from './claim.compare.ts'
import { checkClaims, checkFinished } from './claim.rules.ts'
import type { ClaimCheck } from './claim.type.ts'
import { lineAt } from './figure.compute.ts'
import { STATE_PERIODS } from './figure.query.ts'
import { rowsAt } from './place-rows.query.ts'
import type { TreePlace } from './place-tree.ts'
import { type Standing, standingOf } from './standing.ts'
import { type StateFacts, stateOf } from './state.rules.ts'
import { SHARE_DECIMALS, toNumber } from './state.view.ts'

/**
 * What a report claims against the figures of the indicators its task is to move, at the place of the task, as they were
 * known on the day it was submitted (today while it is not). Batched: the statements do not grow with the reports.
 */
export async function claimChecksOf(context: Context, report: ProgressReport): Promise<ClaimCheck[]> {
  const { jurisdictionCode, taskId } = report
  const task = await taskLoader(context).load({ jurisdictionCode, id: taskId })
  const indicators = task ? await indicatorsOf(context, task) : []
  if (task === null || indicators.length === 0) return []
  const standing = await standingOf(context, jurisdictionCode, report.submittedOn ?? undefined)
  const place = standing.tree.get(task.placeCode)
  if (!place) return []
  const states = await Promise.all(indicators.map(indicator => stateAt(context, standing, indicator, place)))
  const subjects = indicators.map((indicator, index) => toSubject(standing, indicator, place, states[index]!))
  const findings = [
    ...checkClaims(report.text, subjects),
    ...(report.claim === 'FINISHED' ? checkFinished(subjects) : []),
  ]
  return findings.map(({ subject, ...finding }) => ({
    ...finding,
    indicator: indicators[subject]!,
    place,
    period: states[subject]!.period?.key ?? null,
    asOf: standing.asOf,
  }))
}

/** Those the task is to move; a part of a task that was broken down goes by those of the whole. */
async function indicatorsOf(
  context: Context,
  { jurisdictionCode, id, parentId }: Task,
): Promise<Indicator[]> {
  const linked = (taskId: string) => taskIndicatorsLoader(context).load({ jurisdictionCode, id: taskId })
  const [own, whole] = await Promise.all([linked(id), parentId === null ? [] : linked(parentId)])
  return (own.length > 0 ? own : whole).filter(({ library }) => library.status !== 'PROPOSED')
}

async function stateAt(context: Context, standing: Standing, { library }: Indicator, place: TreePlace) {
  return stateOf(standing, library, await rowsAt(context, standing, library, place, STATE_PERIODS))
}

function toSubject(
  { asOf }: Standing,
  { library }: Indicator,
  place: TreePlace,
  { aim, row, period }: StateFacts,
): ClaimSubject {
  const { definition, target } = aim
  const items = [definition.numeratorItem, definition.denominatorItem]
  return {
    name: library.name,
    items: items.filter(item => item !== null),
    kind: definition.kind,
    direction: aim.direction,
    measuredIn: definition.unit,
    line: toNumber(definition.kind === 'MINIMUM' ? lineAt(library, definition, place, asOf) : null),
    measured: {
      value: toNumber(row?.value),
      numerator: toNumber(row?.numerator),
      denominator: toNumber(row?.denominator),
      unit: aim.unit,
      decimals: aim.share ? SHARE_DECIMALS : definition.decimals,
      share: aim.share,
      period: period && periodWords(period),
      target: toNumber(target?.target),
      targetYear: target?.targetYear ?? null,
    },
  }
}
