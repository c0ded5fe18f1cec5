import { useWords } from '../../../i18n/index.ts'
import { claimPieces, cutAtClaims } from './claim-parts.ts'
import type { ClaimCheck } from './claim-query.ts'
import './claims.css'

interface ClaimTextProps {
  text: string
  checks: readonly ClaimCheck[]
  /** The text in pieces, those that are new since the last report marked. */
  parts?: readonly { text: string; fresh: boolean }[]
}

/** The words of a report; those that the figures contradict stand out and say why. */
export function ClaimText({ text, checks, parts }: ClaimTextProps) {
  const wrong = checks.filter(({ contradicts }) => contradicts)
  if (!parts)
    return (
      <>
        {claimPieces(text, wrong).map(({ text: piece, at, claim }) =>
          claim ? <Doubtful key={at} text={piece} check={claim} /> : <span key={at}>{piece}</span>,
        )}
      </>
    )
  return (
    <>
      {cutAtClaims(parts, wrong).map(({ text: piece, at, claim, fresh }) => {
        const words = fresh ? <mark key={at}>{piece}</mark> : piece
        return claim ? <Doubtful key={at} text={words} check={claim} /> : <span key={at}>{words}</span>
      })}
    </>
  )
}

function Doubtful({ text, check }: { text: React.ReactNode; check: ClaimCheck }) {
  const { t } = useWords()
  return (
    <span className="claim" title={check.sentence}>
      {text}
      <span className="sr">{t('tasks:claims.inText', { measured: check.measured })}</span>
    </span>
  )
}
