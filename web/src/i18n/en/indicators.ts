import type { Words } from '../zh-CN/index.ts'
import type { indicators as zh } from '../zh-CN/indicators.ts'

export const indicators: Words<typeof zh> = {
  title: 'Indicators',
  count: '{{count}}',
  caption: 'what the tables of the plans measure, from baseline to target',
  column: {
    name: 'Indicator',
    level: 'Level',
    unit: 'Unit',
    baselineYear: 'Base year',
    baseline: 'Baseline',
    targetYear: 'Target year',
    target: 'Target',
    plan: 'Plan',
    source: 'Source',
  },
  openSource: 'Open the source',
  empty: 'There are no indicators here yet. Those in the tables of a plan are listed once it is confirmed.',
  import: 'Import a plan',
}
