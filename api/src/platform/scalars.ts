import { GraphQLScalarType, Kind } from 'graphql'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { type Day, isDay } from './day.ts'
import { badInput } from './errors.ts'

function parseDay(value: unknown): Day {
  if (typeof value === 'string' && isDay(value)) return value
  throw badInput('date', `日期应写成 2024-10-15 的样子，收到的是 ${String(value).slice(0, 20)}。`)
}

/** A calendar day in Asia/Shanghai. */
export const DayScalar = new GraphQLScalarType<Day, string>({
  name: 'Day',
  description: 'A calendar day in Asia/Shanghai, `YYYY-MM-DD`.',
  serialize: value => String(value),
  parseValue: parseDay,
  parseLiteral: node => parseDay(node.kind === Kind.STRING ? node.value : undefined),
})

/** An instant in UTC, ISO 8601. */
export const InstantScalar = GraphQLDateTimeISO
