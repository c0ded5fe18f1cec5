import { expect, test } from 'vitest'
import { lightRules } from './light-style.ts'

const shades = (ink: string) => ({ ink, fill: '#4a86c7', tint: '#e4eefa' })

test('usual lights need no rules of their own', () => {
  expect(
    lightRules([{ level: 'GOOD', usual: true, light: shades('#2b7049'), dark: shades('#7fc49c') }]),
  ).toBe('')
})

test('others become tokens of both themes, and nothing but colours gets in', () => {
  const rules = lightRules([
    { level: 'GOOD', usual: false, light: shades('#1f5fa8'), dark: shades('#8ab8ec') },
    { level: 'NEAR', usual: false, light: shades('red;} body{'), dark: shades('#8ab8ec') },
  ])
  expect(rules).toContain('--good:#1f5fa8;--good-fill:#4a86c7;--good-tint:#e4eefa}')
  expect(rules).toContain('[data-theme="dark"]{--good:#8ab8ec')
  expect(rules).not.toContain('body')
})
