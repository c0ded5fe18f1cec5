import { InOrder } from '../../ui/index.ts'
import { markedPieces } from './marked-words.ts'

/** A text with what was looked for marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  if (!words) return <>{text}</>
  return (
    <InOrder of={markedPieces(text, words)}>
      {({ text: piece, hit }) => (hit ? <mark>{piece}</mark> : piece)}
    </InOrder>
  )
}
