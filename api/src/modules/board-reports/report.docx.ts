import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { FONT, FONT_TABLE, MARGIN, mm, PAGE, SIZE, TYPE_AREA, titleLines } from '../notices/index.ts'
import type { BoardReport, ReportPicture, ReportTable } from './report.type.ts'
import { dayWords, periodWords } from './report.words.ts'

/** Who had the report made, when, and whether its figures are made up. */
export interface ReportMark {
  by: string
  /** 2024-10-15 08:30 */
  at: string
  made: Date
  demo: boolean
}

type Font = (typeof FONT)[keyof typeof FONT]

/** Points of tables and small words: 五号. */
const SMALL = 10.5
const LINE = 28 * 20
/** Headings of Word are blue unless told. */
const BLACK = '000000'
/** A table of so few rows stands on one page. */
const FEW_ROWS = 12

const words = (
  text: string,
  { font = FONT.fangsong, size = SIZE.body, ...more }: { font?: Font; size?: number } & IRunOptions = {},
) =>
  new TextRun({
    text,
    font: { ascii: font.name, hAnsi: font.name, eastAsia: font.name, cs: font.name, hint: 'eastAsia' },
    ...more,
    size: size * 2,
  })

const exact = (line: number, before = 0, after = 0) => ({ line, lineRule: LineRuleType.EXACT, before, after })

const paragraph = (text: string) =>
  new Paragraph({
    // Not justified: figures do not break, and a machine without the fonts would pull the rest apart.
    alignment: AlignmentType.LEFT,
    spacing: exact(LINE),
    indent: { firstLine: 2 * SIZE.body * 20 },
    children: [words(text)],
  })

const heading = (text: string) =>
  new Paragraph({
    heading: 'Heading1',
    keepNext: true,
    spacing: exact(LINE, LINE / 2),
    indent: { firstLine: 2 * SIZE.body * 20 },
    children: [words(text, { font: FONT.hei, color: BLACK })],
  })

const small = (
  text: string,
  more: { alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]; keepNext?: boolean } = {},
) => new Paragraph({ spacing: { before: 60, after: 120 }, ...more, children: [words(text, { size: SMALL })] })

function head({ title, asOf, period }: BoardReport): Paragraph[] {
  const lines = [...(period ? [`统计时段：${periodWords(period)}`] : []), `截至${dayWords(asOf)}`]
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      heading: 'Title',
      spacing: exact(SIZE.title * 20 * 1.5, 0, LINE / 2),
      keepNext: true,
      children: titleLines(title).map((part, index) =>
        words(part, {
          font: FONT.song,
          size: SIZE.title,
          color: BLACK,
          ...(index === 0 ? {} : { break: 1 }),
        }),
      ),
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exact(LINE, 0, LINE / 2),
      children: lines.map((line, index) =>
        words(line, { size: SIZE.small, ...(index === 0 ? {} : { break: 1 }) }),
      ),
    }),
  ]
}

const LINE_STYLE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const BORDERS = {
  top: { ...LINE_STYLE, size: 8 },
  bottom: { ...LINE_STYLE, size: 8 },
  left: LINE_STYLE,
  right: LINE_STYLE,
  insideHorizontal: LINE_STYLE,
  insideVertical: LINE_STYLE,
}

/** Widths of the columns in twips; together the whole type area. */
function widthsOf({ heads, widths }: ReportTable): number[] {
  const shares = widths ?? heads.map(() => 1)
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map(share => Math.floor((TYPE_AREA.width * share) / sum))
}

interface CellLook {
  width: number
  bold?: boolean
  keepNext: boolean
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType]
}

const cell = (text: string, { width, bold, keepNext, alignment }: CellLook) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: [
      new Paragraph({
        alignment,
        keepNext,
        spacing: { line: 260, lineRule: LineRuleType.AT_LEAST },
        children: [words(text, { font: bold ? FONT.hei : FONT.plain, size: SMALL })],
      }),
    ],
  })

