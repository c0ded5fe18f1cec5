import { useWords } from '../../../i18n/index.ts'
import { InOrder, LightShape, lightOrder } from '../../../ui/index.ts'

/** What the shapes of a board mean where tasks and indicators stand side by side. */
export function ShapeLegend() {
  const { t } = useWords()
  return (
    <span className="key">
      {lightOrder.map(level => (
        <span key={level}>
          <LightShape level={level} />
          {t(`screen:light.${level}`)}
        </span>
      ))}
    </span>
  )
}

/** Heads of the four columns of shapes. */
export const ShapeHeads = () => (
  <>
    {lightOrder.map((level, at) => (
      <th key={level} scope="col" className={at === 0 ? 'num gl' : 'num'}>
        <LightShape level={level} />
      </th>
    ))}
  </>
)

interface LevelCounts {
  behind: number
  near: number
  good: number
  noData: number
}

/** Four numbers under the shapes; zeros are faint, nothing is shown of what may not be read. */
export function ShapeCells({ counts }: { counts: LevelCounts | null | undefined }) {
  const cells = counts ? [counts.behind, counts.near, counts.good, counts.noData] : [null, null, null, null]
  return (
    <InOrder of={cells}>
      {(count, at) => <td className={`num${at === 0 ? ' gl' : ''}${count === 0 ? ' z' : ''}`}>{count}</td>}
    </InOrder>
  )
}
