import { useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { type CardItem, cardItems, itemAt } from './card-items.ts'
import { TaskCard } from './cards/task-card.tsx'
import { shownTasks, useDesk } from './desk.ts'
import type { DraftWarning } from './draft/draft.documents.ts'
import { HeaderCard } from './header-card.tsx'
import { IndicatorsCard } from './indicators-card.tsx'
import { RemovedCard } from './removed-card.tsx'
import { openWarnings } from './warning-groups.ts'

export interface CardListHandle {
  /** Brings a card into sight; `top` puts it at the top, else as little as possible moves. */
  reveal(card: string, top?: boolean): void
}

const HEIGHT = { header: 148, section: 28, task: 132, add: 40, indicators: 420, removed: 40 }
const NONE: readonly DraftWarning[] = []

/** Draft tasks as cards in the outline of the document; only those in sight are drawn. */
export function CardList({ onAdd, ref }: { onAdd(): void; ref?: Ref<CardListHandle> }) {
  const { t } = useWords()
  const { draft, mayEdit, active } = useDesk()
  const scroll = useRef<HTMLElement>(null)
  const items = useMemo(() => cardItems(draft), [draft])
  const byTask = useMemo(() => {
    const map = new Map<string, DraftWarning[]>()
    for (const warning of openWarnings(draft)) {
      if (warning.taskId) map.set(warning.taskId, [...(map.get(warning.taskId) ?? []), warning])
    }
    return map
  }, [draft])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: at => HEIGHT[items[at]?.kind ?? 'task'],
    getItemKey: at => items[at]?.key ?? at,
    overscan: 4,
    gap: 8,
  })
  useImperativeHandle(ref, () => ({
    reveal(card, top = false) {
      const at = itemAt(items, card)
      if (at >= 0) virtual.scrollToIndex(at, { align: top ? 'start' : 'auto' })
    },
  }))
  // Work goes on where it stopped, also after a look at the other side on a phone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list appears.
  useEffect(() => {
    const at = active ? itemAt(items, active) : -1
    if (at > 2) virtual.scrollToIndex(at, { align: 'start' })
  }, [])
  const total = shownTasks(draft).length
  const shown = virtual.getVirtualItems()
  const draw = (item: CardItem) => {
    if (item.kind === 'task')
      return (
        <TaskCard
          task={item.task}
          warnings={byTask.get(item.task.id) ?? NONE}
          place={item.place}
          depth={item.depth}
          total={total}
        />
      )
    if (item.kind === 'section') return <h3 className="outline">{item.words}</h3>
    if (item.kind === 'header') return <HeaderCard />
    if (item.kind === 'indicators') return <IndicatorsCard />
    if (item.kind === 'removed') return <RemovedCard />
    return mayEdit ? <Button onClick={onAdd}>{t('plans:decompose.add')}</Button> : null
  }
  return (
    <section className="tks" ref={scroll} aria-label={t('plans:decompose.cards')}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        <div className="stack" style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
          {shown.map(({ index, key }) => {
            const item = items[index]
            return item ? (
              <div key={key} data-index={index} ref={virtual.measureElement}>
                {draw(item)}
              </div>
            ) : null
          })}
        </div>
      </div>
    </section>
  )
}
