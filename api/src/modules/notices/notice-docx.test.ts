import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { noticeDocument, type PaperFacts } from './notice.document.ts'
import { noticeDocx } from './notice.docx.ts'
import { titleLines, widthOf } from './paper.measures.ts'

const FACTS: PaperFacts = {
  kind: 'SUPERVISION',
  title: '政务信息系统整合迁移上云',
  content:
    '你单位牵头的“政务信息系统整合迁移上云”（立项编号2024-034）节点“镇村系统迁移”应于2024年9月30日前办结，至10月15日已逾期7个工作日，期间催办2次，仍未办结。现予督办。\n全区应上云系统168个，已上云140个，上云率83.3%；未上云28个，其中龙归镇9个。',
  basis: '《武江区“数字政府”建设“十四五”规划》第3项：“按照应上尽上原则迁移。”',
  requirement:
    '请列出未迁系统清单和完成日期，于2024年10月22日（星期二）前书面反馈；此后每周反馈一次，至办结为止。',
  annex: '未上云系统分布\n联系人名单',
  fileNames: [],
  copyTo: '各镇人民政府、各街道办事处，区财政局',
  contact: '督查员',
  contactPhone: '0751-0000000',
  documentNumber: '韶武府督办〔2024〕17号',
  agencyMark: '韶武府',
  agencyName: '韶关市武江区人民政府督查室',
  recipients: ['区政务服务数据管理局'],
  signedOn: '2024-10-15',
  issuedOn: '2024-10-15',
  today: '2024-10-15',
  void: false,
}

const SHORT: Partial<PaperFacts> = {
  kind: 'REMINDER',
  content: '你单位牵头的任务应于2024年9月30日前办结，至10月15日已逾期7个工作日，仍未办结。请抓紧办理。',
  basis: '',
  requirement: '请于2024年10月22日前书面反馈。',
  annex: null,
  copyTo: null,
}

const paper = (over: Partial<PaperFacts> = {}) => noticeDocx(noticeDocument({ ...FACTS, ...over }))

