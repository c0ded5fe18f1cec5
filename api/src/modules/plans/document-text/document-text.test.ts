import {
  AlignmentType,
  Document,
  type LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import { DocumentTextError, type DocumentTextErrorCode, readDocumentText } from './index.ts'
import { makeOle, makePdf, makeZip } from './sample-files.ts'

// Parsers start in threads of their own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = async (bytes: Uint8Array, name = '方案.txt') => (await readDocumentText(bytes, name)).text

type Format = (typeof LevelFormat)[keyof typeof LevelFormat]

async function makeDocx(children: (Paragraph | Table)[], levels: [Format, string][] = []) {
  const config = levels.map(([format, text], level) => ({
    level,
    format,
    text,
    alignment: AlignmentType.START,
  }))
  const numbering = levels.length ? { config: [{ reference: 'list', levels: config }] } : undefined
  return new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children }], ...(numbering && { numbering }) })),
  )
}
const numbered = (level: number, text: string) =>
  new Paragraph({ text, numbering: { reference: 'list', level } })
const cell = (text: string, rest = {}) => new TableCell({ children: [new Paragraph(text)], ...rest })

const LOCKED_PDF = makePdf([[{ text: '内部资料', x: 80, y: 700 }]], {
  trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
})
const PLAIN_PDF = makePdf([[{ text: '一、重点任务', x: 80, y: 700 }]])
const word = (bytes: Uint8Array, claimedSize?: number) =>
  makeZip([
    { name: '[Content_Types].xml', bytes: utf8('<Types/>') },
    { name: 'word/document.xml', bytes, ...(claimedSize && { claimedSize }) },
  ])

