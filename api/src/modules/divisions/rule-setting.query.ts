import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { type RuleSettings, type RuleVersion, rulesInForce } from './rule-setting.rules.ts'

const VERSIONS = Symbol('rule versions by jurisdiction')

const versionLoader = (context: Context): DataLoader<string, RuleVersion[]> =>
  once(
    context,
    VERSIONS,
    () =>
      new DataLoader(async codes => {
        const rows = await context.db.prisma.ruleSetting.findMany({
          where: { jurisdictionCode: { in: [...codes] } },
        })
        return codes.map(code =>
          rows
            .filter(row => row.jurisdictionCode === code)
            .map(row => ({ ...row, validFrom: dateToDay(row.validFrom) })),
        )
      }),
  )

/** The rules of a jurisdiction in force on a day (today when left out); one statement per request. */
export async function ruleSettings(
  context: Context,
  jurisdictionCode: string,
  day: Day = context.clock.today(),
): Promise<RuleSettings> {
  return rulesInForce(await versionLoader(context).load(jurisdictionCode), day)
}

/** The same inside a write, read through its transaction. */
export async function ruleSettingsWithin(
  tx: Transaction,
  jurisdictionCode: string,
  day: Day,
): Promise<RuleSettings> {
  const rows = await tx.ruleSetting.findMany({ where: { jurisdictionCode } })
  return rulesInForce(
    rows.map(row => ({ ...row, validFrom: dateToDay(row.validFrom) })),
    day,
  )
}

/** Every version of every rule of a jurisdiction, in no order. */
export async function ruleVersions(
  { db }: Context,
  jurisdictionCode: string,
): Promise<(RuleVersion & { createdAt: Date })[]> {
  const rows = await db.prisma.ruleSetting.findMany({ where: { jurisdictionCode } })
  return rows.map(row => ({ ...row, validFrom: dateToDay(row.validFrom) }))
}
