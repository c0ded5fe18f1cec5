import { createHash } from 'node:crypto'
import { ComplaintClass, ComplaintState, ComplaintUrgency } from '#prisma'
import { type Day, dateToDay } from '../../../platform/day.ts'
import { categoryPath, type TicketRecord } from '../../complaints/index.ts'
import { maskText } from '../../personal-information/index.ts'
import { ComplaintField as F, PERSONAL_FIELDS } from './complaint-field.enum.ts'
import { readInstant } from './date-forms.rules.ts'
import type { ImportMapping, MappedColumn, RowFault } from './import-mapping.ts'
import {
  cellText,
  isUnanswered,
  readClass,
  readCount,
  readFlag,
  readLateFlag,
  readSatisfaction,
  readState,
  readUrgency,
} from './value-words.rules.ts'

/** A row read: the ticket but for what its words mean here. */
export interface JudgedRow {
  ticket: TicketRecord
  /** County, town, village as written, with a slash between; null without any. */
  placeWords: string | null
  unitWords: string | null
  complainedOfWords: string | null
  categoryWords: string | null
}

export type Judgement = { ok: JudgedRow } | { faults: RowFault[] }

const LONGEST_TEXT = 20_000
const LONGEST_WORDS = 200
const LONGEST_ID = 100
const SHANGHAI_MS = 8 * 3_600_000

const dayOf = (at: Date): Day => dateToDay(new Date(at.getTime() + SHANGHAI_MS))

/**
 * Line ends, tabs, wide blanks, signs no screen shows, halves of characters, and two blanks in a row. Compared by number:
 * a million rows have some ten million cells, and hardly one of them is untidy.
 */
function isUntidy(text: string): boolean {
  let before = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || (code >= 0x7f && code <= 0xa0)) return true
    if (code === 0x20 && before === 0x20) return true
    if (code >= 0x1680 && (code <= 0x3000 ? WIDE_BLANKS.has(code) : code >= 0xd800 && code <= 0xdfff))
      return true
    if (code === 0xfeff) return true
    before = code
  }
  return false
}
const WIDE_BLANKS = new Set([
  0x1680,
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
  ...Array.from({ length: 11 }, (_, at) => 0x2000 + at),
])
const INVISIBLE = /[^\P{Cc}\n\t]|\p{Cs}/gu

/** Line ends and blanks as one program writes them, so that the same text from CSV and XLSX is the same. */
const tidyText = (text: string): string =>
  isUntidy(text)
    ? text
        .replace(/\r\n?/g, '\n')
        .replace(INVISIBLE, '')
        .replace(/[ \t\u3000]+\n/g, '\n')
        .trim()
    : text.trim()

const oneLine = (text: string): string => (isUntidy(text) ? tidyText(text).replace(/\s+/g, ' ') : text.trim())

/** What stands in a cell, for a list of faults: cut, and without personal information. */
export const shownValue = (field: F, value: string | undefined): string | null => {
  if (!value) return null
  return PERSONAL_FIELDS.has(field) ? '***' : maskText(value.slice(0, 60)).masked
}

/** Reads rows by the columns of a file. */
export class RowJudge {
  readonly #columns = new Map<F, MappedColumn>()
  readonly #width: number

  constructor({ columns }: Pick<ImportMapping, 'columns'>) {
    for (const column of columns) if (column.field !== F.IGNORE) this.#columns.set(column.field, column)
    this.#width = columns.length
  }

  has(field: F): boolean {
    return this.#columns.has(field)
  }

