/** Reads the guides: headings, paragraphs, lists, emphasis, keys and links, nothing else. Pure; no HTML is ever made. */

export type Piece =
  | { kind: 'text' | 'strong' | 'key'; text: string }
  /** `to` is a page of this app. */
  | { kind: 'link'; text: string; to: string }

export type Block =
  | { kind: 'title' | 'heading' | 'words'; pieces: Piece[] }
  | { kind: 'list' | 'steps'; items: Piece[][] }

const MARK = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\((\/[^)\s]*)\)/g

/** A line with its emphasis, keys and links; a link that leads out of the app stays text. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const plain = (until: number) => {
    if (until > at) pieces.push({ kind: 'text', text: line.slice(at, until) })
  }
  for (const match of line.matchAll(MARK)) {
    const [whole, strong, key, text, to] = match
    plain(match.index)
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong })
    else if (key !== undefined) pieces.push({ kind: 'key', text: key })
    else if (text !== undefined && to !== undefined)
      pieces.push(to.startsWith('//') ? { kind: 'text', text: whole } : { kind: 'link', text, to })
    at = match.index + whole.length
  }
  plain(line.length)
  return pieces
}

const LINES = [
  ['title', /^# (.+)$/],
  ['heading', /^## (.+)$/],
  ['list', /^- (.+)$/],
  ['steps', /^\d+\. (.+)$/],
] as const

/** The blocks of a guide in their order. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open = false
  for (const line of text.split(/\r?\n/).map(one => one.trim())) {
    if (line === '') {
      open = false
      continue
    }
    const [kind, words] = kindOf(line)
    const last = blocks[blocks.length - 1]
    if (kind === 'list' || kind === 'steps') {
      if (open && last?.kind === kind) last.items.push(piecesOf(words))
      else blocks.push({ kind, items: [piecesOf(words)] })
    } else blocks.push({ kind, pieces: piecesOf(words) })
    open = true
  }
  return blocks
}

function kindOf(line: string): [Block['kind'], string] {
  for (const [kind, form] of LINES) {
    const words = form.exec(line)?.[1]
    if (words !== undefined) return [kind, words]
  }
  return ['words', line]
}
