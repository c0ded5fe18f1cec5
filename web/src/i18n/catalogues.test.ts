import { describe, expect, it } from 'vitest'
import { en } from './en/index.ts'
import { areas } from './index.ts'
import { zh } from './zh-CN/index.ts'

type Tree = { [key: string]: string | Tree }

/** `path → words` of every entry. */
function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

const chinese = flatten(zh)
const english = flatten(en)
const slots = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort()

describe('the two catalogues', () => {
  it('have the same areas and the same keys', () => {
    expect(Object.keys(zh)).toEqual([...areas])
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('fill the same gaps in every sentence', () => {
    const different = [...chinese].filter(([key, words]) => {
      const other = slots(english.get(key) ?? '')
      return (
        slots(words).some(slot => !other.includes(slot)) ||
        other.some(slot => !slots(words).includes(slot ?? ''))
      )
    })
    expect(different).toEqual([])
  })

  it('punctuate Chinese sentences with full-width marks', () => {
    expect(
      [...chinese].filter(([, words]) =>
        /[\u4e00-\u9fff”}][,:;?!]|[\u4e00-\u9fff]\(|\([\u4e00-\u9fff]/.test(words),
      ),
    ).toEqual([])
  })

  it('leave no Chinese in the English words and no empty Chinese ones', () => {
    expect([...english].filter(([, words]) => /[\u4e00-\u9fff]/.test(words))).toEqual([])
    expect([...chinese].filter(([, words]) => words.trim() === '')).toEqual([])
  })
})
