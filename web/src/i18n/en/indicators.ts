import type { Words } from '../zh-CN/index.ts'
import type { indicators as zh } from '../zh-CN/indicators.ts'

export const indicators: Words<typeof zh> = {
  title: 'Indicators',
}
