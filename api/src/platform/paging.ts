import { badInput } from './errors.ts'

export const MAX_PAGE = 200

/** Rows wanted, within what one page may carry. Throws `BAD_INPUT` on 0 or less. */
export function pageSize(first: number | null | undefined, usual = 50): number {
  const size = first ?? usual
  if (size < 1) throw badInput('first', '每页条数应为正整数。')
  return Math.min(size, MAX_PAGE)
}

/** A cursor is the sort key of the last row, opaque to the client. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** Throws `BAD_INPUT` on a cursor this server did not make. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === length) return key
  } catch {
    // Falls through to the refusal below.
  }
  throw badInput('after', '翻页位置无效，请从第一页重新开始。')
}
