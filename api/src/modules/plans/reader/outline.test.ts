import { describe, expect, it } from 'vitest'
import { contentsLines } from './contents-page.ts'
import { splitLines } from './lines.ts'
import { chineseNumber, readMarker } from './numbering.ts'
import { buildOutline, type OutlineNode } from './outline.ts'

function tree(text: string): string[] {
  const lines = splitLines(text)
  const contents = contentsLines(lines)
  const { nodes } = buildOutline(text.length, lines, index => contents.has(index))
  const depth = (node: OutlineNode): number => (node.parent?.heading ? depth(node.parent) + 1 : 0)
  return nodes.map(
    node =>
      `${'>'.repeat(depth(node))}${text.slice(node.start, node.start + node.heading!.marker.length).trim()}`,
  )
}

describe('readMarker', () => {
  it.each([
    ['第一章 总则', 'chapter'],
    ['第十二条 各单位应当', 'article'],
    ['一、任务', 'cn'],
    ['(十一)任务', 'pcn'],
    ['1.任务', 'num'],
    ['12、任务', 'num'],
    ['(3)任务', 'pnum'],
    ['4)任务', 'nump'],
    ['①任务', 'circle'],
    ['x.任务', 'masked'],
    ['2.1任务', 'dotted'],
    ['任务三:整治', 'task'],
  ])('%s is %s', (line, kind) => {
    expect(readMarker(line)?.kind).toBe(kind)
  })

  it.each(['2024年底前完成', '100家企业', '(OA)平台', '。一、'])('%s is no heading', line => {
    expect(readMarker(line)).toBeUndefined()
  })

  it.each([
    ['十', 10],
    ['二十一', 21],
    ['一百零三', 103],
    ['7', 7],
  ])('%s is %d', (text, value) => {
    expect(chineseNumber(text)).toBe(value)
  })
})

describe('buildOutline', () => {
  it('nests by kind and lets numbering run on across sections', () => {
    expect(tree('一、任务\n(一)甲\n1.子\n2.丑\n(二)乙\n3.寅\n二、要求')).toEqual([
      '一、',
      '>(一)',
      '>>1.',
      '>>2.',
      '>(二)',
      '>>3.',
      '二、',
    ])
  })

  it('starts anew where numbering restarts', () => {
    expect(tree('一、任务\n1.子\n2.丑\n二、更多\n1.寅')).toEqual(['一、', '>1.', '>2.', '二、', '>1.'])
  })

  it('leaves the table of contents out', () => {
    const text =
      '目 录\n一、任务 1\n(一)建平台 2\n二、保障 3\n\n一、任务\n(一)建平台\n建设全县统一的平台。\n二、保障\n加强领导。'
    expect(tree(text)).toEqual(['一、', '>(一)', '二、'])
  })

  it('finds a heading glued to the sentence before it', () => {
    expect(tree('一、任务\n1.建设平台。责任单位:县政府办2.清理系统。按月通报。3.培训人员。')).toEqual([
      '一、',
      '>1.',
      '>2.',
      '>3.',
    ])
  })

  it('takes a bare number for a heading only in its turn', () => {
    expect(tree('一、任务\n1)建平台\n先建后用。\n2清系统\n摸清底数。\n9家单位参加。')).toEqual([
      '一、',
      '>1)',
      '>2',
    ])
  })

  it('reads item nine although it begins with a month', () => {
    expect(tree('8.办好学校\n9.5月底前建成市场\n10.3.5万户受益')).toEqual(['8.', '9.', '10.'])
  })
})
