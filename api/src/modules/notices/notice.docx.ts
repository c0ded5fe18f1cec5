import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { NoticeDocument, NoticeParagraph } from './notice-document.type.ts'
import {
  agencySize,
  CHARACTER,
  CHARACTER_SPACE,
  FONT,
  LINE,
  MARGIN,
  mm,
  PAGE,
  SIZE,
  TYPE_AREA,
  titleLines,
  widthOf,
} from './paper.measures.ts'
import { FONT_TABLE, STYLES } from './paper.styles.ts'

type Font = (typeof FONT)[keyof typeof FONT]

/** Red of the head; it stands nowhere else. */
const RED = 'FF0000'

const characters = (count: number): number => Math.round(count * CHARACTER)

const fontOf = ({ name }: Font) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' })

interface Look {
  font?: Font
  /** Points. */
  size?: number
  color?: string
}

const words = (
  text: string,
  { font = FONT.fangsong, size = SIZE.body, color }: Look = {},
  more: IRunOptions = {},
) =>
  new TextRun({
    ...(more.children ? {} : { text }),
    font: fontOf(font),
    size: size * 2,
    ...(color ? { color } : {}),
    ...more,
  })

/** Line of an exact height in twips. */
const exact = (line: number, before = 0, after = 0) => ({ line, lineRule: LineRuleType.EXACT, before, after })

const line = (children: IParagraphOptions['children'], options: IParagraphOptions = {}) =>
  new Paragraph({
    spacing: exact(LINE),
    autoSpaceEastAsianText: false,
    overflowPunctuation: false,
    ...options,
    ...(children ? { children } : {}),
  })

const INDENT = { firstLine: characters(2), firstLineChars: 200 }

/** 发文机关标志: its upper edge 35 mm below that of the type area. */
function head({ agency, void: isVoid }: NoticeDocument): Paragraph[] {
  const size = agencySize(agency)
  const height = Math.round(size * 20 * 1.25)
  const above = mm(35) - Math.round((height - size * 20) / 2) - (isVoid ? LINE : 0)
  return [
    ...(isVoid ? [line([words('作废', { font: FONT.hei }, { border: { ...THICK, space: 2 } })])] : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exact(height, above),
      children: [words(agency, { font: FONT.song, size, color: RED })],
    }),
  ]
}

/** 发文字号 two lines below the head, the red rule 4 mm below it. */
const number = (text: string) =>
  line([words(text)], {
    alignment: AlignmentType.CENTER,
    spacing: exact(LINE, 2 * LINE),
    border: { bottom: { style: BorderStyle.SINGLE, color: RED, size: 12, space: 5 } },
  })

const title = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exact(SIZE.title * 20 * 1.5, 2 * LINE, LINE),
    keepNext: true,
    children: titleLines(text).map((part, index) =>
      words(part, { font: FONT.song, size: SIZE.title }, index === 0 ? {} : { break: 1 }),
    ),
  })

/** The last paragraph keeps with the signature, which never stands alone on a page. */
const paragraph = ({ heading, text }: NoticeParagraph, isLast: boolean) =>
  line([...(heading ? [words(heading, { font: FONT.hei })] : []), words(text)], {
    alignment: AlignmentType.JUSTIFIED,
    indent: INDENT,
    ...(isLast ? { keepNext: true } : {}),
  })

/** 附件说明 one blank line below the text; names that go over a line stand under their first character. */
function annex(text: string | null): Paragraph[] {
  const names = text === null ? [] : text.split('\n')
  const mark = names.length > 1 ? 1 : 0
  return names.map((name, index) =>
    line([words(index === 0 ? `附件：${name}` : name)], {
      spacing: exact(LINE, index === 0 ? LINE : 0),
      indent: { left: characters(5 + mark), hanging: characters(index === 0 ? 3 + mark : mark) },
      keepNext: true,
    }),
  )
}

/**
 * 署名 and 成文日期, each centred in a column at the right whose middle is that of the date: the date ends four
 * characters before the edge, and the signature stands centred above it, whatever the fonts of the machine.
 */
