import { Fragment } from 'react'
import { markedPieces } from './marked-words.ts'

/** A text with what was looked for marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  if (!words) return <>{text}</>
  return (
    <>
      {markedPieces(text, words).map(({ text: piece, hit }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no identity.
        <Fragment key={at}>{hit ? <mark>{piece}</mark> : piece}</Fragment>
      ))}
    </>
  )
}