  judge(row: number, cells: readonly string[]): Judgement {
    const faults: RowFault[] = []
    const refuse = (field: F | null, reason: string, fix: string) => {
      const column = field === null ? undefined : this.#columns.get(field)
      const value = column && shownValue(column.field, cells[column.index])
      faults.push({ row, column: column?.header ?? null, reason, fix, value: value ?? null })
    }
    if (cells.length > this.#width && cells.slice(this.#width).some(cell => cell.trim() !== ''))
      refuse(
        null,
        `这一行有 ${cells.length} 格，表头只有 ${this.#width} 列。`,
        '多半是文字里的分隔符或引号没有转义，请修正这一行。',
      )
    const received = this.#instant(cells, F.RECEIVED_AT, refuse)
    if (received === null && faults.length === 0)
      refuse(F.RECEIVED_AT, '没有受理时间。', '请补上这一行的受理时间。')
    const externalId = this.#externalId(cells, refuse)
    const dates = {
      dispatched: this.#instant(cells, F.DISPATCHED_AT, refuse),
      signed: this.#instant(cells, F.SIGNED_AT, refuse),
      contacted: this.#instant(cells, F.CONTACTED_AT, refuse),
      due: this.#instant(cells, F.DUE_AT, refuse),
      finished: this.#instant(cells, F.FINISHED_AT, refuse),
      calledBack: this.#instant(cells, F.CALLED_BACK_AT, refuse),
    }
    if (received && dates.finished && dayOf(dates.finished.at) < dayOf(received.at))
      refuse(F.FINISHED_AT, '办结时间早于受理时间。', '请核对这两个时间。')
    if (faults.length > 0 || received === null || externalId === null) return { faults }
    return { ok: this.#ticketOf(cells, externalId, received, dates) }
  }

  #text(cells: readonly string[], field: F): string | null {
    const column = this.#columns.get(field)
    return column === undefined ? null : cellText(cells[column.index])
  }

  #line(cells: readonly string[], field: F, most = LONGEST_WORDS): string | null {
    const text = this.#text(cells, field)
    return text === null ? null : oneLine(text).slice(0, most) || null
  }