function signature({ signature, dateWords }: NoticeDocument): Paragraph[] {
  const column = Math.max(widthOf(dateWords) + 8, widthOf(signature) + 1)
  const indent = { left: Math.max(0, TYPE_AREA.width - characters(column)) }
  return [
    line([words(signature)], {
      alignment: AlignmentType.CENTER,
      spacing: exact(LINE, Math.round(0.6 * LINE)),
      indent,
      keepNext: true,
    }),
    line([words(dateWords)], { alignment: AlignmentType.CENTER, indent, keepNext: true }),
  ]
}

/** 附注 below the date, two characters from the left. */
const note = (text: string) => (text === '' ? [] : [line([words(text)], { indent: INDENT, keepNext: true })])

/** Sizes in eighths of a point. */
const rule = (size: number) => ({ style: BorderStyle.SINGLE, color: '000000', size, space: 1 })

/** 0.35 mm above and below, 0.25 mm between. */
const THICK = rule(8)
const THIN = rule(6)

const ONE = SIZE.small * 20

/** What the rules and the room beside them add to a row, in twips. */
const RULE_ROOM = 60

const small = (text: string, more?: IRunOptions) => words(text, { size: SIZE.small }, more)

/** A frame of one paragraph, its lower edge so many lines above that of the type area. */
const framed = (
  children: TextRun[],
  lines: number,
  linesBelow: number,
  border: IParagraphOptions['border'],
) =>
  line(children, {
    indent: { left: 4 * ONE, hanging: 3 * ONE, right: ONE },
    tabStops: [{ type: TabStopType.RIGHT, position: TYPE_AREA.width - ONE }],
    frame: {
      type: 'absolute',
      width: TYPE_AREA.width,
      anchor: { horizontal: 'margin', vertical: 'margin' },
      position: { x: 0, y: TYPE_AREA.height - (lines + linesBelow) * (LINE + RULE_ROOM) },
      wrap: 'around',
    },
    ...(border ? { border } : {}),
  })

/** Lines of 抄送 in 4号; the names after the first line stand under the first name. */
const copyLines = (copyTo: string): number =>
  Math.max(1, Math.ceil(widthOf(copyTo) / Math.floor((TYPE_AREA.width - 5 * ONE) / ONE)))

/**
 * 版记 on the lower edge of the type area of the last page. Each row is a frame of its own: a frame of two paragraphs is
 * lost on LibreOffice.
 */
function imprint({ copyTo, printedBy, printedOn }: NoticeDocument): Paragraph[] {
  const last = [small(printedBy), small('', { children: [new Tab(), `${printedOn}印发`] })]
  if (copyTo === null) return [framed(last, 1, 0, { top: THICK, bottom: THICK })]
  return [
    framed([small(`抄送：${copyTo}`)], copyLines(copyTo), 1, { top: THICK }),
    framed(last, 1, 0, { top: THIN, bottom: THICK }),
  ]
}

/** Page number 4号宋体 between dashes, one character from the outer edge; its middle 7 mm below the type area. */
const footer = (side: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: SIZE.small * 20 } : { left: SIZE.small * 20 },
        spacing: exact(360),
        children: [
          words('', { font: FONT.plain, size: SIZE.small }, { children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
    ],
  })

const FOOTER_EDGE = MARGIN.bottom - mm(7) - 180

const body = (paper: NoticeDocument): Paragraph[] => [
  ...head(paper),
  number(paper.number),
  title(paper.title),
  ...(paper.addressee === '' ? [] : [line([words(paper.addressee)])]),
  ...paper.paragraphs.map((part, index) => paragraph(part, index === paper.paragraphs.length - 1)),
  ...annex(paper.annex),
  ...signature(paper),
  ...note(paper.contact),
  ...imprint(paper),
  new Paragraph({ spacing: exact(20) }),
]

const wordDocument = (paper: NoticeDocument) =>
  new Document({
    title: paper.title,
    subject: paper.number,
    creator: paper.agency,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true },
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: { ...MARGIN, header: mm(15), footer: FOOTER_EDGE, gutter: 0 },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHARACTER_SPACE },
        },
        footers: { default: footer('right'), even: footer('left') },
        children: body(paper),
      },
    ],
  })

/** The notice as a Word file in 公文 format (GB/T 9704-2012). */
export async function noticeDocx(paper: NoticeDocument): Promise<Uint8Array> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(wordDocument(paper))))
  return zipSync({
    ...parts,
    'word/styles.xml': strToU8(STYLES),
    'word/fontTable.xml': strToU8(FONT_TABLE),
  })
}
