import { Link } from 'wouter'
import { useScope } from '../../scope.tsx'
import { Kbd } from '../../ui/index.ts'
import { type Block, blocksOf, type Piece } from './guide-text.ts'

/** A guide as elements: what is written is never taken for HTML. */
export const GuideView = ({ text }: { text: string }) =>
  blocksOf(text).map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no identity.
    <One key={at} block={block} />
  ))

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case 'title':
      return (
        <h2 className="guide-title">
          <Line pieces={block.pieces} />
        </h2>
      )
    case 'heading':
      return (
        <h3>
          <Line pieces={block.pieces} />
        </h3>
      )
    case 'words':
      return (
        <p>
          <Line pieces={block.pieces} />
        </p>
      )
    default: {
      const List = block.kind === 'steps' ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((pieces, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a text have no identity.
            <li key={at}>
              <Line pieces={pieces} />
            </li>
          ))}
        </List>
      )
    }
  }
}

const Line = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no identity.
    <Part key={at} piece={piece} />
  ))

function Part({ piece }: { piece: Piece }) {
  const { href } = useScope()
  if (piece.kind === 'link') return <Link href={href(piece.to)}>{piece.text}</Link>
  if (piece.kind === 'key') return <Kbd>{piece.text}</Kbd>
  return piece.kind === 'strong' ? <strong>{piece.text}</strong> : piece.text
}
