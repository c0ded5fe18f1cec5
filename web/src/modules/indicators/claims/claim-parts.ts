/** Where claims stand in the text of a report. Pure. */
export interface ClaimRange {
  /** Character offsets in the text; the end is behind the last one. */
  start: number
  end: number
  contradicts: boolean
}

export interface TextPiece<Claim> {
  text: string
  /** Offset in the whole text: tells pieces apart. */
  at: number
  claim: Claim | null
}

/** Cuts a text at its claims; ranges that overlap or lie outside are left unmarked rather than shown wrongly. */
export function claimPieces<Claim extends ClaimRange>(
  text: string,
  claims: readonly Claim[],
): TextPiece<Claim>[] {
  const pieces: TextPiece<Claim>[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) pieces.push({ text: text.slice(at, to), at, claim: null })
  }
  for (const claim of [...claims].sort((one, other) => one.start - other.start)) {
    if (claim.start < at || claim.end > text.length || claim.end <= claim.start) continue
    plain(claim.start)
    pieces.push({ text: text.slice(claim.start, claim.end), at: claim.start, claim })
    at = claim.end
  }
  plain(text.length)
  return pieces
}

/** Cuts pieces of a text once more at the claims, keeping what is known of each piece. */
export function cutAtClaims<Piece extends { text: string }, Claim extends ClaimRange>(
  parts: readonly Piece[],
  claims: readonly Claim[],
): (Piece & { claim: Claim | null; at: number })[] {
  const whole = claimPieces(parts.map(({ text }) => text).join(''), claims)
  const cut: (Piece & { claim: Claim | null; at: number })[] = []
  let start = 0
  for (const part of parts) {
    const end = start + part.text.length
    for (const { text, at, claim } of whole) {
      const [from, to] = [Math.max(at, start), Math.min(at + text.length, end)]
      if (from < to) cut.push({ ...part, text: text.slice(from - at, to - at), at: from, claim })
    }
    start = end
  }
  return cut
}