describe('a file that cannot be read is refused in plain words', () => {
  const MB = 1024 * 1024
  const cases: [what: string, code: DocumentTextErrorCode, bytes: Uint8Array, name: string, says: RegExp][] =
    [
      ['no bytes at all', 'EMPTY', new Uint8Array(), 'a.txt', /没有文字/],
      ['blank lines only', 'EMPTY', utf8(' \n\u3000\n'), 'a.txt', /没有文字/],
      ['a page without words', 'EMPTY', utf8('<html><script>1</script></html>'), 'a.html', /没有文字/],
      ['more than 20 MB', 'TOO_LARGE', new Uint8Array(20 * MB + 1), 'a.txt', /20 MB/],
      ['a Word 97 file', 'OLD_WORD', makeOle('WordDocument'), 'a.doc', /另存为 \.docx/],
      ['a Word 97 file called .docx', 'OLD_WORD', makeOle('WordDocument'), 'a.docx', /另存为 \.docx/],
      ['a WPS file', 'OLD_WORD', makeOle('WpsContents'), 'a.wps', /WPS/],
      ['an Excel 97 file', 'OTHER_OFFICE', makeOle('Workbook'), 'a.xls', /表格/],
      ['a Word file with a password', 'PASSWORD', makeOle('EncryptedPackage'), 'a.docx', /密码/],
      ['a PDF with a password', 'PASSWORD', LOCKED_PDF, 'a.pdf', /密码/],
      ['a PDF of pictures', 'SCANNED', makePdf([[], []]), 'a.pdf', /文字识别/],
      [
        'a PDF of pictures with page numbers',
        'SCANNED',
        makePdf([[{ text: '1', x: 300, y: 40 }], [{ text: '2', x: 300, y: 40 }]]),
        'a.pdf',
        /扫描/,
      ],
      ['a PDF cut off', 'DAMAGED', PLAIN_PDF.subarray(0, -120), 'a.pdf', /没有传完整/],
      ['a PDF in name only', 'DAMAGED', utf8('%PDF-1.4 nothing follows %%EOF'), 'a.pdf', /损坏/],
      ['a photograph', 'IMAGE', Buffer.from('ffd8ffe000104a464946', 'hex'), 'a.jpg', /图片/],
      ['a photograph called .txt', 'IMAGE', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a.txt', /图片/],
      ['an archive', 'ARCHIVE', makeZip([{ name: '方案.txt', bytes: utf8('一') }]), 'a.zip', /解压/],
      ['a RAR archive', 'ARCHIVE', Buffer.from('526172211a0700', 'hex'), 'a.rar', /解压/],
      [
        'an Excel workbook',
        'OTHER_OFFICE',
        makeZip([{ name: 'xl/workbook.xml', bytes: utf8('<x/>') }]),
        'a.xlsx',
        /表格/,
      ],
      ['an OFD file', 'OTHER_OFFICE', makeZip([{ name: 'OFD.xml', bytes: utf8('<x/>') }]), 'a.ofd', /另存为/],
      ['a rich text file', 'OTHER_OFFICE', utf8('{\\rtf1\\ansi text}'), 'a.doc', /另存为/],
      ['bytes of nothing known', 'UNKNOWN_TYPE', new Uint8Array([1, 2, 3, 0, 5, 0, 7]), 'a.bin', /认不出/],
      [
        'bytes that fit no charset',
        'UNKNOWN_TYPE',
        new Uint8Array([0x41, 0xff, 0xff, 0x41, 0xff, 0x42, 0x43, 0x44]),
        'a.txt',
        /认不出/,
      ],
      [
        'a Word file that says it is huge',
        'ZIP_BOMB',
        word(utf8('<w:document/>'), 200 * MB),
        'a.docx',
        /异常庞大/,
      ],
      [
        'a Word file that hides that it is huge',
        'ZIP_BOMB',
        word(new Uint8Array(40 * MB), 900),
        'a.docx',
        /异常庞大/,
      ],
      [
        'a Word file of thousands of parts',
        'ZIP_BOMB',
        makeZip(Array.from({ length: 5001 }, (_, i) => ({ name: `word/${i}.xml`, bytes: utf8('<x/>') }))),
        'a.docx',
        /异常庞大/,
      ],
      ['a Word file with broken XML', 'DAMAGED', word(utf8('<w:document><w:body>')), 'a.docx', /损坏/],
      [
        'a Word file without its document',
        'DAMAGED',
        makeZip([{ name: '[Content_Types].xml', bytes: utf8('<Types/>') }]),
        'a.docx',
        /损坏/,
      ],
      [
        'a page built to choke the parser',
        'TOO_LONG',
        utf8(`<html>${'<div>'.repeat(5000)}`),
        'a.html',
        /太多/,
      ],
    ]

  it.each(cases)('%s: %s', async (_what, code, bytes, name, says) => {
    const error = await readDocumentText(bytes, name).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DocumentTextError)
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) })
    expect((error as Error).message).toMatch(/请.*。$/)
  })

  it('a Word file cut off in transfer', async () => {
    const whole = await makeDocx([new Paragraph('一、重点任务')])
    for (const share of [0.2, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share))
      await expect(readDocumentText(cut, 'a.docx')).rejects.toMatchObject({ code: 'DAMAGED' })
    }
  })
})

describe('text files', () => {
  const PLAN = '一、工作目标\n（一）完善机制。牵头单位：县府办；2024年6月底前完成。\n'

  it('are read in UTF-8, with and without a mark, and in UTF-16', async () => {
    for (const charset of ['utf8', 'utf16le', 'utf16be']) {
      expect(await read(iconv.encode(PLAN, charset, { addBOM: true }))).toBe(PLAN)
    }
    expect(await readDocumentText(utf8(PLAN), '方案.txt')).toEqual({
      text: PLAN,
      format: 'txt',
      charset: 'utf-8',
    })
  })

  it('are read in GB18030, rare characters too', async () => {
    const rare = `${PLAN}䶮镇、𬭎公司、㙍头村€`
    expect(await readDocumentText(iconv.encode(rare, 'gb18030'), '方案.txt')).toEqual({
      text: rare,
      format: 'txt',
      charset: 'gb18030',
    })
  })

  it('make the round trip through GB18030 whatever the words', async () => {
    const chinese = fc.array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 4, maxLength: 60 })
    const trip = fc.asyncProperty(chinese, async codes => {
      const text = `一、目标\n${String.fromCodePoint(...codes)}。`
      const back = await readDocumentText(iconv.encode(text, 'gb18030'), 'a.txt')
      // A few short GB18030 strings are also valid UTF-8; nothing can tell them apart.
      return back.charset === 'utf-8' || back.text === text
    })
    await fc.assert(trip, { numRuns: 200, verbose: 1 })
  })

  it('keep their words when the last character was cut in half', async () => {
    expect(await read(utf8(PLAN).subarray(0, -2))).toContain('2024年6月底前完成')
    expect(await read(iconv.encode(PLAN, 'gb18030').subarray(0, -2))).toContain('2024年6月底前完成')
  })

  it('get plain line ends', async () => {
    expect(await read(utf8('一、\r\n二、\r三、\n'))).toBe('一、\n二、\n三、\n')
  })

  it('stay text with scraps of markup, and Markdown goes by its name', async () => {
    const scraps = '　　一、任务</p>\n　　二、保障</p>\n'
    expect(await readDocumentText(utf8(scraps), 'a.txt')).toMatchObject({ text: scraps, format: 'txt' })
    expect(await readDocumentText(utf8('# 方案\n'), 'a.md')).toMatchObject({ text: '# 方案\n', format: 'md' })
  })
})

