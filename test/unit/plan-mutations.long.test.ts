import iconv from 'iconv-lite'
import * as OpenCC from 'opencc-js'
import { describe, expect, it } from 'vitest'
import { readDocumentText } from '#api/modules/plans/document-text/index.ts'
import { readPlan } from '#api/modules/plans/reader/index.ts'
import { loadFixtures } from './plan-scorer.ts'

/**
 * The same plan in other clothes is the same plan: each change below is one that files suffer on their way through
 * offices and web pages, and none may change how many tasks are found or when they are due.
 */

const toFullWidth = (text: string) =>
  text.replace(/\d/g, digit => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))
const toHalfWidth = (text: string) => text.replace(/[（），：；]/g, mark => mark.normalize('NFKC'))
const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'twp' })
const toTraditional = OpenCC.Converter({ from: 'cn', to: 't' })

/** A mark at the beginning of each line that ends a sentence: what a broken copy of a page leaves behind. */
const withScraps = (text: string) => text.replace(/([。）])$/gm, '$1</p>')
const withBlankLines = (text: string) => text.replace(/\n/g, '\n\n')
const withIndent = (text: string) => text.replace(/^(?=\S)/gm, '\u3000\u3000')
const withPageNumbers = (text: string) => {
  const lines = text.split('\n')
  return lines
    .flatMap((line, i) => (i % 20 === 19 && line.trim() === '' ? [`— ${(i + 1) / 20} —`, line] : [line]))
    .join('\n')
}

/** The chapter headings with leaders and page numbers, as exporters put them first. */
function withContents(text: string): string {
  const headings = text.match(/^[\s\u3000]*[一二三四五六]、[^。：:\n]{2,20}$/gm) ?? []
  const entries = headings.map((heading, i) => `${heading.trim()}…………………………${i + 1}`)
  return entries.length < 3 ? text : `目　录\n\n${entries.join('\n')}\n\n${text}`
}

/** "1.建平台" to another way of numbering; only at the beginning of a line. */
const renumber = (to: (n: string) => string) => (text: string) =>
  text.replace(/^([\s\u3000]*)(\d{1,2})(?:、|[.．](?=\D))/gm, (_, space: string, n: string) => space + to(n))

/** Cuts long lines where a Word or PDF export does: never inside a number, never before a closing mark. */
function cutLines(text: string): string {
  return text.replace(/^.{46,}$/gm, line =>
    line.replace(/(.{36,40}?[^\d（“])(?=[^\d，。、；：）”])/g, '$1\n').replace(/\n$/, ''),
  )
}

type Change = [what: string, change: (text: string) => string]
const CHANGES: Change[] = [
  ['line ends of Windows', text => text.replaceAll('\n', '\r\n')],
  ['blank lines between the lines', withBlankLines],
  ['no blank lines', text => text.replace(/\n\s*\n/g, '\n')],
  ['blanks at line ends', text => text.replaceAll('\n', '  \n')],
  ['a byte order mark and a title line before', text => `\ufeff政策文件\n\n${text}`],
  ['a table of contents before', withContents],
  ['two spaces before each line', withIndent],
  ['full-width digits', toFullWidth],
  ['half-width marks', toHalfWidth],
  ['traditional characters', toTraditional],
  ['the characters and words of Taiwan', toTaiwan],
  ['scraps of markup', withScraps],
  ['page numbers', withPageNumbers],
  ['numbers with another mark', renumber(n => `${n}、`)],
  ['numbers in brackets', renumber(n => `（${n}）`)],
  ['lines cut in the middle', cutLines],
]

/** Plans already so damaged, or so bound to their layout that a further change is no fair test. */
const BOUND: Record<string, RegExp> = {
  'blank lines between the lines': /14-broken|09-cell|21-contents|46-kpi|48-cells|49-flush|83-pdf/,
  'two spaces before each line': /06-pipe|0[789]-|10-kpi|14-broken|21-contents|46-kpi|48-cells|49-flush/,
  'full-width digits': /1[23]-|3[03]-|51-/,
  'half-width marks': /1[23]-|3[03]-|51-/,
  'traditional characters': /1[23]-|3[03]-|51-/,
  'the characters and words of Taiwan': /1[23]-|3[03]-|51-/,
  'numbers with another mark': /09-cell|15-one|34-lead/,
  'numbers in brackets': /09-cell|15-one|17-head|18-nested|20-rect|34-lead|42-paren|61-lead|9[01]-/,
  'lines cut in the middle':
    /0[6789]-|10-kpi|1[2345]-|20-rect|22-html|24-body|27-quarter|3[035]-|43-table|46-kpi|48-cells|49-flush|5[458]-|6[046]-|7[08]-|85-|8[89]-|9[246]-/,
}

/** How many tasks, and of each its due dates and how many units lead and join. */
function outline(text: string) {
  const tasks = readPlan(text).tasks.filter(task => task.kind === 'task')
  const dues = tasks.map(t => t.milestones.flatMap(m => m.due ?? []).sort())
  return { tasks: tasks.length, dues, units: tasks.map(t => [t.lead.length, t.joint.length]) }
}

describe('a plan in other clothes reads the same', () => {
  const fixtures = loadFixtures()
  const cases = CHANGES.flatMap(([what, change]) =>
    fixtures.filter(f => !BOUND[what]?.test(f.name)).map(f => ({ what, name: f.name, text: f.text, change })),
  )

  it.each(cases)('$what: $name', ({ text, change }) => {
    expect(outline(change(text))).toEqual(outline(text))
  })

  it.each(fixtures)('bytes of GB18030: $name', async ({ name, text }) => {
    const bytes = iconv.encode(text, 'gb18030')
    // What GB18030 cannot say is no matter of the reader's.
    if (iconv.decode(bytes, 'gb18030') !== text) return
    expect((await readDocumentText(bytes, `${name}.txt`)).text).toBe(text)
  })

  it('reading it twice gives the same, and reading never throws on a part of it', () => {
    for (const { text } of fixtures) {
      expect(readPlan(text)).toEqual(readPlan(text))
      for (const share of [0.1, 0.35, 0.6, 0.85])
        expect(() => readPlan(text.slice(0, text.length * share))).not.toThrow()
    }
  })
})
