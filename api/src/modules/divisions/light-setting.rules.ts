/** 灯号: what the four lights are called and how they are coloured in a jurisdiction. Their shapes never change. */

export const LIGHT_LEVELS = ['GOOD', 'NEAR', 'BEHIND', 'NO_DATA'] as const
export type LightName = (typeof LIGHT_LEVELS)[number]

/** Colours of one light on one ground, as hex: of text, of shape and bar, and of the ground under text. */
export interface Shades {
  ink: string
  fill: string
  tint: string
}

export interface LightColour {
  /** What people call it. */
  name: string
  light: Shades
  dark: Shades
}

const shades = (ink: string, fill: string, tint: string): Shades => ({ ink, fill, tint })

/** The colours a light may have, the usual one first; a test measures every one of them on every ground. */
export const LIGHT_PALETTE: Readonly<Record<LightName, Readonly<Record<string, LightColour>>>> = {
  GOOD: {
    green: {
      name: '绿',
      light: shades('#2b7049', '#55936f', '#e6f1ea'),
      dark: shades('#7fc49c', '#4f9470', '#16281f'),
    },
    teal: {
      name: '青',
      light: shades('#0f6a66', '#2f8f8a', '#e0f2f0'),
      dark: shades('#6fc7c0', '#3c9992', '#11292a'),
    },
    blue: {
      name: '蓝',
      light: shades('#1f5fa8', '#4a86c7', '#e4eefa'),
      dark: shades('#8ab8ec', '#4f86c4', '#14273c'),
    },
  },
  NEAR: {
    amber: {
      name: '黄',
      light: shades('#855a00', '#bd8a00', '#fbf1d9'),
      dark: shades('#e5b857', '#c6942a', '#2c2411'),
    },
    orange: {
      name: '橙',
      light: shades('#984600', '#c9681a', '#fdeede'),
      dark: shades('#f0a45c', '#cf7a2a', '#2f1f10'),
    },
  },
  BEHIND: {
    red: {
      name: '红',
      light: shades('#b1261d', '#c4352b', '#fae8e6'),
      dark: shades('#f58d83', '#e05a4e', '#331a18'),
    },
    crimson: {
      name: '洋红',
      light: shades('#a31252', '#c43a74', '#fae6ee'),
      dark: shades('#f38ab3', '#d9568c', '#331623'),
    },
  },
  NO_DATA: {
    grey: {
      name: '灰',
      light: shades('#5d6974', '#8592a0', '#eef1f3'),
      dark: shades('#98a6b3', '#5f707f', '#1b2630'),
    },
    violet: {
      name: '灰紫',
      light: shades('#5b5a86', '#8482b3', '#eeeef6'),
      dark: shades('#a9a7d6', '#74729c', '#1f1e30'),
    },
  },
}

/** One light as a jurisdiction has set it. */
export interface LightSetting {
  level: LightName
  /** 正常 临期 逾期 无时限 */
  deadline: string
  /** 达标 略慢 落后 无数据 */
  progress: string
  /** Key of the palette. */
  colour: string
}

export const DEFAULT_LIGHTS: readonly LightSetting[] = [
  { level: 'GOOD', deadline: '正常', progress: '达标', colour: 'green' },
  { level: 'NEAR', deadline: '临期', progress: '略慢', colour: 'amber' },
  { level: 'BEHIND', deadline: '逾期', progress: '落后', colour: 'red' },
  { level: 'NO_DATA', deadline: '无时限', progress: '无数据', colour: 'grey' },
]

export const LONGEST_LIGHT_WORD = 4

/** What the lights are called, by what they judge: time limits or progress. */
export type LightWords = Readonly<Record<'deadline' | 'progress', Readonly<Record<LightName, string>>>>

export function lightWordsOf(lights: readonly LightSetting[]): LightWords {
  const called = (kind: 'deadline' | 'progress') =>
    Object.fromEntries(lights.map(light => [light.level, light[kind]])) as Record<LightName, string>
  return { deadline: called('deadline'), progress: called('progress') }
}

/** Shapes of the lights on paper and in files, where there may be no colour. */
export const LIGHT_SHAPES: Readonly<Record<LightName, string>> = {
  GOOD: '●',
  NEAR: '▲',
  BEHIND: '■',
  NO_DATA: '○',
}

/** Why the lights cannot be set so: the field, and a sentence; or null. */
export function lightsFault(lights: readonly LightSetting[]): { field: string; message: string } | null {
  for (const level of LIGHT_LEVELS) {
    const light = lights.find(one => one.level === level)
    if (!light) return { field: 'lights', message: '四种灯号都要有，请刷新页面后重试。' }
    for (const kind of ['deadline', 'progress'] as const) {
      const word = light[kind]
      const field = `${level}.${kind}`
      if (word === '') return { field, message: '请填写灯号的名称。' }
      if ([...word].length > LONGEST_LIGHT_WORD)
        return { field, message: `“${word}”太长，灯号的名称不能超过 ${LONGEST_LIGHT_WORD} 个字。` }
      if (lights.some(other => other.level !== level && other[kind] === word))
        return { field, message: `“${word}”用了两次，四种灯号的名称不能相同。` }
    }
    const colour = LIGHT_PALETTE[level][light.colour]
    if (!colour) return { field: `${level}.colour`, message: '没有这种颜色，请从列出的颜色中选择。' }
    const weak = weakest(colour)
    if (weak) return { field: `${level}.colour`, message: weak }
  }
  return null
}

/** The lights as kept; those of a broken value are the usual ones. */
export function readLights(value: string): readonly LightSetting[] {
  if (value === '') return DEFAULT_LIGHTS
  try {
    const lights = JSON.parse(value) as LightSetting[]
    return Array.isArray(lights) && lightsFault(lights) === null ? lights : DEFAULT_LIGHTS
  } catch {
    return DEFAULT_LIGHTS
  }
}

/** Grounds the lights stand on (web/src/ui/tokens.css): surface first, where their shapes and bars are, then canvas. */
const GROUNDS = { light: ['#ffffff', '#f2f4f6'], dark: ['#121b24', '#0c131a'] } as const
export const TEXT_CONTRAST = 4.5
export const SHAPE_CONTRAST = 3

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG contrast of two colours, 1–21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The least contrast of text and of shape over all grounds of both themes. */
export function contrastsOf(colour: Pick<LightColour, 'light' | 'dark'>): { text: number; shape: number } {
  const themes = ['light', 'dark'] as const
  const least = (values: number[]) => Math.min(...values)
  return {
    text: least(
      themes.flatMap(theme =>
        [...GROUNDS[theme], colour[theme].tint].map(ground => contrast(colour[theme].ink, ground)),
      ),
    ),
    shape: least(themes.map(theme => contrast(colour[theme].fill, GROUNDS[theme][0]))),
  }
}

/** Why a colour cannot be read well enough, with what was measured; or null. */
function weakest(colour: LightColour): string | null {
  const { text, shape } = contrastsOf(colour)
  if (text < TEXT_CONTRAST)
    return `“${colour.name}”的文字对比度只有 ${text.toFixed(2)}，应不低于 ${TEXT_CONTRAST}。`
  return shape < SHAPE_CONTRAST
    ? `“${colour.name}”的图形对比度只有 ${shape.toFixed(2)}，应不低于 ${SHAPE_CONTRAST}。`
    : null
}
