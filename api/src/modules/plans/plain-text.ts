/** Half a surrogate pair: what is left of a character that was cut in two. */
const HALF_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Text that the database can keep: PostgreSQL takes neither NUL nor half characters. The length stays the same, so
 * that ranges into the text stay right.
 */
export const storable = (text: string): string =>
  text.replaceAll('\u0000', ' ').replace(HALF_CHARACTER, '\ufffd')

/** A plain copy of a value made of JSON, every text in it storable and everything undefined left out. */
export const storableJson = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part)),
  ) as T
