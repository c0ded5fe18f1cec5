import { useEffect, useRef } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button, cx, DateText, SelectBox } from '../../../ui/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { figureText } from '../figure-text.ts'
import type { ObservationFacts } from '../reporting-query.ts'
import type { QueueNode } from './review-query.ts'

export type ReviewItem = QueueNode & { facts: ObservationFacts }

interface ReviewListProps {
  items: readonly ReviewItem[]
  open: string | null
  chosen: ReadonlySet<string>
  onChoose(ids: ReadonlySet<string>): void
  onOpen(id: string): void
  /** Asks for the next page; null when all are here. */
  more: (() => void) | null
  total: number
}

/** The queue: place and indicator, before → now, what is doubtful; a box before each for doing several at once. */
export function ReviewList({ items, open, chosen, onChoose, onOpen, more, total }: ReviewListProps) {
  const { t } = useWords()
  const all = items.every(({ id }) => chosen.has(id))
  const toggle = (id: string) =>
    onChoose(new Set(chosen.has(id) ? [...chosen].filter(one => one !== id) : [...chosen, id]))
  return (
    <section className="card office-column at-hand" aria-label={t('reporting:review.title')}>
      <header>
        <h2>{t('reporting:review.shown', { shown: items.length, total })}</h2>
        <span className="cap row-keys">{t('reporting:review.hint')}</span>
        <SelectBox
          label={t('reporting:review.all')}
          checked={all}
          onChange={() => onChoose(new Set(all ? [] : items.map(({ id }) => id)))}
        />
      </header>
      <ul className="items">
        {items.map(item => (
          <Item
            key={item.id}
            item={item}
            on={item.id === open}
            chosen={chosen.has(item.id)}
            onToggle={() => toggle(item.id)}
            onOpen={() => onOpen(item.id)}
          />
        ))}
        {more ? (
          <li className="more">
            <Button look="plain" onClick={more}>
              {t('reporting:review.more', { count: total - items.length })}
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

interface ItemProps {
  item: ReviewItem
  on: boolean
  chosen: boolean
  onToggle(): void
  onOpen(): void
}

function Item({ item, on, chosen, onToggle, onOpen }: ItemProps) {
  const { t } = useWords()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (on) row.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  const { facts, indicator, place, before } = item
  return (
    <li ref={row} className={cx('item with-box', on && 'sel')}>
      <button type="button" className="face" aria-current={on || undefined} onClick={onOpen}>
        <b className="ell title">
          {indicator.name} · {shortName(place.name)}
        </b>
        <span className="line">
          <span className="ell review-figures">
            {before ? <span className="mut">{figureText(before, indicator.definition)} → </span> : null}
            <b>{figureText(facts, indicator.definition)}</b>
          </span>
          <span className="end nw">
            {facts.period} · {facts.submittedBy} <DateText day={facts.submittedOn} />
          </span>
        </span>
        {facts.doubts.length > 0 ? <span className="review-doubt ell">{facts.doubts.join(' ')}</span> : null}
      </button>
      <SelectBox
        label={t('reporting:review.choose', { name: indicator.name, place: place.name })}
        checked={chosen}
        onChange={onToggle}
      />
    </li>
  )
}
