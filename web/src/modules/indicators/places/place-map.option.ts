import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'

export interface MapPlace {
  code: string
  name: string
  light: 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA'
  /** The light in a word, and its shape for readers of black and white. */
  word: string
  /** `83.3%`, or a dash. */
  value: string
  /** `140/168` */
  parts: string | null
}

/** The four shapes of the lights as characters. */
export const MARKS = { GOOD: '●', NEAR: '▲', BEHIND: '■', NO_DATA: '○' } as const

/** Places coloured by light; name, shape and value stand on each. `map` is the name the shapes are registered under. */
export function placeMapOption(map: string, places: readonly MapPlace[], tokens: ChartTokens): EChartsOption {
  const tint = {
    GOOD: tokens.goodTint,
    NEAR: tokens.nearTint,
    BEHIND: tokens.behindTint,
    NO_DATA: tokens.noneTint,
  }
  const ink = { GOOD: tokens.goodInk, NEAR: tokens.nearInk, BEHIND: tokens.behindInk, NO_DATA: tokens.muted }
  const found = (code: string) => places.find(place => place.code === code)
  return {
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: params => {
        const place = found(String((params as { name?: string }).name ?? ''))
        if (!place) return ''
        return [
          `${place.name}　${MARKS[place.light]} ${place.word}`,
          [place.value, place.parts].filter(Boolean).join('　'),
        ].join('<br>')
      },
    },
    series: [
      {
        type: 'map',
        map,
        roam: false,
        preserveAspect: 'contain',
        selectedMode: false,
        top: 8,
        bottom: 8,
        left: 8,
        right: 8,
        label: {
          show: true,
          fontSize: tokens.caption,
          color: tokens.ink,
          lineHeight: 16,
          formatter: ({ name }) => {
            const place = found(name)
            return place ? `${place.name}\n${MARKS[place.light]} ${place.value}` : ''
          },
        },
        itemStyle: { areaColor: tokens.surface, borderColor: tokens.muted, borderWidth: 1 },
        emphasis: {
          label: { show: true, color: tokens.ink },
          itemStyle: { areaColor: tokens.line2, borderColor: tokens.accent, borderWidth: 2 },
        },
        data: places.map(({ code, light }) => ({
          name: code,
          value: 0,
          itemStyle: { areaColor: tint[light] },
          label: { color: ink[light] },
        })),
      },
    ],
  }
}
