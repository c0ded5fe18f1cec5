import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { historyOf } from '../audit/index.ts'
import {
  addRuleVersion,
  DEFAULT_RULES,
  isRuleKey,
  type RuleSettings,
  readRuleValue,
  ruleKind,
  ruleVersions,
} from '../divisions/index.ts'
import { settingsPlace } from './administration.policy.ts'
import type { RuleSetting, RuleVersion } from './rule.type.ts'
import { RULE_WORDS } from './rule.words.ts'
import { RULE_EFFECTS } from './rule-effect.words.ts'

/** Lights have a page of their own. */
type ListedRule = Exclude<keyof RuleSettings, 'lights'>

const KEYS = Object.keys(RULE_WORDS) as ListedRule[]

/** Every rule of a jurisdiction with its versions. */
export async function listRules(context: Context, place: string): Promise<RuleSetting[]> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  const [versions, history] = await Promise.all([
    ruleVersions(context, jurisdictionCode),
    historyOf(context, jurisdictionCode, 'RuleSetting', KEYS),
  ])
  const today = context.clock.today()
  return KEYS.map(key => {
    const own: RuleVersion[] = versions
      .filter(version => version.key === key)
      .sort((one, other) => other.version - one.version)
      .map(version => ({ ...version, value: String(version.value) }))
    const inForce = own.find(({ validFrom }) => validFrom <= today)
    const setBy = history.find(({ after }) => (after as { key?: unknown } | null)?.key === key)
    return {
      ...{ key, ...RULE_WORDS[key], effect: RULE_EFFECTS[key], kind: ruleKind(key) },
      ...{ defaultValue: String(DEFAULT_RULES[key]) },
      ...{ value: inForce?.value ?? String(DEFAULT_RULES[key]), validFrom: inForce?.validFrom ?? null },
      ...{ changedBy: setBy?.userName ?? null, versions: own },
    }
  })
}

/**
 * Sets a rule from a day on, as a new version. Throws `BAD_INPUT` (`key`, `value`, `validFrom`), `FORBIDDEN`; `CONFLICT`
 * when somebody set it at the same moment.
 */
export async function setRule(
  context: Context,
  { place, key, value, validFrom }: { place: string; key: string; value: string; validFrom: Day },
): Promise<RuleSetting> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  if (!isRuleKey(key) || key === 'lights') throw badInput('key', '没有这条规则，请刷新页面后重试。')
  const read = readRuleValue(key, value)
  if ('fault' in read) throw badInput('value', read.fault)
  if (validFrom < context.clock.today())
    throw badInput('validFrom', '生效日期不能早于今天，否则会改变已经发生的结果。')
  await addRuleVersion(context, {
    jurisdictionCode,
    key,
    value: read.value,
    validFrom,
    name: RULE_WORDS[key].name,
  })
  const rules = await listRules({ ...context, memo: new Map() }, place)
  return rules.find(rule => rule.key === key)!
}
