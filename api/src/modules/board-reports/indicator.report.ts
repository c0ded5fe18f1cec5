import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { type LightWords, requireDivision } from '../divisions/index.ts'
import { boardStates, type IndicatorCard } from '../figures/index.ts'
import { lightFace } from './report.lights.ts'
import type { BoardReport, ReportAskedInWords, ReportTable } from './report.type.ts'
import { figureWords, signedWords } from './report.words.ts'

const WORST_FIRST = ['BEHIND', 'NEAR', 'NO_DATA', 'GOOD']

export const worstFirst = (cards: readonly IndicatorCard[]): IndicatorCard[] =>
  [...cards].sort(
    (one, other) => WORST_FIRST.indexOf(one.state.light) - WORST_FIRST.indexOf(other.state.light),
  )

const withUnit = (value: number | null, { unit, decimals }: IndicatorCard['state']): string =>
  value === null ? '—' : `${figureWords(value, decimals)}${unit ?? ''}`

const partsOf = ({ numerator, denominator }: IndicatorCard['state']): string =>
  numerator === null || denominator === null ? '—' : `${figureWords(numerator)}/${figureWords(denominator)}`

export const indicatorTable = ({ progress }: LightWords, cards: readonly IndicatorCard[]): ReportTable => ({
  title: '指标',
  heads: ['指标', '期次', '当前', '分子/分母', '应达', '目标', '差距', '状态'],
  widths: [22, 13, 13, 16, 12, 12, 10, 13],
  rows: cards.map(({ indicator, state }) => [
    indicator.name,
    state.period ?? '—',
    withUnit(state.value, state),
    partsOf(state),
    withUnit(state.expected, state),
    withUnit(state.target, state),
    signedWords(state.gap),
    lightFace(progress, state.light),
  ]),
})

/** How many stand where, and what is behind. */
export function indicatorSentences(
  { progress }: LightWords,
  name: string,
  cards: readonly IndicatorCard[],
): string[] {
  if (cards.length === 0) return [`${name}还没有启用的指标。`]
  const count = (light: string) => cards.filter(({ state }) => state.light === light).length
  const behind = cards.filter(({ state }) => state.light === 'BEHIND')
  return [
    `${name}共有指标${cards.length}项：${progress.GOOD}${count('GOOD')}项，${progress.NEAR}${count('NEAR')}项，${progress.BEHIND}${count('BEHIND')}项，${progress.NO_DATA}${count('NO_DATA')}项。`,
    ...behind
      .slice(0, 5)
      .map(
        ({ indicator, state, worst }) =>
          `${indicator.name}${withUnit(state.value, state)}，应达${withUnit(state.expected, state)}${worst ? `，${worst.place.name}差距最大` : ''}。`,
      ),
  ]
}

export const indicatorDefinitions = (cards: readonly IndicatorCard[]) =>
  cards.map(({ indicator, state }) => ({
    name: indicator.name,
    definition: state.definition || '还没有写明口径',
    source: state.dataSource ?? '未说明',
  }))

export const cardsOf = async (context: Context, place: string, asOf: Day | null) =>
  boardStates(context, { place, asOf })

/** Every indicator of a place against where it should stand. */
export async function indicatorReport(
  context: Context,
  { place: code, asOf, lights }: ReportAskedInWords,
): Promise<BoardReport> {
  const [place, board] = await Promise.all([requireDivision(context, code), cardsOf(context, code, asOf)])
  const cards = worstFirst(board.cards)
  return {
    title: `${place.name}指标完成情况`,
    place,
    asOf: board.asOf,
    period: null,
    sentences: indicatorSentences(lights, place.name, cards),
    tables: [
      indicatorTable(lights, cards),
      {
        title: '预测',
        heads: ['指标', '按目前走势'],
        widths: [28, 72],
        words: [1],
        rows: cards.map(({ indicator, forecast }) => [indicator.name, forecast.sentence]),
      },
    ],
    definitions: indicatorDefinitions(cards),
  }
}
