import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate, isDay } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import { type Division, divisionLoader, isDivisionCode, isWithin } from '../divisions/index.ts'
import type { Exemption, LibraryIndicator } from './indicator.facts.ts'
import type { Indicator } from './indicator.type.ts'
import { Faults, reasonIn } from './library.rules.ts'
import { again, requireManaged, takeIndicator } from './library-lock.ts'

export interface ExemptionInput {
  places: readonly string[]
  fromOn: Day
  untilOn: Day | null
  reason: string
}

const MOST_PLACES = 500
const EVER: Day = '9999-12-31'

/** The places, each of the jurisdiction. */
async function requirePlaces(
  context: Context,
  jurisdictionCode: string,
  codes: readonly string[],
): Promise<Division[]> {
  const unique = [...new Set(codes)]
  if (unique.length === 0 || unique.length > MOST_PLACES)
    throw badInput('places', `请选择 1 至 ${MOST_PLACES} 个地方。`)
  const inside = unique.filter(code => isDivisionCode(code) && isWithin(code, jurisdictionCode))
  const rows = await divisionLoader(context).loadMany(inside)
  const places = rows.filter((row): row is Division => row !== null && !(row instanceof Error))
  if (places.length < unique.length) throw badInput('places', '有的地方不在本地区内，请重新选择。')
  return places
}

const overlaps = ({ fromOn, untilOn }: Exemption, input: ExemptionInput): boolean =>
  fromOn <= (input.untilOn ?? EVER) && (untilOn ?? EVER) >= input.fromOn

/** Places that would not report anyway, or are exempt already. */
function checkPlaces(
  faults: Faults,
  known: LibraryIndicator,
  places: readonly Division[],
  input: ExemptionInput,
): void {
  for (const { code, name, level } of places) {
    faults.unless(
      known.reportLevels.includes(level),
      'places',
      `${name}所在的层级本来就不填报这项指标，不需要免报。`,
    )
    const there = known.exemptions.find(one => one.placeCode === code && overlaps(one, input))
    if (there)
      faults.add(
        'places',
        `${name}自 ${there.fromOn} 起${there.untilOn ? `至 ${there.untilOn} ` : ''}已免报，不能重复。`,
      )
  }
}

/**
 * 免报: places that do not report an indicator although their level does, with a reason. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `BAD_INPUT` naming the places, `CONFLICT` for a stale form.
 */
export async function exemptPlaces(
  context: Context,
  id: string,
  version: number,
  input: ExemptionInput,
): Promise<Indicator> {
  const indicator = await requireManaged(context, id)
  const { jurisdictionCode } = indicator
  const faults = new Faults()
  const reason = reasonIn(faults, 'reason', input.reason, '请写明为什么免报。')
  faults.unless(
    input.untilOn === null || input.untilOn >= input.fromOn,
    'untilOn',
    '截止日不能早于开始日，请检查。',
  )
  faults.refuse()
  const places = await requirePlaces(context, jurisdictionCode, input.places)
  await write(context, jurisdictionCode, async step => {
    const known = await takeIndicator(step, indicator, version)
    if (known.status === 'RETIRED') throw conflict('这项指标已停用，不需要再设免报。')
    checkPlaces(faults, known, places, input)
    faults.refuse()
    const { clock, viewer } = context
    await step.tx.indicatorExemption.createMany({
      data: places.map(({ code }) => ({
        jurisdictionCode,
        indicatorId: id,
        placeCode: code,
        fromOn: dayToDate(input.fromOn),
        untilOn: input.untilOn === null ? null : dayToDate(input.untilOn),
        reason,
        createdAt: clock.now(),
        createdBy: viewer?.name ?? '系统',
      })),
    })
    await step.record({
      type: 'INDICATOR_PLACES_EXEMPTED',
      entity: 'Indicator',
      entityId: id,
      after: {
        name: known.name,
        places: places.map(({ name }) => name),
        fromOn: input.fromOn,
        untilOn: input.untilOn,
        reason,
      },
    })
  })
  return again(context, id)
}

/**
 * Ends an exemption with a last day. Throws `NOT_FOUND`, `FORBIDDEN`, `BAD_INPUT`, `CONFLICT` for a stale form.
 */
export async function endExemption(
  context: Context,
  id: string,
  version: number,
  { place, fromOn, lastDay }: { place: string; fromOn: Day; lastDay: Day },
): Promise<Indicator> {
  const indicator = await requireManaged(context, id)
  const { jurisdictionCode } = indicator
  if (!isDay(lastDay) || lastDay < fromOn) throw badInput('lastDay', '最后一天不能早于免报开始的那天。')
  const division = isDivisionCode(place) ? await divisionLoader(context).load(place) : null
  await write(context, jurisdictionCode, async step => {
    const known = await takeIndicator(step, indicator, version)
    const found = known.exemptions.find(one => one.placeCode === place && one.fromOn === fromOn)
    if (!found) throw badInput('place', '没有找到这条免报，请刷新后再试。')
    if (found.untilOn !== null && found.untilOn <= lastDay)
      throw badInput('lastDay', `这条免报到 ${found.untilOn} 为止，最后一天要比它早。`)
    const key = { jurisdictionCode, indicatorId: id, placeCode: place, fromOn: dayToDate(fromOn) }
    await step.tx.indicatorExemption.update({
      where: { jurisdictionCode_indicatorId_placeCode_fromOn: key },
      data: { untilOn: dayToDate(lastDay) },
    })
    await step.record({
      type: 'INDICATOR_EXEMPTION_ENDED',
      entity: 'Indicator',
      entityId: id,
      before: { untilOn: found.untilOn },
      after: { name: known.name, places: [division?.name ?? ''], fromOn, untilOn: lastDay },
    })
  })
  return again(context, id)
}
