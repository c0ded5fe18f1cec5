import type { ChartTokens, EChartsOption } from '../../../ui/index.ts'
import type { HeatPlace } from './place-heat.ts'

/** Places shaded in one hue, with name and value on each. `map` is the name the shapes are registered under. */
export function placeHeatOption(
  map: string,
  places: readonly HeatPlace[],
  tokens: ChartTokens,
): EChartsOption {
  const shades = [tokens.surface, tokens.h1, tokens.h2, tokens.h3, tokens.h4, tokens.h5]
  const inks = [tokens.muted, tokens.ink, tokens.ink, tokens.ink, tokens.surface, tokens.surface]
  const found = (code: string) => places.find(place => place.code === code)
  return {
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: params => {
        const place = found(String((params as { name?: string }).name ?? ''))
        if (!place) return ''
        return [place.name, `<b>${place.value}</b>`, place.parts].filter(Boolean).join('　')
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
          lineHeight: 16,
          formatter: ({ name }) => {
            const place = found(name)
            return place ? `${place.name}\n${place.value}` : ''
          },
        },
        itemStyle: { areaColor: tokens.surface, borderColor: tokens.muted, borderWidth: 1 },
        emphasis: {
          label: { show: true, color: tokens.ink },
          itemStyle: { areaColor: tokens.line2, borderColor: tokens.accent, borderWidth: 2 },
        },
        data: places.map(({ code, step }) => ({
          name: code,
          value: 0,
          itemStyle: { areaColor: shades[step] ?? tokens.surface },
          label: { color: inks[step] ?? tokens.ink },
        })),
      },
    ],
  }
}
