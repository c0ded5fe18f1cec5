import type { Plugin } from 'vite'

/**
 * What ECharts brings along for options nobody here writes: its dark theme (charts take the colours of the page),
 * patterns over colours, spellings of older versions, transforms of data sets, its own sign of loading, maps drawn in SVG.
 */
const UNUSED: readonly [file: RegExp, instead: string][] = [
  [/[\\/]echarts[\\/]lib[\\/]theme[\\/]dark\.js$/, 'export default {}'],
  [
    /[\\/]echarts[\\/]lib[\\/]util[\\/]decal\.js$/,
    'export const createOrUpdatePatternFromDecal = () => null',
  ],
  [/[\\/]echarts[\\/]lib[\\/]preprocessor[\\/]backwardCompat\.js$/, 'export default () => {}'],
  [
    /[\\/]echarts[\\/]lib[\\/]data[\\/]helper[\\/]transform\.js$/,
    'export const registerExternalTransform = () => {}; export const applyDataTransform = () => { throw new Error("Data sets are not transformed here.") }',
  ],
  [/[\\/]echarts[\\/]lib[\\/]loading[\\/]default\.js$/, 'export default () => {}'],
  [/[\\/]echarts[\\/]lib[\\/]coord[\\/]geo[\\/]GeoSVGResource\.js$/, 'export class GeoSVGResource {}'],
]

/** Leaves out of the built web what ECharts never runs here: a twentieth of it. */
export function withoutUnusedCharts(): Plugin {
  return {
    name: 'duban:charts',
    enforce: 'pre',
    apply: 'build',
    load: id => UNUSED.find(([file]) => file.test(id))?.[1] ?? null,
  }
}
