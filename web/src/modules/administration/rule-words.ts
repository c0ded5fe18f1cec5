import type { RuleRowFragment } from '../../graphql/generated/graphql.ts'
import type { T } from '../../i18n/index.ts'

/** A value of a rule as a person reads it, with its unit. */
export function ruleValue(
  t: T,
  { kind, unit }: Pick<RuleRowFragment, 'kind' | 'unit'>,
  value: string,
): string {
  if (kind === 'FLAG') return t(value === 'true' ? 'admin:rules.yes' : 'admin:rules.no')
  if (value === '') return t('admin:rules.unset')
  return unit ? `${value} ${unit}` : value
}
