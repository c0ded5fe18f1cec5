import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
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
