import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { write } from '../../platform/write.ts'
import type { RuleSettings } from './rule-setting.rules.ts'

/** A rule as it shall hold from a day on. */
export interface NewRuleVersion {
  jurisdictionCode: string
  key: keyof RuleSettings
  /** Read by `readRuleValue`. */
  value: string | number | boolean
  validFrom: Day
  /** What the rule is called, for the log. */
  name: string
}

/** Adds a version; older ones stay. No policy: ask before. Throws `CONFLICT` when two are added at the same moment. */
export async function addRuleVersion(
  context: Context,
  { jurisdictionCode, key, value, validFrom, name }: NewRuleVersion,
): Promise<number> {
  return write(context, jurisdictionCode, async ({ tx, record }) => {
    const last = await tx.ruleSetting.findFirst({
      where: { jurisdictionCode, key },
      orderBy: { version: 'desc' },
    })
    const version = (last?.version ?? 0) + 1
    const createdAt = context.clock.now()
    await tx.ruleSetting.create({
      data: { jurisdictionCode, key, version, value, validFrom: dayToDate(validFrom), createdAt },
    })
    const before = last && { key, name, value: last.value ?? null, version: last.version }
    const after = { key, name, value, version, validFrom }
    await record({ type: 'RULE_SET', entity: 'RuleSetting', entityId: key, before, after })
    return version
  })
}