describe('pages', () => {
  const page = (body: string, head = '') =>
    `<!DOCTYPE html><html><head><title>窗</title>${head}</head><body>${body}</body></html>`

  it('become a line a block, without scripts, styles and navigation', async () => {
    const links = ['首页', '政务', '公开', '服务', '互动'].map(t => `<li><a href="#">${t}</a></li>`).join('')
    const html = page(`<style>p{}</style><ul>${links}</ul><div class="breadcrumb">当前位置：首页</div>
      <h1>工作方案</h1><div>一、总体<b>要求</b><p>  （一）目标。<br>年底前&nbsp;完成</p>尾句</div>
      <script>track()</script><div style="display: none">隐藏</div><footer>版权所有</footer>`)
    expect(await readDocumentText(utf8(html), 'a.htm')).toEqual({
      text: '工作方案\n一、总体要求\n（一）目标。\n年底前 完成\n尾句',
      format: 'html',
      charset: 'utf-8',
    })
  })

  it('keep table columns in line, merged cells included', async () => {
    const html = `<table><tr><th>序号</th><th>任务</th><th>单位</th></tr>
      <tr><td>1</td><td rowspan=2>建平台</td><td><p>市府办</p><p>市财政局</p></td></tr><tr><td>2</td><td>市教育局</td></tr>
      <tr><td colspan=2>合计</td><td>两项</td></tr></table>`
    expect(await read(utf8(page(html)), 'a.html')).toBe(
      '序号\t任务\t单位\n1\t建平台\t市府办 市财政局\n2\t\t市教育局\n合计\t\t两项',
    )
  })

  it('laid out with tables are read as text', async () => {
    const inner = '<table><tr><td>1</td><td>建平台</td></tr></table>'
    const html = page(
      `<table><tr><td><p>一、任务</p><p>二、保障</p></td></tr><tr><td>${inner}</td></tr></table>`,
    )
    expect(await read(utf8(html), 'a.html')).toBe('一、任务\n二、保障\n1\t建平台')
  })

  it('show the numbers of ordered lists', async () => {
    const html = page('<ol start="3"><li>建机制</li><li><p>建平台</p></li></ol><ul><li>其他</li></ul>')
    expect(await read(utf8(html), 'a.html')).toBe('3.建机制\n4.建平台\n其他')
  })

  it('are decoded as they declare', async () => {
    const big5 = iconv.encode(page('<p>機關單位</p>', '<meta charset="big5">'), 'big5')
    expect(await readDocumentText(big5, 'a.html')).toMatchObject({ text: '機關單位', charset: 'big5' })
    const gbk = iconv.encode(
      page('<p>责任单位</p>', '<meta http-equiv=Content-Type content="text/html; charset=gb2312">'),
      'gbk',
    )
    expect(await readDocumentText(gbk, 'a.html')).toMatchObject({ text: '责任单位', charset: 'gb18030' })
  })

  it('are known by their content when the name says otherwise', async () => {
    expect(await readDocumentText(utf8(page('<p>正文</p>')), 'a.txt')).toMatchObject({
      text: '正文',
      format: 'html',
    })
    expect(await readDocumentText(utf8('<p>一</p>\n<p>二</p>'), 'a')).toMatchObject({
      text: '一\n二',
      format: 'html',
    })
  })
})

