import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { cx, EmptyState, SelectBox } from '../../ui/index.ts'
import type { ProposalDecision } from './decide-proposal.tsx'
import { CardActions, ItemFacts, titleOf } from './item-card.tsx'
import { type ColumnId, mayBatch, type OfficeItem } from './office-items.ts'
import type { SignRow } from './office-query.ts'

interface OfficeColumnProps {
  id: ColumnId
  count: number
  items: readonly OfficeItem[]
  selected: string | null
  chosen: ReadonlySet<string>
  /** The column J and K move in. */
  atHand: boolean
  decision: ProposalDecision
  /** What can be done with the chosen ones. */
  batch: ReactNode
  mayChoose: boolean
  onSend(row: SignRow): void
  onChoose(keys: ReadonlySet<string>): void
  onOpen(key: string): void
}

/** One column of the desk: its count, its items, a box before each that can be done with others. */
export function OfficeColumn(props: OfficeColumnProps) {
  const { id, count, items, selected, chosen, atHand, decision, batch, mayChoose, onSend, onChoose, onOpen } =
    props
  const { t } = useWords()
  const { asOf, today } = useScope()
  const choosable = asOf === today && mayChoose ? items.filter(mayBatch) : []
  const all = choosable.length > 0 && choosable.every(({ key }) => chosen.has(key))
  const toggle = (key: string) =>
    onChoose(new Set(chosen.has(key) ? [...chosen].filter(one => one !== key) : [...chosen, key]))
  return (
    <section className={cx('card office-column', atHand && 'at-hand')} aria-label={t(`office:column.${id}`)}>
      <header>
        <h2>
          {t(`office:column.${id}`)} · {count}
        </h2>
        <span className="cap">{t(`office:columnHint.${id}`)}</span>
        {choosable.length > 0 ? (
          <SelectBox
            label={t('office:batch.all', { column: t(`office:column.${id}`) })}
            checked={all}
            onChange={() => onChoose(new Set(all ? [] : choosable.map(({ key }) => key)))}
          />
        ) : null}
      </header>
      {batch}
      {items.length === 0 ? (
        <EmptyState>{t(`office:empty.${id}`)}</EmptyState>
      ) : (
        <ul className="items">
          {items.map(item => (
            <Item
              key={item.key}
              item={item}
              on={item.key === selected}
              box={
                choosable.includes(item) ? (
                  <SelectBox
                    label={t('office:batch.choose', { title: titleOf(item) })}
                    checked={chosen.has(item.key)}
                    onChange={() => toggle(item.key)}
                  />
                ) : null
              }
              actions={
                <CardActions
                  item={item}
                  decision={decision}
                  onSend={onSend}
                  onOpen={() => onOpen(item.key)}
                />
              }
              onOpen={() => onOpen(item.key)}
            />
          ))}
          {items.length < count ? (
            <li className="cap more">{t('office:more', { shown: items.length, count })}</li>
          ) : null}
        </ul>
      )}
    </section>
  )
}

interface ItemProps {
  item: OfficeItem
  on: boolean
  box: ReactNode
  actions: ReactNode
  onOpen(): void
}

function Item({ item, on, box, actions, onOpen }: ItemProps) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (on) row.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    <li ref={row} className={cx('item', on && 'sel', box !== null && 'with-box')}>
      <button type="button" className="face" aria-current={on || undefined} onClick={onOpen}>
        <b className="ell title">{titleOf(item)}</b>
        <ItemFacts item={item} />
      </button>
      {box}
      {actions}
    </li>
  )
}
