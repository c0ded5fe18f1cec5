import { expect, test } from 'vitest'
import { spokenPlace } from './spoken-place.rules.ts'

test.each([
  ['红星社区居民委员会', '红星社区'],
  ['锅溪村村民委员会', '锅溪村'],
  ['山前村民委员会', '山前村'],
  ['工业中居民委员会', '工业中'],
  ['龙归镇', '龙归镇'],
])('%s is spoken of as %s', (name, spoken) => {
  expect(spokenPlace(name)).toBe(spoken)
})
