import type { Context } from '../../platform/context.ts'
import { headOf } from './seal.service.ts'

/** A head of the chain as it was written down outside the database. */
export interface Anchor {
  at: string
  jurisdictionCode: string
  no: number
  hash: string
}

/** Writes the head of a jurisdiction's chain down, unless it is the last one written. True when a line was added. */
export async function anchorHead(
  { db, clock, anchors }: Pick<Context, 'db' | 'clock' | 'anchors'>,
  jurisdictionCode: string,
): Promise<boolean> {
  const { no, hash } = await headOf(db, jurisdictionCode)
  const last = (await readAnchors({ anchors }, jurisdictionCode)).anchors.at(-1)
  if (no === 0 || (last?.no === no && last.hash === hash)) return false
  const anchor: Anchor = { at: clock.now().toISOString(), jurisdictionCode, no, hash }
  await anchors.append(JSON.stringify(anchor))
  return true
}

/** What was written down of a jurisdiction, oldest first, and the numbers of lines that cannot be read. */
export async function readAnchors(
  { anchors }: Pick<Context, 'anchors'>,
  jurisdictionCode: string,
): Promise<{ anchors: Anchor[]; unreadable: number[] }> {
  const found: Anchor[] = []
  const unreadable: number[] = []
  for (const [index, line] of (await anchors.lines()).entries()) {
    const anchor = anchorIn(line)
    if (anchor === null) unreadable.push(index + 1)
    else if (anchor.jurisdictionCode === jurisdictionCode) found.push(anchor)
  }
  return { anchors: found, unreadable }
}

function anchorIn(line: string): Anchor | null {
  try {
    const read = JSON.parse(line) as Partial<Anchor> | null
    const { at, jurisdictionCode, no, hash } = read ?? {}
    const isWhole = [at, jurisdictionCode, hash].every(value => typeof value === 'string')
    return isWhole && Number.isInteger(no) ? (read as Anchor) : null
  } catch {
    return null
  }
}