async function parts(over: Partial<PaperFacts> = {}): Promise<Record<string, string>> {
  const files = unzipSync(await paper(over))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const part = async (name: string, over: Partial<PaperFacts> = {}): Promise<string> =>
  (await parts(over))[name] ?? ''

/** Attributes of the first element of a name, without the prefix of their namespace. */
function attributes(xml: string, element: string): Record<string, string> {
  const found = new RegExp(`<w:${element}(?: [^>]*)?/?>`).exec(xml)?.[0] ?? ''
  return Object.fromEntries([...found.matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

/** Paragraphs of the body as XML, by a word in them. */
function paragraphWith(xml: string, words: string): string {
  const found = [...xml.matchAll(/<w:p>.*?<\/w:p>/g)].map(([text]) => text)
  return found.find(text => text.replace(/<[^>]+>/g, '').includes(words)) ?? ''
}

const MM = 1440 / 25.4
const inMm = (twips: string | undefined) => Number(twips) / MM

describe('the page (GB/T 9704-2012)', () => {
  test('A4 with margins 37, 35, 28 and 26 mm', async () => {
    const xml = await part('word/document.xml')
    const size = attributes(xml, 'pgSz')
    expect(inMm(size['w'])).toBeCloseTo(210, 1)
    expect(inMm(size['h'])).toBeCloseTo(297, 1)
    const margin = attributes(xml, 'pgMar')
    expect(['top', 'bottom', 'left', 'right'].map(side => Math.round(inMm(margin[side])))).toEqual([
      37, 35, 28, 26,
    ])
  })

  test('22 lines fill 225 mm, 28 characters of 16 pt fill 156 mm, and one more of either does not fit', async () => {
    const xml = await part('word/document.xml')
    const grid = attributes(xml, 'docGrid')
    expect(grid['type']).toBe('linesAndChars')
    const pitch = Number(grid['linePitch'])
    expect(pitch / 20).toBeCloseTo(28.95, 1)
    const margin = attributes(xml, 'pgMar')
    const height = 16838 - Number(margin['top']) - Number(margin['bottom'])
    expect(Math.floor(height / pitch)).toBe(22)
    const width = (11906 - Number(margin['left']) - Number(margin['right'])) / 20
    expect(Math.floor(width / (16 + Number(grid['charSpace']) / 4096))).toBe(28)
    const style = await part('word/styles.xml')
    expect(attributes(style, 'sz')['val']).toBe('32')
    expect(attributes(style.slice(style.indexOf('<w:style ')), 'spacing')).toMatchObject({
      line: String(pitch),
      lineRule: 'exact',
    })
    const spacing = Number(
      /<w:rPr>.*?<w:spacing w:val="(-?\d+)"/.exec(style.slice(style.indexOf('<w:style ')))?.[1],
    )
    expect(Math.floor(width / (16 + spacing / 20))).toBe(28)
  })

  test('fonts are named with what stands in for them, never embedded; the language is Chinese', async () => {
    const files = await parts()
    const table = files['word/fontTable.xml'] ?? ''
    const named = [...table.matchAll(/w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"/g)].map(one =>
      one.slice(1),
    )
    expect(named).toEqual([
      ['方正小标宋简体', '华文中宋'],
      ['仿宋_GB2312', '仿宋'],
      ['黑体', 'SimHei'],
      ['宋体', 'SimSun'],
    ])
    expect(Object.keys(files).filter(name => /\.(odttf|ttf|otf)$/.test(name))).toEqual([])
    expect(attributes(files['word/styles.xml'] ?? '', 'lang')).toMatchObject({ eastAsia: 'zh-CN' })
    const known = new Set(named.map(([name]) => name))
    for (const [, font] of (files['word/document.xml'] ?? '').matchAll(/w:eastAsia="([^"]+)"/g))
      expect(known).toContain(font)
  })
})

describe('the parts of the paper', () => {
  test('the head is red 小标宋, its upper edge 35 mm below that of the type area; red stands nowhere else', async () => {
    const xml = await part('word/document.xml')
    const head = paragraphWith(xml, '韶关市武江区人民政府督查室')
    expect(attributes(head, 'color')['val']).toBe('FF0000')
    expect(attributes(head, 'rFonts')['eastAsia']).toBe('方正小标宋简体')
    const size = Number(attributes(head, 'sz')['val']) / 2
    const { before, line } = attributes(head, 'spacing')
    expect(inMm(String(Number(before) + (Number(line) - size * 20) / 2))).toBeCloseTo(35, 0)
    const number = paragraphWith(xml, '〔2024〕17号')
    expect(attributes(number, 'bottom')).toMatchObject({ val: 'single', color: 'FF0000' })
    expect(attributes(number, 'jc')['val']).toBe('center')
    expect(xml.replace(head, '').replace(number, '')).not.toContain('FF0000')
    expect(await part('word/footer1.xml')).not.toContain('FF0000')
  })

  test('title 2号小标宋 centred; body 3号仿宋 indented by two characters; headings 黑体', async () => {
    const xml = await part('word/document.xml')
    const title = paragraphWith(xml, '关于政务信息系统整合迁移上云的督办通知单')
    expect(attributes(title, 'sz')['val']).toBe('44')
    expect(attributes(title, 'rFonts')['eastAsia']).toBe('方正小标宋简体')
    expect(attributes(title, 'jc')['val']).toBe('center')
    const body = paragraphWith(xml, '一、督办依据。')
    expect(attributes(body, 'ind')).toMatchObject({ firstLineChars: '200' })
    expect(attributes(body, 'jc')['val']).toBe('both')
    const [heading, text] = [...body.matchAll(/<w:r>.*?<\/w:r>/g)].map(([run]) => run)
    expect(attributes(heading ?? '', 'rFonts')['eastAsia']).toBe('黑体')
    expect(attributes(text ?? '', 'rFonts')['eastAsia']).toBe('仿宋_GB2312')
    expect(attributes(text ?? '', 'sz')['val']).toBe('32')
    expect(attributes(paragraphWith(xml, '区政务服务数据管理局：'), 'ind')).toEqual({})
  })

  test('the date ends four characters before the right edge, the signature is centred above it', async () => {
    const xml = await part('word/document.xml')
    const date = paragraphWith(xml, '2024年10月15日')
    const all = [...xml.matchAll(/<w:p>.*?<\/w:p>/g)].map(([text]) => text)
    const dated = all.find(text => text.replace(/<[^>]+>/g, '') === '2024年10月15日') ?? date
    const signed = all[all.indexOf(dated) - 1] ?? ''
    expect(signed.replace(/<[^>]+>/g, '')).toBe('韶关市武江区人民政府督查室')
    for (const one of [signed, dated]) expect(attributes(one, 'jc')['val']).toBe('center')
    expect(attributes(signed, 'ind')).toEqual(attributes(dated, 'ind'))
    const area = 11906 - 1587 - 1474
    const column = (area - Number(attributes(dated, 'ind')['left'])) / (area / 28)
    expect((column - widthOf('2024年10月15日')) / 2).toBeCloseTo(4, 1)
  })

  test('annexes are numbered under one another; the contact stands in brackets', async () => {
    const xml = await part('word/document.xml')
    const [first, second] = [paragraphWith(xml, '附件：1.'), paragraphWith(xml, '2.联系人名单')]
    expect(attributes(first, 'ind')['left']).toBe(attributes(second, 'ind')['left'])
    expect(paragraphWith(xml, '（联系人：督查员，电话：0751-0000000）')).toContain('firstLineChars="200"')
  })

  test('版记 4号 between rules on the lower edge of the type area; without 抄送 one line', async () => {
    const xml = await part('word/document.xml')
    const copy = paragraphWith(xml, '抄送：各镇人民政府')
    const printed = paragraphWith(xml, '2024年10月15日印发')
    for (const one of [copy, printed]) {
      expect(attributes(one, 'sz')['val']).toBe('28')
      expect(attributes(one, 'framePr')).toMatchObject({ vAnchor: 'margin', hAnchor: 'margin' })
    }
    expect(attributes(copy, 'top')['sz']).toBe('8')
    expect(attributes(printed, 'top')['sz']).toBe('6')
    expect(attributes(printed, 'bottom')['sz']).toBe('8')
    const alone = await part('word/document.xml', { copyTo: null })
    expect(alone).not.toContain('抄送')
    expect(attributes(paragraphWith(alone, '印发'), 'top')['sz']).toBe('8')
  })

  test('page numbers 4号宋体 between dashes, odd pages right, even pages left', async () => {
    const files = await parts()
    expect(files['word/settings.xml']).toContain('<w:evenAndOddHeaders')
    const xml = files['word/document.xml'] ?? ''
    const relations = files['word/_rels/document.xml.rels'] ?? ''
    const footer = (type: string) => {
      const id = new RegExp(`footerReference w:type="${type}" r:id="(\\w+)"`).exec(xml)?.[1]
      const target = [...relations.matchAll(/<Relationship [^>]*>/g)]
        .map(([text]) => text)
        .find(text => text.includes(`Id="${id}"`))
      return files[`word/${/Target="([^"]+)"/.exec(target ?? '')?.[1]}`] ?? ''
    }
    const sides = { default: 'right', even: 'left' } as const
    for (const type of ['default', 'even'] as const) {
      expect(attributes(footer(type), 'jc')['val']).toBe(sides[type])
      expect(attributes(footer(type), 'ind')[sides[type]]).toBe('280')
      expect(attributes(footer(type), 'sz')['val']).toBe('28')
      expect(attributes(footer(type), 'rFonts')['eastAsia']).toBe('宋体')
      expect(footer(type).replace(/<[^>]+>/g, '')).toMatch(/^— .*PAGE.* —$/)
    }
  })

  test('a void one says so in black, above the head', async () => {
    const xml = await part('word/document.xml', { void: true })
    const mark = paragraphWith(xml, '作废')
    expect(xml.indexOf(mark)).toBeLessThan(xml.indexOf('韶关市武江区人民政府督查室'))
    expect(mark).not.toContain('FF0000')
    expect(await part('word/document.xml')).not.toContain('作废')
  })
})

test('a long title is broken between words into lines of about the same length', () => {
  const title =
    '关于加快推进全区政务信息系统整合迁移上云并同步清理“僵尸系统”、完善政务数据资源目录的督办通知单'
  const lines = titleLines(title)
  expect(lines.join('')).toBe(title)
  for (const line of lines) {
    expect(widthOf(line)).toBeLessThanOrEqual(20)
    expect(line).not.toMatch(/^[、，。”》）的]|[《“（]$/)
  }
  const widths = lines.map(widthOf)
  expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(8)
  expect(titleLines('关于系统上云的督办通知单')).toEqual(['关于系统上云的督办通知单'])
})

const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const canRender = has('soffice') && has('pdfinfo') && has('pdftotext')
if (!canRender)
  console.info('Skipped: LibreOffice (soffice) and poppler are not installed to lay the papers out.')

interface Laid {
  pages: number
  /** Left, right, top and bottom of words on the pages, in mm. */
  words: { text: string; page: number; left: number; right: number; top: number; bottom: number }[]
}

/** How LibreOffice lays the paper out. */
async function laidOut(over: Partial<PaperFacts>): Promise<Laid> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-paper-'))
  try {
    const file = join(folder, 'notice.docx')
    writeFileSync(file, await paper(over))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const options = { stdio: 'ignore', timeout: 110_000 } as const
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file], options)
    const out = join(folder, 'words.html')
    execFileSync('pdftotext', ['-bbox', join(folder, 'notice.pdf'), out], options)
    return wordsOf(readFileSync(out, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const MM_PER_POINT = 25.4 / 72

function wordsOf(html: string): Laid {
  const pages = html.split('<page ').slice(1)
  const words = pages.flatMap((page, index) =>
    [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
      ([, left, top, right, bottom, text]) => ({
        text: text ?? '',
        page: index + 1,
        left: Number(left) * MM_PER_POINT,
        right: Number(right) * MM_PER_POINT,
        top: Number(top) * MM_PER_POINT,
        bottom: Number(bottom) * MM_PER_POINT,
      }),
    ),
  )
  return { pages: pages.length, words }
}

describe.skipIf(!canRender)('as LibreOffice lays it out', () => {
  const find = ({ words }: Laid, text: string) => words.find(word => word.text.includes(text))

  test('the usual paper takes two pages, its imprint at the foot of the second, numbers right and left', async () => {
    const laid = await laidOut({})
    expect(laid.pages).toBe(2)
    expect(find(laid, '督查室')).toMatchObject({ page: 1 })
    expect(find(laid, '抄送')?.page).toBe(2)
    expect(find(laid, '抄送')?.top).toBeGreaterThan(240)
    const numbers = laid.words.filter(({ top }) => top > 262)
    expect(numbers.filter(({ page }) => page === 1).every(({ left }) => left > 150)).toBe(true)
    expect(numbers.filter(({ page }) => page === 2).some(({ text, left }) => text === '—' && left < 40)).toBe(
      true,
    )
    const body = laid.words.filter(({ top }) => top < 240)
    expect(Math.min(...body.map(({ left }) => left))).toBeGreaterThan(27)
  }, 120_000)

  test('a short 催办 takes one page; a long title and many recipients are not cut', async () => {
    expect((await laidOut(SHORT)).pages).toBe(1)
    const many = await laidOut({
      title: '加快推进全区政务信息系统整合迁移上云并同步清理“僵尸系统”、完善政务数据资源目录和共享责任清单',
      recipients: Array.from({ length: 16 }, (_, index) => `第${index + 1}号单位办公室`),
      void: true,
    })
    expect(many.pages).toBe(2)
    expect(find(many, '作废')?.page).toBe(1)
    expect(many.words.map(({ text }) => text).join('')).toContain('第16号单位办公室')
  }, 240_000)
})
