import type { ReactNode } from 'react'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { useWords } from '../../i18n/index.ts'
import { InOrder, Light } from '../../ui/index.ts'
import { type Entry, piecesOf, type Section } from './palette-entry.ts'

interface PaletteListProps {
  sections: readonly Section[]
  onOpen(id: string): void
  /** What stands there when nothing does. */
  children: ReactNode
}

/** The sections with their lines; the field above holds the focus and moves the mark. */
export function PaletteList({ sections, onOpen, children }: PaletteListProps) {
  const { t } = useWords()
  return (
    <ListBox
      className="menu"
      aria-label={t('search:results')}
      items={sections}
      onAction={key => onOpen(String(key))}
      renderEmptyState={() => children}
    >
      {section => (
        <ListBoxSection id={section.id}>
          <Header>{section.title}</Header>
          <Collection items={section.entries}>{entry => <Line entry={entry} />}</Collection>
        </ListBoxSection>
      )}
    </ListBox>
  )
}

const Line = ({ entry }: { entry: Entry }) => (
  <ListBoxItem
    id={entry.id}
    textValue={[entry.title, entry.detail].filter(Boolean).join(' ')}
    isDisabled={!entry.to && !entry.run}
    className="palette-line-item"
  >
    <span className="what">
      <span className="ell">
        <InOrder of={piecesOf(entry.title, entry.marks)}>
          {({ text, found }) => (found ? <mark>{text}</mark> : text)}
        </InOrder>
      </span>
      {entry.detail ? <span className="cap ell">{entry.detail}</span> : null}
    </span>
    {entry.state ? <span className="cap nw">{entry.state}</span> : null}
    {entry.light ? (
      <span className="nw">
        <Light level={entry.light} kind={entry.lightKind} plain>
          {entry.state ? '' : undefined}
        </Light>
      </span>
    ) : null}
  </ListBoxItem>
)