describe('Word files', () => {
  it('become a line a paragraph, and tables a line a row', async () => {
    const table = new Table({
      rows: [
        new TableRow({ children: [cell('序号'), cell('重点任务'), cell('牵头单位')] }),
        new TableRow({
          children: [cell('1'), cell('建平台'), cell('市府办', { verticalMerge: VerticalMergeType.RESTART })],
        }),
        new TableRow({
          children: [cell('2'), cell('建机制'), cell('', { verticalMerge: VerticalMergeType.CONTINUE })],
        }),
      ],
    })
    const bytes = await makeDocx([
      new Paragraph('附件'),
      new Paragraph(''),
      table,
      new Paragraph('　　结束。'),
    ])
    expect(await readDocumentText(bytes, '方案.docx')).toEqual({
      text: '附件\n序号\t重点任务\t牵头单位\n1\t建平台\t市府办\n2\t建机制\t\n　　结束。',
      format: 'docx',
      charset: null,
    })
  })

  it('are known by their content when the name says otherwise', async () => {
    expect(await readDocumentText(await makeDocx([new Paragraph('正文')]), 'a.doc')).toMatchObject({
      format: 'docx',
    })
  })

  it('show automatic numbers, which start anew below each heading', async () => {
    const levels: [Format, string][] = [
      ['chineseCounting', '%1、'],
      ['chineseCounting', '（%2）'],
      ['decimal', '%3.'],
      ['decimalEnclosedCircle', '%4'],
    ]
    const bytes = await makeDocx(
      [
        numbered(0, '总体要求'),
        numbered(0, '重点任务'),
        numbered(1, '夯实基础'),
        numbered(2, '建平台'),
        numbered(2, '建机制 & 队伍'),
        numbered(3, '明确专人'),
        numbered(1, '优化服务'),
        numbered(2, '推动网办'),
        new Paragraph('没有编号'),
        numbered(0, '保障措施'),
      ],
      levels,
    )
    expect((await read(bytes, 'a.docx')).split('\n')).toEqual([
      '一、总体要求',
      '二、重点任务',
      '（一）夯实基础',
      '1.建平台',
      '2.建机制 & 队伍',
      '①明确专人',
      '（二）优化服务',
      '1.推动网办',
      '没有编号',
      '三、保障措施',
    ])
  })
})

describe('PDF files', () => {
  const line = (text: string, y: number, x = 82) => ({ text, x, y })
  const FULL = '推动政务服务事项标准化建设并按季度公布进展情况。确' // 25 characters of 16 pt fill the line

  it('become lines from top to bottom, broken paragraphs put together, page numbers dropped', async () => {
    const bytes = makePdf([
      [
        line('牵头单位：县府办', 600, 114),
        line('一、重点任务', 700, 114),
        line('—1—', 40, 290),
        line('（一）建平台。加快建设全县统一平台并全面推广运', 660, 114),
        line('用。', 630),
      ],
      [line(FULL, 760), line('保全部上线。', 730), line('二、保障措施', 700, 114), line('—2—', 40, 290)],
    ])
    expect((await read(bytes, 'a.pdf')).split('\n')).toEqual([
      '一、重点任务',
      '（一）建平台。加快建设全县统一平台并全面推广运用。',
      '牵头单位：县府办',
      `${FULL}保全部上线。`,
      '二、保障措施',
    ])
  })

  it('part table cells by tabs and keep figures that are no page numbers', async () => {
    const bytes = makePdf([
      [
        line('序号', 700),
        line('重点任务', 700, 160),
        line('1', 670),
        line('建平台', 670, 160),
        line('7', 40),
      ],
    ])
    expect((await read(bytes, 'a.pdf')).split('\n')).toEqual(['序号\t重点任务', '1\t建平台', '7'])
  })
})

