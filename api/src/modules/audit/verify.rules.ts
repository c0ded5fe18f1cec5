import { NO_HASH, type SealedText, sealHash } from './seal.rules.ts'

export type AuditFaultKind =
  | 'CHANGED'
  | 'MISSING'
  | 'INSERTED'
  | 'REORDERED'
  | 'SEAL_GAP'
  | 'ANCHOR'
  | 'ANCHOR_UNREADABLE'

/** Something that was done to the log behind the program's back. */
export interface AuditFault {
  kind: AuditFaultKind
  /** Position of the entry. */
  position?: string
  /** Number of the seal. */
  no?: number
  /** What is wrong, as a sentence. */
  words: string
}

/** A seal with its entry; null where the entry is gone. */
export interface Link {
  no: number
  /** Position the seal speaks of. */
  position: number
  hash: string
  entry: SealedText | null
}

/**
 * Goes along a chain link by link. Each link is checked against the hash that the one before it bears, so that one
 * change is named once and what follows is still checked.
 */
export class ChainWalk {
  private last = { no: 0, position: 0, hash: NO_HASH }

  constructor(
    private readonly jurisdictionCode: string,
    private readonly fault: (fault: AuditFault) => void,
  ) {}

  /** The last link seen. */
  get head(): { no: number; position: number; hash: string } {
    return this.last
  }

  step({ no, position, hash, entry }: Link): void {
    const at = String(position)
    if (no !== this.last.no + 1) this.gap(no)
    if (position <= this.last.position)
      this.fault({
        kind: 'REORDERED',
        position: at,
        no,
        words: `记录 ${at} 的先后次序被改动（封存号 ${no}）。`,
      })
    if (entry === null)
      this.fault({
        kind: 'MISSING',
        position: at,
        no,
        words: `记录 ${at} 已封存（封存号 ${no}），现在不见了。`,
      })
    // After a gap the hash before is not known: the gap itself is the fault.
    else if (no === this.last.no + 1 && sealHash(this.last.hash, this.jurisdictionCode, entry) !== hash)
      this.fault({
        kind: 'CHANGED',
        position: at,
        no,
        words: `记录 ${at} 或它的封存（封存号 ${no}）在封存后被改动：${entry.at} ${entry.userName} ${entry.type}。`,
      })
    this.last = { no, position, hash }
  }

  private gap(no: number): void {
    const from = this.last.no + 1
    const words =
      no > from
        ? `封存号 ${from === no - 1 ? from : `${from}–${no - 1}`} 不见了。`
        : `封存号 ${no} 接在 ${this.last.no} 之后，次序不对。`
    this.fault({ kind: 'SEAL_GAP', no: from, words })
  }
}
