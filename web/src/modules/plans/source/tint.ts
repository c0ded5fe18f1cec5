/** What a range of the document was read as. */
export type TintKind = 'task' | 'owner' | 'date' | 'target' | 'indicator' | 'warning'

/** Half-open range of UTF-16 units in the document. */
export interface Range {
  start: number
  end: number
}

/** A range with a meaning: `key` names the field (`t3/lead/0`), `card` the card it belongs to (`t3`). */
export interface Tint extends Range {
  key: string
  card: string
  kind: TintKind
}

export const isIn = ({ start, end }: Range, position: number): boolean => position >= start && position < end

export const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

export const lengthOf = ({ start, end }: Range): number => end - start
