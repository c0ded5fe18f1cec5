import { claimAccounts, claimMails, claimPlates } from './account.rules.ts'
import { claimAddresses } from './address.rules.ts'
import { type Claim, Claims } from './claims.ts'
import type { Finding } from './finding.ts'
import { maskIdNumber, maskName, maskPhone, maskPlate } from './masks.rules.ts'
import { claimNames } from './name.rules.ts'
import { claimNumbers } from './number.rules.ts'

/** Full-width characters, character for character, so that places in a text stay the same. */
const WIDE = /[\uff01-\uff5e\u3000\u2010-\u2015\u2212]/g
const narrow = (wide: string): string => {
  const code = wide.charCodeAt(0)
  if (code === 0x3000) return ' '
  return code < 0xff00 ? '-' : String.fromCharCode(code - 0xfee0)
}
/** Half-width digits and letters; the comma and the colon of Chinese become Latin ones. */
const halfWidth = (text: string): string => text.replace(WIDE, narrow)

const HAS_DIGIT = /\d/
const HAS_LATIN = /[A-Za-z]/

/** Names and numbers known from columns, wherever they stand. */
function claimKnown(text: string, known: readonly string[], claims: Claims): void {
  for (const word of known) {
    let at = text.indexOf(word)
    if (at === -1) continue
    const [kind, mask] = knownMask(word)
    for (; at !== -1; at = text.indexOf(word, at + word.length)) claims.add(kind, at, at + word.length, mask)
  }
}

function knownMask(word: string): [Claim['kind'], string] {
  if (/^\d{17}[\dXx]$|^\d{15}$/.test(word)) return ['ID_CARD', maskIdNumber(word)]
  if (/^\+?\d[\d -]+$/.test(word)) return ['MOBILE', maskPhone(word)]
  if (/^\p{Script=Han}[A-Za-z]/u.test(word) && /\d/.test(word)) return ['PLATE', maskPlate(word)]
  return ['NAME', maskName(word)]
}

/** What is known of a text. */
export interface TextKind {
  /** An address: a house number in it is somebody's. */
  isAddress?: boolean
  /** Written by an office: its landlines stay, for they are there to be called. */
  ofOffice?: boolean
}

function claimsOf(
  text: string,
  known: readonly string[],
  { isAddress = false, ofOffice = false }: TextKind,
): Claims {
  const claims = new Claims()
  const plain = halfWidth(text)
  claimKnown(plain, known, claims)
  const digits = HAS_DIGIT.test(plain)
  if (digits) claimNumbers(plain, claims, ofOffice)
  if (digits && HAS_LATIN.test(plain)) claimPlates(plain, claims)
  if (digits || HAS_LATIN.test(plain)) claimAccounts(plain, claims)
  claimMails(plain, claims)
  if (digits || plain.includes('号')) claimAddresses(plain, claims, isAddress)
  claimNames(plain, claims)
  return claims
}

interface Masked {
  masked: string
  found: Finding[]
}

function maskOnce(text: string, known: readonly string[], kind: TextKind): Masked {
  const claims = claimsOf(text, known, kind).masked()
  if (claims.length === 0) return { masked: text, found: [] }
  let masked = ''
  let from = 0
  for (const { start, end, mask } of claims) {
    masked += text.slice(from, start) + mask
    from = end
  }
  return {
    masked: masked + text.slice(from),
    found: claims.map(({ kind, start, end }) => ({ kind, start, end })),
  }
}

/** A mask can make what stands beside it plain to see; each turn hides more, so few are ever needed. */
const MOST_TURNS = 8

function maskWhole(text: string, known: readonly string[], kind: TextKind): Masked {
  const first = maskOnce(text, known, kind)
  let last = first
  for (let turn = 1; turn < MOST_TURNS && last.found.length > 0; turn += 1)
    last = maskOnce(last.masked, known, kind)
  return { masked: last.masked, found: first.found }
}

/**
 * Masks what tells who somebody is. `known`: names and numbers known from columns, masked wherever they stand.
 * Masking what is masked already changes nothing. `found` holds places in `text`.
 */
export const maskText = (text: string, known: readonly string[] = [], kind: TextKind = {}): Masked =>
  maskWhole(text, known, kind)

/** Masks the house number of an address and everything below it, and whatever else is personal in it. */
export const maskAddress = (address: string, known: readonly string[] = []): string =>
  maskWhole(address, known, { isAddress: true }).masked
