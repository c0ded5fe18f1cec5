import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { type Counts, countOf, type Explanation, type LightKind, lightOrder, says } from '../../ui/index.ts'
import { useBoard } from './board-view.tsx'
import type { Of, TaskLists } from './task-list-links.ts'

interface CountProps {
  value: number
  /** null: nothing to open. */
  href: string | null
  label?: string
  how?: Explanation
}

/** A number that opens its list; zero opens nothing. */
export function Count({ value, href, label, how }: CountProps) {
  const said = how && label ? says(label, how) : {}
  if (value === 0)
    return (
      <span className="z" {...said}>
        0
      </span>
    )
  if (href === null) return <span {...said}>{value}</span>
  return (
    <Link href={href} aria-label={label ? `${label} ${value}` : undefined} {...said}>
      {value}
    </Link>
  )
}

interface CountCellsProps {
  /** Whose counts these are. */
  name: string
  counts: Counts
  of?: Of
  lists: TaskLists
}

/** `办结/全部` as two links. */
export function DoneOfAll({ name, counts, of, lists }: CountCellsProps) {
  const { t } = useWords()
  const { asOf, fresh } = useBoard()
  const how = {
    numerator: counts.done,
    denominator: counts.total,
    definition: t('dashboard:how.doneOfAll'),
    source: t('dashboard:how.source'),
    asOf,
    fresh,
  }
  return (
    <span className="pair">
      <Count
        value={counts.done}
        href={lists.done(of)}
        label={t('dashboard:how.named', { name, what: t('common:light.done') })}
        how={how}
      />
      /
      <Count
        value={counts.total}
        href={lists.all(of)}
        label={t('dashboard:how.named', { name, what: t('dashboard:how.all') })}
        how={how}
      />
    </span>
  )
}

/** Four cells, one a light, in the order of the head. */
export function LightCells({ name, counts, of, lists }: CountCellsProps) {
  const { t } = useWords()
  const { asOf, fresh } = useBoard()
  return (
    <>
      {lightOrder.map((level, at) => (
        <td key={level} className={cellClass(at, lightOrder.length)}>
          <Count
            value={countOf(counts, level)}
            href={lists.light(level, of)}
            label={t('dashboard:how.named', { name, what: t(`common:light.deadline.${level}`) })}
            how={{
              numerator: countOf(counts, level),
              denominator: counts.open,
              definition: t(`dashboard:how.light.${level}`),
              source: t('dashboard:how.source'),
              asOf,
              fresh,
            }}
          />
        </td>
      ))}
    </>
  )
}

/** The last light, nothing known, gives way on a phone. */
const cellClass = (at: number, cells: number) => (at === cells - 1 ? 'num cnt wide' : 'num cnt')

interface IndicatorCellsProps {
  name: string
  counts: { behind: number; near: number; good: number; noData: number; total: number } | null | undefined
  href(light: (typeof lightOrder)[number]): string
}

const FIELD = { BEHIND: 'behind', NEAR: 'near', GOOD: 'good', NO_DATA: 'noData' } as const
const KIND: LightKind = 'progress'

/** Four cells of a place: how its indicators stand. */
export function IndicatorCells({ name, counts, href }: IndicatorCellsProps) {
  const { t } = useWords()
  const { asOf, fresh } = useBoard()
  return (
    <>
      {lightOrder.map((level, at) => (
        <td key={level} className={at === 0 ? 'num cnt wide gl' : 'num cnt wide'}>
          {counts ? (
            <Count
              value={counts[FIELD[level]]}
              href={href(level)}
              label={t('dashboard:how.named', {
                name,
                what: t('dashboard:how.indicatorsOf', { light: t(`common:light.${KIND}.${level}`) }),
              })}
              how={{
                numerator: counts[FIELD[level]],
                denominator: counts.total,
                definition: t('dashboard:how.indicators'),
                source: t('dashboard:how.indicatorSource'),
                asOf,
                fresh,
              }}
            />
          ) : null}
        </td>
      ))}
    </>
  )
}
