import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../button.tsx'
import { SaveMenu } from '../save/save-menu.tsx'
import { useDrawing } from '../save/use-drawing.ts'
import type { ChartMap, ChartTable, EChartsOption } from './option.ts'
import type { ChartTokens } from './theme.ts'
import { chartSvg, useChart } from './use-chart.ts'

interface ChartProps {
  /** What it is called in a saved file and a report; the title of its card when left out. */
  name?: string
  /** What the chart says, in one sentence; read out by screen readers and written into the saved picture. */
  caption: string
  /** Pure function of the data and the colours of the page: `tokens => completionOption(data, tokens)`. */
  option: (tokens: ChartTokens) => EChartsOption
  table: ChartTable
  /** 口径 and 来源, written into the saved picture. */
  definition?: string | undefined
  source?: string | undefined
  /** Pixels; the card decides. */
  height: number
  /** Left of the two small buttons: legend, direct labels. */
  aside?: ReactNode
  /** Click on a point: index of the category, name of the series, name of the datum. */
  onPick?: (index: number, series: string, name: string) => void
  /** Shapes of a map series. */
  map?: ChartMap
  /** The page shows all its charts as tables. */
  asTables?: boolean
}

/** A chart with the same data as a table, and as a picture to keep. */
export function Chart(props: ChartProps) {
  const {
    name,
    caption,
    option,
    table,
    definition,
    source,
    height,
    aside,
    onPick,
    map,
    asTables = false,
  } = props
  const { t } = useWords()
  const [own, setOwn] = useState<boolean | null>(null)
  const asTable = own ?? asTables
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page says now replaces what was chosen here before.
  useEffect(() => setOwn(null), [asTables])
  const around = useRef<HTMLDivElement>(null)
  const { box, failed } = useChart({ option, onPick, map, off: asTable })
  const drawing = useDrawing(around, {
    ...{ name, caption, definition, source },
    svg: at => chartSvg({ option, map, around: at, height }),
  })
  const showTable = asTable || failed
  return (
    <div className="chart" ref={around}>
      <div className="tools no-print">
        <span className="grow">{aside}</span>
        <Button look="plain" small aria-pressed={asTable} onClick={() => setOwn(!asTable)}>
          {t(asTable ? 'common:chart.asChart' : 'common:chart.asTable')}
        </Button>
        {failed ? null : <SaveMenu drawing={drawing} table={table} />}
      </div>
      {failed ? <p className="cap">{t('common:chart.failed')}</p> : null}
      {showTable ? (
        <div key="data" className="data" style={{ maxHeight: height }}>
          <DataOf table={table} caption={caption} />
        </div>
      ) : (
        <div key="canvas" className="canvas" ref={box} style={{ height }} role="img" aria-label={caption} />
      )}
    </div>
  )
}

function DataOf({ table: { heads, rows }, caption }: { table: ChartTable; caption: string }) {
  return (
    <table className="tbl dense" aria-label={caption}>
      <thead>
        <tr>
          {heads.map((head, column) => (
            <th key={head} scope="col" className={column ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={String(name)}>
            <td>{name}</td>
            {cells.map((cell, column) => (
              <td key={heads[column + 1]} className="num">
                {cell ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
