import { Link } from 'wouter'
import { useScope } from '../../scope.tsx'
import { InOrder, Kbd } from '../../ui/index.ts'
import { type Block, blocksOf, type Piece } from './guide-text.ts'

/** A guide as elements: what is written is never taken for HTML. */
export const GuideView = ({ text }: { text: string }) => (
  <InOrder of={blocksOf(text)}>{block => <One block={block} />}</InOrder>
)

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
          <InOrder of={block.items}>
            {pieces => (
              <li>
                <Line pieces={pieces} />
              </li>
            )}
          </InOrder>
        </List>
      )
    }
  }
}

const Line = ({ pieces }: { pieces: readonly Piece[] }) => (
  <InOrder of={pieces}>{piece => <Part piece={piece} />}</InOrder>
)

function Part({ piece }: { piece: Piece }) {
  const { href } = useScope()
  if (piece.kind === 'link') return <Link href={href(piece.to)}>{piece.text}</Link>
  if (piece.kind === 'key') return <Kbd>{piece.text}</Kbd>
  return piece.kind === 'strong' ? <strong>{piece.text}</strong> : piece.text
}
