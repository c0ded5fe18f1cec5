import type { Viewer } from '../../platform/context.ts'
import { hasRole, managesIndicators, SEES_TASKS } from '../access/index.ts'
import type { IndicatorCan } from './definition.type.ts'
import type { LibraryIndicator } from './indicator.facts.ts'

/** Who keeps the library and may read tasks: a link tells of both. */
export const linksTasks = (viewer: Viewer | null, jurisdictionCode: string): boolean =>
  managesIndicators(viewer, jurisdictionCode) && hasRole(viewer, SEES_TASKS, jurisdictionCode)

/** What the screen offers: who may, where the indicator stands. */
export function indicatorCan(
  viewer: Viewer | null,
  { jurisdictionCode, status }: Pick<LibraryIndicator, 'jurisdictionCode' | 'status'>,
): IndicatorCan {
  const manages = managesIndicators(viewer, jurisdictionCode)
  return {
    edit: manages && status !== 'RETIRED',
    adopt: manages && status === 'PROPOSED',
    retire: manages && status !== 'RETIRED',
    reactivate: manages && status === 'RETIRED',
    link: linksTasks(viewer, jurisdictionCode) && status !== 'RETIRED',
  }
}
