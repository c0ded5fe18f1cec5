import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canEditSettings } from '../access/index.ts'
import { canReadWarnings } from './administration.policy.ts'
import { CalendarDayInput } from './calendar.input.ts'
import { calendarYear, removeCalendarDay, setCalendarDays } from './calendar.service.ts'
import { CalendarDay, CalendarYear } from './calendar.type.ts'
import { listRules, setRule } from './rule.service.ts'
import { RuleSetting } from './rule.type.ts'
import { adminWarnings } from './warning.service.ts'
import { AdminWarning } from './warning.type.ts'

const PLACE = { description: 'Jurisdiction.' }

@Resolver(() => CalendarYear)
export class CalendarResolver {
  @Allow(canEditSettings)
  @Query(() => CalendarYear, { description: 'The holiday arrangement of a year. System administrator.' })
  calendarYear(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('year', () => Int, { description: 'The year, 2000–2100.' }) year: number,
  ): Promise<CalendarYear> {
    neverKept(context)
    return calendarYear(context, place, year)
  }

  @Allow(canEditSettings)
  @Mutation(() => [CalendarDay], {
    description:
      'Enters days by hand; they go before the library, for the whole server. System administrator.',
  })
  setCalendarDays(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('days', () => [CalendarDayInput], { description: 'At most 366.' }) days: CalendarDayInput[],
  ): Promise<CalendarDay[]> {
    return setCalendarDays(context, place, days)
  }

  @Allow(canEditSettings)
  @Mutation(() => Boolean, { description: 'Takes a day entered by hand away. False when none was entered.' })
  removeCalendarDay(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('day', () => DayScalar, { description: 'The day.' }) day: Day,
  ): Promise<boolean> {
    return removeCalendarDay(context, place, day)
  }
}

@Resolver(() => RuleSetting)
export class RuleResolver {
  @Allow(canEditSettings)
  @Query(() => [RuleSetting], { description: 'The rules of a jurisdiction. System administrator.' })
  ruleSettings(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
  ): Promise<RuleSetting[]> {
    return listRules(context, place)
  }

  @Allow(canEditSettings)
  @Mutation(() => RuleSetting, {
    description: 'Sets a rule from a day on; older versions stay. System administrator.',
  })
  setRule(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
    @Arg('key', () => String, { description: 'Names the rule.' }) key: string,
    @Arg('value', () => String, { description: 'A number, true or false, or words.' }) value: string,
    @Arg('validFrom', () => DayScalar, { description: 'First day, today or later.' }) validFrom: Day,
  ): Promise<RuleSetting> {
    return setRule(context, { place, key, value, validFrom })
  }
}

@Resolver(() => AdminWarning)
export class WarningResolver {
  @Allow(canReadWarnings)
  @Query(() => [AdminWarning], {
    description: 'What the administrators of a jurisdiction should look after.',
  })
  adminWarnings(
    @Ctx() context: Context,
    @Arg('place', () => ID, PLACE) place: string,
  ): Promise<AdminWarning[]> {
    neverKept(context)
    return adminWarnings(context, place)
  }
}