describe('tables with borders in PDF files', () => {
  const at = (x: number, y: number, text: string) => ({ text, x, y, size: 10 })
  const words = [
    at(104, 686, '序号'),
    at(164, 686, '任务'),
    at(264, 686, '单位'),
    at(104, 656, '1'),
    at(162, 660, '建设全县统一的平'),
    at(162, 646, '台'),
    at(264, 660, '县府办'),
    at(264, 646, '财政局'),
    at(104, 626, '2'),
    at(264, 626, '教育局'),
    at(82, 580, '注：按月报送。'),
  ]
  const rows = ['1\t建设全县统一的平台\t县府办 财政局', '2\t\t教育局']
  const expected = ['序号\t任务\t单位', ...rows, '注：按月报送。'].join('\n')
  const [xs, ys] = [
    [100, 160, 244, 320],
    [700, 680, 640, 620],
  ]

  it('are read cell by cell, merged cells once, when lines are stroked', async () => {
    const across = ys.map((y, i) =>
      i === 2 ? `100 ${y} m 160 ${y} l 244 ${y} m 320 ${y} l S` : `100 ${y} m 320 ${y} l S`,
    )
    const down = xs.map(x => `${x} 620 m ${x} 700 l S`)
    expect(await read(makePdf([words], { drawing: [...across, ...down].join(' ') }), 'a.pdf')).toBe(expected)
  })

  it('are read the same when borders are thin filled boxes on a scaled canvas', async () => {
    const box = (x: number, y: number, w: number, h: number) => `${x * 2} ${y * 2} ${w * 2} ${h * 2} re f`
    const across = ys.flatMap((y, i) =>
      i === 2 ? [box(100, y, 60, 0.5), box(244, y, 76, 0.5)] : [box(100, y, 220, 0.5)],
    )
    const down = xs.map(x => box(x, 620, 0.5, 80))
    const drawing = `0.5 0 0 0.5 0 0 cm ${[...across, ...down].join(' ')}`
    expect(await read(makePdf([words], { drawing }), 'a.pdf')).toBe(expected)
  })

  it('are not seen in a frame or a red rule', async () => {
    const drawing = '60 60 475 722 re S 80 640 m 500 640 l S'
    const lines = [at(82, 700, '某某县人民政府文件'), at(82, 600, '一、任务'), at(300, 600, '二、保障')]
    expect(await read(makePdf([lines], { drawing }), 'a.pdf')).toBe('某某县人民政府文件\n一、任务\t二、保障')
  })
})

describe('whatever the bytes', () => {
  const settles = async (bytes: Uint8Array, name: string) => {
    const result = await readDocumentText(bytes, name).catch((e: unknown) => e)
    return (
      result instanceof DocumentTextError ||
      (typeof (result as { text: unknown }).text === 'string' && result !== null)
    )
  }
  const names = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx', 'a.pdf', 'a')
  const once = { verbose: 1, endOnFailure: true }

  it('random ones give text or a refusal', async () => {
    const heads = fc.constantFrom('', '<html>', 'PK\u0003\u0004', 'BM')
    const property = fc.asyncProperty(heads, fc.uint8Array({ maxLength: 400 }), names, (head, tail, name) =>
      settles(Buffer.concat([Buffer.from(head), tail]), name),
    )
    await fc.assert(property, { ...once, numRuns: 300 })
  })

  it('cut and altered files give text or a refusal', async () => {
    const docx = await makeDocx([numbered(0, '任务'), new Paragraph('正文')], [['decimal', '%1.']])
    const html = utf8('<html><table><tr><td rowspan=2>一</td><td>二</td></tr></table><ol><li>三</ol></html>')
    const property = fc.asyncProperty(
      fc.constantFrom(docx, PLAIN_PDF, html),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
      names,
      (whole, share, edits, name) => {
        const bytes = new Uint8Array(whole.subarray(0, Math.ceil(whole.length * Math.max(share, 0.01))))
        for (const [at, value] of share < 0.5 ? [] : edits) bytes[at % bytes.length] = value
        return settles(bytes, name)
      },
    )
    await fc.assert(property, { ...once, numRuns: 40 })
  })
})
