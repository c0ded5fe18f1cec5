import { describe, expect, test } from 'vitest'
import {
  contrast,
  contrastsOf,
  DEFAULT_LIGHTS,
  LIGHT_PALETTE,
  lightsFault,
  readLights,
} from './light-setting.rules.ts'

describe('colours of lights', () => {
  test('contrast is measured as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  test('every one can be read on every ground of both themes', () => {
    const weak = Object.entries(LIGHT_PALETTE).flatMap(([level, colours]) =>
      Object.entries(colours).flatMap(([key, colour]) => {
        const { text, shape } = contrastsOf(colour)
        return text >= 4.5 && shape >= 3 ? [] : [`${level} ${key} ${text.toFixed(2)} ${shape.toFixed(2)}`]
      }),
    )
    expect(weak).toEqual([])
  })
})

describe('words of lights', () => {
  const changed = (patch: object) =>
    DEFAULT_LIGHTS.map(light => (light.level === 'GOOD' ? { ...light, ...patch } : light))

  test('are at most four characters, all there and all different', () => {
    expect(lightsFault(DEFAULT_LIGHTS)).toBeNull()
    expect(lightsFault(changed({ deadline: '顺利推进' }))).toBeNull()
    expect(lightsFault(changed({ deadline: '正在顺利推进' }))?.field).toBe('GOOD.deadline')
    expect(lightsFault(changed({ progress: '' }))?.field).toBe('GOOD.progress')
    expect(lightsFault(changed({ progress: '落后' }))?.message).toContain('两次')
    expect(lightsFault(changed({ colour: 'pink' }))?.field).toBe('GOOD.colour')
    expect(lightsFault(DEFAULT_LIGHTS.slice(1))?.field).toBe('lights')
  })

  test('fall back to the usual ones where what is kept cannot be read', () => {
    expect(readLights('')).toBe(DEFAULT_LIGHTS)
    expect(readLights('{')).toBe(DEFAULT_LIGHTS)
    expect(readLights(JSON.stringify(changed({ colour: 'blue' })))[0]?.colour).toBe('blue')
  })
})
