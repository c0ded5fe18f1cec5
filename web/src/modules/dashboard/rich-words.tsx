import type { ReactNode } from 'react'
import { InOrder } from '../../ui/index.ts'

interface RichWordsProps {
  /** `全部 <all>55</all>`: a piece in a tag is drawn by the function of that name. */
  words: string
  as: Record<string, (text: string) => ReactNode>
}

/** A sentence of the catalogue with links in it, so that languages may order their words as they like. */
export function RichWords({ words, as }: RichWordsProps) {
  const pieces: ReactNode[] = []
  let at = 0
  for (const match of words.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const [whole, name = '', text = ''] = match
    pieces.push(words.slice(at, match.index), as[name]?.(text) ?? text)
    at = match.index + whole.length
  }
  pieces.push(words.slice(at))
  return <InOrder of={pieces}>{piece => piece}</InOrder>
}
