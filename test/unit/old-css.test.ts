import { describe, expect, it } from 'vitest'
import { newerThan88 } from '#test/kit/old-css.ts'

describe('style sheets for Chromium 88', () => {
  it('may use what it has', () => {
    const css = `@media (min-width:700px){.a:is(.b,.c):focus-visible{inset:0;gap:4px;width:min(10px,50%)}}
      @media print{.a{color:#000}} .b::before{content:":has( & color-mix(";background:url("a;b")}`
    expect(newerThan88(css)).toEqual([])
  })

  it('name what it lacks: selectors, at-rules, nesting and values', () => {
    const found = newerThan88(
      '.a:has(.b){top:0} @container (width>1px){.c{top:0}} .d{color:color-mix(in srgb,red,blue);& .e{top:0}} @layer x{.f{top:0}}',
    )
    expect(found.map(sentence => sentence.split(' (')[0]).sort()).toEqual(
      ['@container', '@layer', ':has()', 'color-mix()', 'nested rules'].sort(),
    )
  })

  it('may use newer values where something older is declared before them, and not where it comes after', () => {
    expect(newerThan88('.a{height:100vh;height:100dvh}')).toEqual([])
    expect(newerThan88('.a{height:100dvh;height:100vh}')).toHaveLength(1)
    expect(newerThan88('.a{-webkit-mask:url(x);mask:url(x)}')).toEqual([])
    expect(newerThan88('.a{scrollbar-gutter:stable;accent-color:red}')).toEqual([])
  })
})
