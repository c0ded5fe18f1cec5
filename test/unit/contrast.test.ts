import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Contrast as WCAG 2 counts it, of every pair of colours that the screens put together. */
const css = readFileSync('web/src/ui/tokens.css', 'utf8')

/** Colour tokens of the blocks that begin with these selectors, later ones over earlier ones. */
function tokensOf(...selectors: string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const selector of selectors) {
    const start = css.indexOf(`${selector} {`)
    const block = css.slice(start, css.indexOf('}', start))
    for (const [, name = '', value = ''] of block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi))
      found.set(name, value)
  }
  return found
}

/** Light sent out by a colour, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['surface', 'surface-2', 'canvas']
const LIGHTS = ['good', 'near', 'behind', 'none']
const pair = (inks: readonly string[], grounds: readonly string[]) =>
  inks.flatMap(ink => grounds.map(ground => [ink, ground] as const))

/** Words: 4.5 to 1. */
const WORDS = [
  ...pair(['ink', 'ink-2', 'muted', 'accent', ...LIGHTS], GROUNDS),
  ...pair(['faint'], ['surface', 'surface-2']),
  ...pair(['ink', 'ink-2', 'muted', 'accent'], ['accent-tint']),
  ...pair(['ink', 'ink-2'], ['mark', ...LIGHTS.map(light => `${light}-tint`)]),
  ...LIGHTS.map(light => [light, `${light}-tint`] as const),
  ...pair(['ink', 'ink-2', 'muted', ...LIGHTS], ['accent-tint']),
  ...['task', 'owner', 'date', 'target'].map(kind => [`k-${kind}-ink`, `k-${kind}`] as const),
  ['on-accent', 'accent'] as const,
  ['surface', 'ink'] as const,
]

/** Shapes, bars, lines and the edges of fields: 3 to 1. */
const SHAPES = [
  ...pair(
    LIGHTS.map(light => `${light}-fill`),
    ['surface'],
  ),
  ...pair(['accent', 'accent-2'], ['surface']),
]

describe.each([
  ['light', tokensOf('[data-theme="light"]')],
  ['dark', tokensOf('[data-theme="light"]', '[data-theme="dark"]')],
])('%s colours', (_, tokens) => {
  const poor = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs.flatMap(([ink, ground]) => {
      const value = contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')
      return value >= least ? [] : [`${ink} on ${ground}: ${value.toFixed(2)}`]
    })

  test('are strong enough for words', () => {
    expect(poor(WORDS, 4.5)).toEqual([])
  })

  test('are strong enough for shapes, bars and lines', () => {
    expect(poor(SHAPES, 3)).toEqual([])
  })
})
