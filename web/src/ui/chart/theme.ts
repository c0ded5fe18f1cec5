import type { EChartsOption } from './option.ts'

/** Colours and sizes of the page, read where the chart stands, so that dark and large type hold for charts too. */
export interface ChartTokens {
  ink: string
  ink2: string
  muted: string
  line: string
  line2: string
  line3: string
  surface: string
  accent: string
  accent2: string
  good: string
  near: string
  behind: string
  none: string
  done: string
  /** The lights as text, and as a ground under text. */
  goodInk: string
  nearInk: string
  behindInk: string
  goodTint: string
  nearTint: string
  behindTint: string
  noneTint: string
  /** Further hues for lines that stand side by side. */
  violet: string
  brown: string
  teal: string
  /** One hue for heat maps, low to high. */
  h1: string
  h2: string
  h3: string
  h4: string
  h5: string
  font: string
  /** Caption size in px. */
  caption: number
}

const names: Record<Exclude<keyof ChartTokens, 'caption'>, string> = {
  ink: '--ink',
  ink2: '--ink-2',
  muted: '--muted',
  line: '--line',
  line2: '--line-2',
  line3: '--line-3',
  surface: '--surface',
  accent: '--accent',
  accent2: '--accent-2',
  good: '--good-fill',
  near: '--near-fill',
  behind: '--behind-fill',
  none: '--none-fill',
  done: '--done-fill',
  goodInk: '--good',
  nearInk: '--near',
  behindInk: '--behind',
  goodTint: '--good-tint',
  nearTint: '--near-tint',
  behindTint: '--behind-tint',
  noneTint: '--none-tint',
  violet: '--k-owner-ink',
  brown: '--k-date-ink',
  teal: '--k-target-ink',
  h1: '--h1',
  h2: '--h2',
  h3: '--h3',
  h4: '--h4',
  h5: '--h5',
  font: '--font',
}

export function readTokens(element: Element): ChartTokens {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  const colours = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, read(name)]))
  return {
    ...(colours as Omit<ChartTokens, 'caption'>),
    caption: Number.parseInt(read('--t-caption'), 10) || 12,
  }
}

/** The colours of paper, whatever the page shows. */
export function lightTokens(): ChartTokens {
  const probe = document.createElement('div')
  probe.dataset['theme'] = 'light'
  document.body.append(probe)
  try {
    return readTokens(probe)
  } finally {
    probe.remove()
  }
}

type Axis = Extract<NonNullable<EChartsOption['xAxis']>, { type?: unknown }>

/** Axes in the page's own ink: ECharts has colours of its own that vanish on a dark ground. */
function axes<Given>(given: Given, tokens: ChartTokens): Given {
  if (!given) return given
  const one = (axis: Axis) => ({
    ...axis,
    axisLabel: { color: tokens.muted, fontSize: tokens.caption, ...axis.axisLabel },
    axisLine: { ...axis.axisLine, lineStyle: { color: tokens.line, ...axis.axisLine?.lineStyle } },
    axisTick: { show: false, ...axis.axisTick },
    splitLine: { ...axis.splitLine, lineStyle: { color: tokens.line2, ...axis.splitLine?.lineStyle } },
  })
  return (Array.isArray(given) ? given.map(one) : one(given as Axis)) as Given
}

/** What every chart shares; an option of its own wins. What a chart says is said by the box it stands in. */
export function themed(option: EChartsOption, tokens: ChartTokens): EChartsOption {
  return {
    animation: false,
    textStyle: { fontFamily: tokens.font, fontSize: tokens.caption, color: tokens.muted },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: tokens.surface,
      borderColor: tokens.line,
      textStyle: { color: tokens.ink, fontSize: tokens.caption },
    },
    ...option,
    xAxis: axes(option.xAxis, tokens),
    yAxis: axes(option.yAxis, tokens),
  }
}