/** A table with its head on every page and no row in two. */
function table(data: ReportTable): (Paragraph | Table)[] {
  const widths = widthsOf(data)
  const isWords = (column: number) => column === 0 || data.words?.includes(column)
  const row = (cells: readonly string[], bold: boolean, keepNext: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: bold,
      children: cells.map((text, column) =>
        cell(text, {
          width: widths[column] ?? 0,
          ...{ bold, keepNext },
          alignment: bold ? AlignmentType.CENTER : isWords(column) ? AlignmentType.LEFT : AlignmentType.RIGHT,
        }),
      ),
    })
  return [
    small(data.title, { alignment: AlignmentType.CENTER, keepNext: true }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TYPE_AREA.width, type: WidthType.DXA },
      columnWidths: widths,
      borders: BORDERS,
      rows: [
        row(data.heads, true, true),
        ...data.rows.map((cells, index) =>
          row(cells, false, data.rows.length <= FEW_ROWS && index < data.rows.length - 1),
        ),
      ],
    }),
    small(data.note ?? ''),
  ]
}

/** Widest and highest picture on the page, in px of Word (96 a inch). */
const MOST = { width: Math.floor(TYPE_AREA.width / 15), height: 560 }

function picture({ name, caption, bytes, width, height }: ReportPicture, index: number): Paragraph[] {
  const fit = Math.min(1, MOST.width / width, MOST.height / height)
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120 },
      children: [
        new ImageRun({
          type: 'png',
          data: bytes,
          transformation: { width: Math.round(width * fit), height: Math.round(height * fit) },
          altText: { name, title: name, description: caption || name },
        }),
      ],
    }),
    small(`图${index + 1}　${name}${caption && caption !== name ? `：${caption}` : ''}`, {
      alignment: AlignmentType.CENTER,
    }),
  ]
}

const NUMERALS = ['一', '二', '三', '四', '五']

/** Sections with their numbers in order; those without anything are left out. */
function sections(report: BoardReport, pictures: readonly ReportPicture[]): (Paragraph | Table)[] {
  const parts: [string, (Paragraph | Table)[]][] = [
    ['总体情况', report.sentences.map(paragraph)],
    ['数据', report.tables.flatMap(table)],
    ['图表', pictures.flatMap(picture)],
    [
      '口径和来源',
      report.definitions.map(({ name, definition, source }) =>
        paragraph(`${name}：${definition.replace(/[。；]$/, '')}。来源：${source}。`),
      ),
    ],
  ]
  return parts
    .filter(([, content]) => content.length > 0)
    .flatMap(([title, content], index) => [heading(`${NUMERALS[index]}、${title}`), ...content])
}

const footer = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [
        new TextRun({
          children: ['— ', PageNumber.CURRENT, ' —'],
          size: SIZE.small * 2,
          font: { ascii: FONT.plain.name, hAnsi: FONT.plain.name, eastAsia: FONT.plain.name },
        }),
      ],
    }),
  ],
})

/** Who, when, and on every page that the figures are made up, where they are. */
const header = ({ by, at, demo }: ReportMark) =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          words(`${demo ? '【演示数据】' : ''}督办系统　${by}　${at}导出`, { size: 9, font: FONT.plain }),
        ],
      }),
    ],
  })

const documentOf = (report: BoardReport, pictures: readonly ReportPicture[], mark: ReportMark) =>
  new Document({
    title: report.title,
    creator: mark.by,
    lastModifiedBy: mark.by,
    description: `截至${report.asOf}`,
    compatibility: { version: 15 },
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { ...MARGIN, header: mm(18), footer: mm(22), gutter: 0 } },
        },
        headers: { default: header(mark) },
        footers: { default: footer },
        children: [
          ...head(report),
          ...sections(report, pictures),
          ...(mark.demo ? [small('本报告使用演示数据，不代表任何地方的实际情况。')] : []),
        ],
      },
    ],
  })

const STAMP = /(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g

/** The report as a Word file. The same report made at the same time is the same bytes. */
export async function reportDocx(
  report: BoardReport,
  pictures: readonly ReportPicture[],
  mark: ReportMark,
): Promise<Buffer> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(documentOf(report, pictures, mark))))
  const core = parts['docProps/core.xml']
  if (core)
    parts['docProps/core.xml'] = strToU8(strFromU8(core).replace(STAMP, `$1${mark.made.toISOString()}$3`))
  parts['word/fontTable.xml'] = strToU8(FONT_TABLE)
  return Buffer.from(zipSync(parts, { mtime: mark.made }))
}
