import type { FindingKind } from './finding.ts'

/** Characters of a text that are personal information and what stands there instead; a null mask = must stay. */
export interface Claim {
  kind: FindingKind
  start: number
  end: number
  mask: string | null
}

/** Claims of one text. The first who claims a character has it. */
export class Claims {
  private readonly claims: Claim[] = []

  /** Takes the claim unless some of its characters are claimed already. */
  add(kind: FindingKind, start: number, end: number, mask: string | null): void {
    if (start < end && this.isFree(start, end)) this.claims.push({ kind, start, end, mask })
  }

  isFree(start: number, end: number): boolean {
    return this.claims.every(claim => claim.end <= start || claim.start >= end)
  }

  /** What is to be masked, in the order of the text. */
  masked(): (Claim & { mask: string })[] {
    return this.claims
      .filter((claim): claim is Claim & { mask: string } => claim.mask !== null)
      .sort((one, other) => one.start - other.start)
  }
}
