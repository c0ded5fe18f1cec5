import type { NoticeKind } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { KIND_WORDS } from './notice.words.ts'
import type { NoticeDocument, NoticeParagraph } from './notice-document.type.ts'
import { numberToCome } from './notice-number.ts'

/** What a paper is made of. */
export interface PaperFacts {
  kind: NoticeKind
  title: string
  content: string
  basis: string
  requirement: string
  annex: string | null
  /** Names of the files that go with it, where the annex does not say. */
  fileNames: readonly string[]
  copyTo: string | null
  contact: string
  contactPhone: string
  /** As issued; null before. */
  documentNumber: string | null
  agencyMark: string
  agencyName: string
  /** Names, leads first. */
  recipients: readonly string[]
  signedOn: Day | null
  issuedOn: Day | null
  /** Today, for the year of a number to come. */
  today: Day
  void: boolean
}

/** `2024年10月15日`: Arabic digits, no leading zeros (GB/T 9704). */
export function dateInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Room to write the date in by hand. */
const DATE_TO_COME = '　　年　月　日'

const dateOrRoom = (day: Day | null): string => (day === null ? DATE_TO_COME : dateInWords(day))

const NAMES_ITSELF = /(?:通知|通知单|警示单|通报|通告|函)$/

/** 事由 + 文种: 关于政务信息系统整合迁移上云的督办通知单. A matter that ends with a 文种 of its own stays as it is. */
export function paperTitle(kind: NoticeKind, matter: string): string {
  const plain = matter.trim().replace(/[。；;，,]+$/, '')
  if (NAMES_ITSELF.test(plain)) return plain
  return `${plain.startsWith('关于') ? '' : '关于'}${plain}的${KIND_WORDS[kind]}`
}

/** What the parts of the text are called, by kind; 目前情况 is what the draft says behind its first paragraph. */
const HEADINGS: Readonly<Record<NoticeKind, { basis: string; requirement: string }>> = {
  REMINDER: { basis: '催办依据', requirement: '办理要求' },
  SUPERVISION: { basis: '督办依据', requirement: '办理要求' },
  YELLOW_CARD: { basis: '警示依据', requirement: '整改要求' },
  RED_CARD: { basis: '警示依据', requirement: '整改要求' },
  INTERVIEW: { basis: '约谈依据', requirement: '约谈要求' },
  CIRCULAR: { basis: '通报依据', requirement: '工作要求' },
}

const NUMERALS = ['一', '二', '三']

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')

/** The first paragraph opens the paper; the parts behind it bear headings where there are several. */
export function paperParagraphs({
  kind,
  content,
  basis,
  requirement,
}: Pick<PaperFacts, 'kind' | 'content' | 'basis' | 'requirement'>): NoticeParagraph[] {
  const [opening, ...situation] = linesOf(content)
  const parts = [
    { name: HEADINGS[kind].basis, lines: linesOf(basis) },
    { name: '目前情况', lines: situation },
    { name: HEADINGS[kind].requirement, lines: linesOf(requirement) },
  ].filter(({ lines }) => lines.length > 0)
  const headed = parts.length > 1
  return [
    ...(opening === undefined ? [] : [{ heading: null, text: opening }]),
    ...parts.flatMap(({ name, lines }, part) =>
      lines.map((text, index) => ({
        heading: headed && index === 0 ? `${NUMERALS[part]}、${name}。` : null,
        text,
      })),
    ),
  ]
}

const withoutEnding = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/, '')

/** Names of the annexes, one a line, numbered when there are several; null when there are none. */
export function annexWords(annex: string | null, fileNames: readonly string[]): string | null {
  const given = linesOf(annex ?? '').map(line => line.replace(/^(?:附件[:：]?)?\s*(?:\d+[.、．])?\s*/, ''))
  const names = given.length > 0 ? given : fileNames.map(withoutEnding)
  if (names.length === 0) return null
  return names.length === 1
    ? (names[0] as string)
    : names.map((name, index) => `${index + 1}.${name}`).join('\n')
}

function contactWords(contact: string, phone: string): string {
  const parts = [contact.trim() && `联系人：${contact.trim()}`, phone.trim() && `电话：${phone.trim()}`]
  const said = parts.filter(part => part !== '')
  return said.length === 0 ? '' : `（${said.join('，')}）`
}

/** With a full stop behind, without the word 抄送 in front. */
function copyWords(copyTo: string | null): string | null {
  const plain = (copyTo ?? '')
    .trim()
    .replace(/^抄送[:：]?\s*/, '')
    .replace(/[。.\s]+$/, '')
  return plain === '' ? null : `${plain}。`
}

/** The paper of a notice: pure, the same for the screen, the printer and Word. */
export function noticeDocument(facts: PaperFacts): NoticeDocument {
  const { kind, agencyName, agencyMark, documentNumber, signedOn, issuedOn, today } = facts
  const year = Number((issuedOn ?? today).slice(0, 4))
  return {
    agency: agencyName,
    number: documentNumber ?? numberToCome(agencyMark, kind, year),
    title: paperTitle(kind, facts.title),
    addressee: facts.recipients.length === 0 ? '' : `${facts.recipients.join('、')}：`,
    paragraphs: paperParagraphs(facts),
    annex: annexWords(facts.annex, facts.fileNames),
    signature: agencyName,
    dateWords: dateOrRoom(signedOn ?? issuedOn),
    contact: contactWords(facts.contact, facts.contactPhone),
    copyTo: copyWords(facts.copyTo),
    printedBy: agencyName,
    printedOn: dateOrRoom(issuedOn),
    void: facts.void,
  }
}
