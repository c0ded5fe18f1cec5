import { hash } from 'node:crypto'
import { maskAddress, maskText, type TextKind } from './mask-text.rules.ts'
import { isTitled } from './masks.rules.ts'

/** A ticket in the words of its source. */
export interface RawTicket {
  title: string | null
  content: string | null
  answer: string | null
  address: string | null
  caller: RawCaller
}

export interface RawCaller {
  name: string | null
  phone: string | null
  idNumber: string | null
  plate: string | null
  address: string | null
}

/** The words everybody who sees the ticket may read. */
export interface OpenWords {
  title: string | null
  content: string | null
  answer: string | null
  address: string | null
}

/** What is kept apart: the caller, and words before masking where masking changed them. */
export interface TicketPerson extends RawCaller {
  title: string | null
  content: string | null
  answer: string | null
}

/** A name that stands for a person, long enough to be looked for in a text. */
const isTelling = (known: string | null): known is string =>
  known !== null && known.length >= 2 && !known.includes('*') && !isTitled(known)

/** Splits a ticket into words for all and what unmasking shows; `person` is null when nothing in it is personal. */
export function maskTicket({ caller, ...raw }: RawTicket): { open: OpenWords; person: TicketPerson | null } {
  const tidy: RawCaller = {
    name: told(caller.name),
    phone: told(caller.phone),
    idNumber: told(caller.idNumber),
    plate: told(caller.plate),
    address: told(caller.address),
  }
  const known = [tidy.name, tidy.idNumber, tidy.plate, ...phonesOf(tidy.phone)].filter(isTelling)
  const masked = (words: string | null, kind?: TextKind) =>
    words === null ? null : maskText(words, known, kind).masked
  const content = masked(raw.content)
  // The beginning of words in which nothing is personal: titles are mostly that.
  const isPlain = raw.title !== null && content === raw.content && content?.startsWith(raw.title)
  const open: OpenWords = {
    title: isPlain ? raw.title : masked(raw.title),
    content,
    answer: masked(raw.answer, { ofOffice: true }),
    address: raw.address === null ? null : maskAddress(raw.address, known),
  }
  const before = (field: keyof OpenWords) => (open[field] === raw[field] ? null : raw[field])
  const person: TicketPerson = {
    ...tidy,
    address: bothAddresses(tidy.address, before('address')),
    title: before('title'),
    content: before('content'),
    answer: before('answer'),
  }
  return { open, person: Object.values(person).some(value => value !== null) ? person : null }
}

const told = (value: string | null): string | null => value?.trim() || null

const bothAddresses = (home: string | null, place: string | null): string | null =>
  home !== null && place !== null && home !== place ? `${home}；${place}` : (home ?? place)

const phonesOf = (phones: string | null): string[] => phones?.match(/\d[\d -]{5,}\d/g) ?? []

/** The digits of the first phone that can be called back, without the code of the country; null for none or a masked one. */
export function phoneDigits(phones: string | null): string | null {
  if (phones === null || phones.includes('*')) return null
  for (const chain of phones.match(/\d[\d -]{5,}\d/g) ?? []) {
    const digits = chain.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')
    if (digits.length >= 7 && digits.length <= 16 && !/^(\d)\1+$/.test(digits)) return digits
  }
  return null
}

/**
 * One key for one caller of a jurisdiction: a hash of the phone, or of the id without one; null when neither is known.
 * No secret: the same database holds the phone.
 */
export function callerKeyOf(
  jurisdictionCode: string,
  { phone, idNumber }: Pick<RawCaller, 'phone' | 'idNumber'>,
): string | null {
  const digits = phoneDigits(phone)
  const id = idNumber?.replace(/[\s-]/g, '').toUpperCase() ?? ''
  const known = digits !== null ? `phone ${digits}` : /^\d{15}(?:\d\d[\dX])?$/.test(id) ? `id ${id}` : null
  if (known === null) return null
  return hash('sha256', `${jurisdictionCode} ${known}`, 'base64url').slice(0, 22)
}