  #long(cells: readonly string[], field: F): string | null {
    const text = this.#text(cells, field)
    return text === null ? null : tidyText(text).slice(0, LONGEST_TEXT) || null
  }

  #instant(cells: readonly string[], field: F, refuse: (field: F, reason: string, fix: string) => void) {
    const column = this.#columns.get(field)
    const text = column === undefined ? null : cellText(cells[column.index])
    if (column === undefined || text === null) return null
    const read = readInstant(text, column.order)
    if (read === null) {
      refuse(field, '时间看不懂，或没有这一天。', '请写成 2024-10-15 09:30:00 的样子。')
      return null
    }
    return column.dayOnly ? { at: read.at, hasHour: false } : read
  }

  #externalId(
    cells: readonly string[],
    refuse: (field: F, reason: string, fix: string) => void,
  ): string | null {
    if (!this.#columns.has(F.EXTERNAL_ID)) return contentId(cells)
    const id = this.#line(cells, F.EXTERNAL_ID, LONGEST_ID + 1)
    if (id === null) refuse(F.EXTERNAL_ID, '没有工单编号。', '请补上编号，或把这一列改为“不导入”。')
    else if (id.length > LONGEST_ID)
      refuse(F.EXTERNAL_ID, `编号超过 ${LONGEST_ID} 个字。`, '请核对这一列是不是编号。')
    else return id.normalize('NFKC')
    return null
  }

  #ticketOf(
    cells: readonly string[],
    externalId: string,
    received: { at: Date; hasHour: boolean },
    dates: Record<
      'dispatched' | 'signed' | 'contacted' | 'due' | 'finished' | 'calledBack',
      { at: Date } | null
    >,
  ): JudgedRow {
    const answer = this.#long(cells, F.ANSWER)
    const flags = this.#flags(cells)
    const callBack = this.#callBack(cells)
    const state = this.#state(cells, {
      closed: dates.finished !== null || flags.onTime !== null,
      open: flags.open,
      called: dates.calledBack !== null || callBack.answered !== null,
      answered: answer !== null,
    })
    const placeWords = [F.COUNTY, F.TOWN, F.VILLAGE].map(field => this.#line(cells, field) ?? '')
    const words = placeWords.join('/').replace(/\/+$/, '')
    const unitWords = this.#line(cells, F.UNIT)
    const title = this.#line(cells, F.TITLE)
    const path = categoryPath(
      [F.CATEGORY_1, F.CATEGORY_2, F.CATEGORY_3].map(field => this.#line(cells, field)),
    )
    return {
      placeWords: words.replaceAll('/', '') === '' ? null : words,
      unitWords,
      complainedOfWords: this.#line(cells, F.COMPLAINED_OF),
      categoryWords: path || null,
      ticket: {
        externalId,
        title,
        content: this.#long(cells, F.CONTENT),
        answer,
        address: this.#line(cells, F.ADDRESS, 300),
        class: classOf(this.#line(cells, F.CLASS), title),
        urgency: urgencyOf(this.#line(cells, F.URGENCY)),
        channel: this.#line(cells, F.CHANNEL, 50),
        categoryId: null,
        placeCode: '',
        placeWords: placeWords.filter(word => word !== '').join(' ') || null,
        organizationId: null,
        unitWords,
        complainedOfId: null,
        receivedAt: received.at,
        hasHour: received.hasHour,
        dispatchedAt: dates.dispatched?.at ?? null,
        signedAt: dates.signed?.at ?? null,
        contactedOn: dates.contacted && dayOf(dates.contacted.at),
        contactedInTime: this.#flag(cells, F.RESPONSE),
        dueOn: dates.due && dayOf(dates.due.at),
        finishedAt: dates.finished?.at ?? null,
        calledBackOn:
          (dates.calledBack ?? (callBack.answered === null ? null : (dates.finished ?? received))) &&
          dayOf((dates.calledBack ?? dates.finished ?? received).at),
        state,
        onTime: flags.onTime,
        openLate: flags.openLate,
        returns: this.#count(cells, F.RETURNS) ?? 0,
        reworks: this.#count(cells, F.REWORKS) ?? 0,
        units: Math.max(1, this.#count(cells, F.UNITS) ?? 1),
        ...callBack,
        caller: {
          name: this.#line(cells, F.CALLER_NAME, 50),
          phone: this.#line(cells, F.CALLER_PHONE, 50),
          idNumber: this.#line(cells, F.CALLER_ID, 30),
          plate: this.#line(cells, F.PLATE, 20),
          address: this.#line(cells, F.CALLER_ADDRESS, 300),
        },
      },
    }
  }

  #flag(cells: readonly string[], field: F): boolean | null {
    const text = this.#text(cells, field)
    return text === null ? null : readFlag(text)
  }

  #count(cells: readonly string[], field: F): number | null {
    const text = this.#text(cells, field)
    return text === null ? null : readCount(text)
  }

  /** In time or late, from flags or counts; a row says one of them, or that it is still open. */
  #flags(cells: readonly string[]) {
    const onTime = this.#flag(cells, F.CLOSED_ON_TIME)
    const lateWords = this.#text(cells, F.CLOSED_LATE)
    const late = lateWords === null ? null : readLateFlag(lateWords)
    const openLate = this.#flag(cells, F.OPEN_LATE)
    const openInTime = this.#flag(cells, F.OPEN_IN_TIME)
    const both = this.has(F.CLOSED_ON_TIME) && this.has(F.CLOSED_LATE)
    // A column of its own for late ones: no in the other one then says nothing.
    const closedOnTime = both
      ? onTime
        ? true
        : late
          ? false
          : null
      : (onTime ?? (late === null ? null : !late))
    return { onTime: closedOnTime, openLate, open: openLate === true || openInTime === true }
  }

  #callBack(cells: readonly string[]) {
    const words = this.#text(cells, F.SATISFACTION)
    const solved = this.#text(cells, F.RESOLVED)
    const silent = [words, solved].some(text => text !== null && isUnanswered(text))
    const satisfaction = words === null || silent ? null : readSatisfaction(words)
    const resolved = solved === null || silent ? null : readFlag(solved)
    const answered = silent ? false : satisfaction !== null || resolved !== null ? true : null
    return { answered, resolved, satisfaction }
  }

  #state(
    cells: readonly string[],
    known: { closed: boolean; open: boolean; called: boolean; answered: boolean },
  ): ComplaintState {
    const words = this.#text(cells, F.STATE)
    const said = words === null ? null : readState(words)
    if (said !== null) return said
    if (known.called) return ComplaintState.CALLED_BACK
    if (known.open) return ComplaintState.HANDLING
    if (known.closed || known.answered) return ComplaintState.FINISHED
    return this.has(F.UNIT) ? ComplaintState.HANDLING : ComplaintState.RECEIVED
  }
}

const classOf = (words: string | null, title: string | null): ComplaintClass =>
  (words === null ? null : readClass(words)) ??
  // A title that begins with it says it.
  (title !== null && /^(?:咨询|投诉|建议|举报|求助|反映)/.test(title)
    ? readClass(title.slice(0, 2))
    : null) ??
  ComplaintClass.OTHER

const urgencyOf = (words: string | null): ComplaintUrgency =>
  (words === null ? null : readUrgency(words)) ?? ComplaintUrgency.NORMAL

/** The same row of a file without numbers has the same one, whatever file it stands in. */
const contentId = (cells: readonly string[]): string =>
  `行-${createHash('sha256')
    .update(cells.map(cell => tidyText(cell)).join('\u0001'))
    .digest('hex')
    .slice(0, 20)}`
