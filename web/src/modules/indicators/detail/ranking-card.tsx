import { Link, useLocation } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import type { T } from '../../../i18n/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Card, Light, Segments, Wide } from '../../../ui/index.ts'
import { FigureHow } from '../figure-how.tsx'
import { type FigureState, FigureStateFragmentDoc } from '../figure-query.ts'
import { gapFigure, inColumn, partsOf, withUnit } from '../figure-words.ts'
import { rowName } from '../places/place-name.ts'
import { type PlaceRow, PlaceRowFragmentDoc } from '../places/place-row.ts'
import { PlacesView } from '../places/places-view.tsx'
import type { IndicatorFacts } from './indicator-query.ts'
import type { Detail } from './use-detail.ts'

type BelowLevel = 2 | 3 | 4 | 5
export const belowLevel = (level: number): BelowLevel => Math.min(5, Math.max(2, level + 1)) as BelowLevel

interface Row extends PlaceRow {
  figure: FigureState
}

interface RankingProps {
  indicator: IndicatorFacts
  detail: Detail
}

/** The places below, best first, each against where it should stand; a name leads down. */
export function RankingCard({ indicator, detail }: RankingProps) {
  const { t } = useWords()
  const [, navigate] = useLocation()
  const state = readFragment(FigureStateFragmentDoc, indicator.state)
  const rows = indicator.ranking.map((masked): Row => {
    const row = readFragment(PlaceRowFragmentDoc, masked)
    return { ...row, figure: readFragment(FigureStateFragmentDoc, row.state) }
  })
  const level = belowLevel(state.place.level)
  const own = level === 4 && rows.some(({ ownPart }) => ownPart)
  const tick = commonTick(rows)
  const drawable = !own && rows.length > 0
  return (
    <Card
      bare
      className="rank-card"
      sheet
      title={t(own ? 'figures:ranking.title.own' : `figures:ranking.title.L${level}`)}
      caption={
        tick === null
          ? null
          : t('figures:ranking.tick', {
              value: withUnit(tick, rows[0]?.figure.decimals ?? 0, rows[0]?.figure.unit),
            })
      }
      aside={
        <Choice detail={detail} label={t('figures:ranking.view')} map={drawable || rows.length > 1} t={t} />
      }
    >
      {detail.view.below === 'map' ? (
        <div className="pad">
          <PlacesView
            name={indicator.name}
            place={state.place}
            rows={indicator.ranking}
            onPick={code => navigate(detail.at(code))}
          />
        </div>
      ) : (
        <RankingTable name={indicator.name} rows={rows} detail={detail} t={t} />
      )}
    </Card>
  )
}

/** What all rows are expected to reach; null where it differs. */
function commonTick(rows: readonly Row[]): number | null {
  const [first] = rows
  const expected = first?.figure.expected ?? null
  return rows.every(({ figure }) => (figure.expected ?? null) === expected) ? expected : null
}

function Choice({ detail, label, map, t }: { detail: Detail; label: string; map: boolean; t: T }) {
  if (!map) return null
  return (
    <Segments
      label={label}
      options={(['list', 'map'] as const).map(one => ({ value: one, label: t(`figures:ranking.${one}`) }))}
      value={detail.view.below}
      onChange={below => detail.change({ below })}
    />
  )
}

/** Length of the longest bar: 100 for shares, else the largest figure or expectation. */
function scaleOf(rows: readonly Row[]): number {
  const values = rows.flatMap(({ figure }) => [figure.value ?? 0, figure.expected ?? 0])
  const largest = Math.max(0, ...values)
  return rows.every(({ figure }) => figure.unit === '%') ? Math.max(100, largest) : largest * 1.05 || 1
}

interface TableProps {
  name: string
  rows: readonly Row[]
  detail: Detail
  t: T
}

function RankingTable({ name, rows, detail, t }: TableProps) {
  const full = scaleOf(rows)
  const unit = rows.find(({ figure }) => figure.unit)?.figure.unit ?? ''
  return (
    <Wide label={name}>
      <table className="tbl rank" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{t('figures:ranking.light')}</th>
            <th scope="col">{t('figures:ranking.place')}</th>
            <th scope="col" className="rb">
              <span className="sr">{t('figures:how.value')}</span>
            </th>
            <th scope="col" className="num">
              {unit || t('figures:how.value')}
            </th>
            <th scope="col" className="num">
              {t('figures:ranking.parts')}
            </th>
            <th scope="col" className="num">
              {t('figures:ranking.gap')}
            </th>
            <th scope="col" className="num cover">
              {t('figures:ranking.coverage')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <RankingRow key={`${row.place.code}${row.ownPart}`} row={row} full={full} detail={detail} t={t} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function RankingRow({ row, full, detail, t }: { row: Row; full: number; detail: Detail; t: T }) {
  const { href } = useScope()
  const { figure, place, ownPart } = row
  const name = rowName(place, ownPart, t)
  const period = figure.period
  return (
    <tr>
      <td>
        <Light level={figure.light} kind="progress" plain />
      </td>
      <th scope="row" className="ell" title={`${ownPart ? name : place.name} · ${figure.reason}`}>
        {ownPart && period ? (
          <Link href={detail.cellHref({ place: place.code, period, own: true })}>{name}</Link>
        ) : ownPart ? (
          name
        ) : (
          <>
            <Link href={detail.at(place.code)}>{name}</Link>{' '}
            <Link
              className="mut"
              href={href(paths.place(place.code), { place: place.code })}
              aria-label={t('places:open', { name })}
            >
              ›
            </Link>
          </>
        )}
      </th>
      <td className="rb">
        <RankBar value={figure.value} expected={figure.expected} full={full} />
      </td>
      <td className="num">
        {figure.value === null || figure.value === undefined ? (
          <span className="mut">{t('figures:heat.missing')}</span>
        ) : (
          <FigureHow name={name} state={figure}>
            {inColumn(figure.value, figure.decimals)}
          </FigureHow>
        )}
      </td>
      <td className="num mut">{partsOf(figure) ?? ''}</td>
      <td className="num mut">{gapFigure(figure.gap)}</td>
      <td className="num mut cover">{figure.obliged > 0 ? `${figure.reported}/${figure.obliged}` : ''}</td>
    </tr>
  )
}

interface RankBarProps {
  value?: number | null | undefined
  expected?: number | null | undefined
  full: number
}

/** A zero-based bar with a tick where it should reach. */
function RankBar({ value, expected, full }: RankBarProps) {
  const at = (part: number) => `${Math.min(100, Math.max(0, (part / full) * 100))}%`
  return (
    <div className="rk" aria-hidden="true">
      {typeof value === 'number' ? <i style={{ width: at(value) }} /> : null}
      {typeof expected === 'number' ? <s style={{ left: at(expected) }} /> : null}
    </div>
  )
}
