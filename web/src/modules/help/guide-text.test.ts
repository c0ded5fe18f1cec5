import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { patterns } from '../../paths.ts'
import { GUIDES, guideOf, readGuide } from './guide-of.ts'
import { blocksOf, piecesOf } from './guide-text.ts'

const folder = new URL('../../../../docs/guide/', import.meta.url)
const textOf = (name: string) => readFileSync(new URL(`${name}.md`, folder), 'utf8')
const LANGUAGES = ['', 'en/']

describe('the text of a guide', () => {
  it('is read into titles, paragraphs, lists and steps', () => {
    const kinds = blocksOf('# 一\n\n话\n\n## 二\n\n1. 甲\n2. 乙\n\n- 丙\n').map(({ kind }) => kind)
    expect(kinds).toEqual(['title', 'words', 'heading', 'steps', 'list'])
  })

  it('knows emphasis, keys and links within a line', () => {
    expect(piecesOf('按 `F` **全屏**，见[大屏](/screen)。')).toEqual([
      { kind: 'text', text: '按 ' },
      { kind: 'key', text: 'F' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: '全屏' },
      { kind: 'text', text: '，见' },
      { kind: 'link', text: '大屏', to: '/screen' },
      { kind: 'text', text: '。' },
    ])
  })

  it('leaves everything else as text: no HTML, no address outside the app', () => {
    for (const text of [
      '<b onclick="x()">a</b>',
      '[a](https://example.org)',
      '[a](javascript:x)',
      '[a](//evil)',
    ])
      expect(piecesOf(text).every(({ kind }) => kind === 'text')).toBe(true)
  })
})

describe('the guides', () => {
  it('exist for every role, and nothing lies beside them unread', () => {
    for (const language of LANGUAGES) {
      const files = readdirSync(new URL(language, folder)).filter(name => !['README.md', 'en'].includes(name))
      expect(files.sort()).toEqual(GUIDES.map(name => `${name}.md`).sort())
    }
  })

  it.each(GUIDES)('%s says the same in both languages: the same sections, steps, lists and links', name => {
    const shape = (text: string) =>
      blocksOf(text).map(block => {
        const items = 'items' in block ? block.items : [block.pieces]
        const links = items.flat().flatMap(piece => (piece.kind === 'link' ? piece.to : []))
        return [block.kind, items.length, links.sort()]
      })
    expect(shape(textOf(`en/${name}`))).toEqual(shape(textOf(name)))
  })

  const all = LANGUAGES.flatMap(language => GUIDES.map(name => `${language}${name}`))
  it.each(all)('%s has one title, sections, and leads only to pages that exist', name => {
    const blocks = blocksOf(textOf(name))
    expect(blocks.filter(({ kind }) => kind === 'title')).toHaveLength(1)
    expect(blocks[0]?.kind).toBe('title')
    expect(blocks.filter(({ kind }) => kind === 'heading').length).toBeGreaterThanOrEqual(2)
    const pieces = blocks.flatMap(block => ('items' in block ? block.items.flat() : block.pieces))
    const addresses = new Set<string>(Object.values(patterns))
    for (const piece of pieces) if (piece.kind === 'link') expect(addresses).toContain(piece.to)
  })

  it('open at the first role, and at the one the address names', () => {
    expect(guideOf(['SUPERVISOR', 'LEADER'])).toBe('supervision')
    expect(guideOf([])).toBe('unit')
    expect(readGuide('?role=village')).toBe('village')
    expect(readGuide('?role=globe')).toBeNull()
  })
})
