export type FindingKind =
  | 'NAME'
  | 'MOBILE'
  | 'LANDLINE'
  | 'ID_CARD'
  | 'BANK_CARD'
  | 'PASSPORT'
  | 'PLATE'
  | 'MAIL'
  | 'ACCOUNT'
  | 'ADDRESS'

/** Personal information found in a text: what it is and where; not its words, so that it can be logged. */
export interface Finding {
  kind: FindingKind
  /** Character range in the text given. */
  start: number
  end: number
}
