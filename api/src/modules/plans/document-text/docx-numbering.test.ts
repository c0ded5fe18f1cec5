import { describe, expect, it } from 'vitest'
import { chineseNumber, printNumbers } from './docx-numbering.ts'

const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const abstract = (id: number, body: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${body}</w:abstractNum>`
const num = (id: number, abstractId: number, rest = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${rest}</w:num>`
const item = (numId: number | null, at: number | null, text: string, style?: string) => {
  const ref = numId === null ? '' : `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${numId}"/></w:numPr>`
  return `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${ref}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
}
const printed = (items: string[], numbering: string, styles = '') =>
  [
    ...printNumbers(items.join(''), `<w:numbering>${numbering}</w:numbering>`, styles).matchAll(
      /<w:p>.*?<\/w:p>/g,
    ),
  ].map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/g)].map(([, text]) => text).join(''))

describe('automatic numbers', () => {
  it('count in Chinese', () => {
    expect([1, 10, 11, 20, 21, 100, 105, 110, 1001].map(chineseNumber)).toEqual(
      '一 十 十一 二十 二十一 一百 一百零五 一百一十 一千零一'.split(' '),
    )
  })

  it('go on across lists of one kind and start anew where the document says so', () => {
    const numbering = abstract(1, level(0, 'decimal', '%1.')) + num(1, 1) + num(2, 1)
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    const items = [item(1, 0, '甲'), item(1, 0, '乙'), item(2, 0, '丙'), item(3, 0, '丁'), item(3, 0, '戊')]
    expect(printed(items, numbering + num(3, 1, restart))).toEqual(['1.甲', '2.乙', '3.丙', '1.丁', '2.戊'])
  })

  it('come from the style of a paragraph, unless the paragraph takes them away', () => {
    const styles = `<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="heading"><w:basedOn w:val="base"/></w:style>`
    const numbering = abstract(1, level(0, 'chineseCountingThousand', '%1、', 3)) + num(1, 1)
    const items = [
      item(null, null, '任务', 'heading'),
      item(0, 0, '说明', 'heading'),
      item(null, null, '保障', 'heading'),
    ]
    expect(printed(items, numbering, styles)).toEqual(['三、任务', '说明', '四、保障'])
  })

  it('are found through list styles, and old formats kept by tracked changes do not count', () => {
    const numbering =
      abstract(1, `<w:styleLink w:val="gov"/>${level(0, 'decimalEnclosedCircle', '%1')}`) +
      abstract(2, '<w:numStyleLink w:val="gov"/>') +
      num(5, 2)
    const tracked = `<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>平</w:t></w:r></w:p>`
    expect(printed([item(5, 0, '甲'), tracked, item(5, 0, '乙')], numbering)).toEqual(['①甲', '平', '②乙'])
  })

  it('show several levels, skip bullets and survive nonsense', () => {
    const numbering =
      abstract(1, level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2') + level(2, 'bullet', '·')) +
      num(1, 1)
    const items = [item(1, 0, '章'), item(1, 1, '节'), item(1, 2, '点'), item(9, 0, '无')]
    expect(printed(items, numbering)).toEqual(['1 章', '1.1 节', '点', '无'])
  })

  it('take no time over tags that never end', () => {
    const hostile = '<w:p '.repeat(200_000) + '<w:p><w:pPr>'.repeat(100_000)
    const started = Date.now()
    expect(printNumbers(hostile, '<w:num '.repeat(200_000), '<w:style '.repeat(200_000))).toBe(hostile)
    expect(Date.now() - started).toBeLessThan(2000)
  })
})
