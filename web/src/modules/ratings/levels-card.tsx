import { Link } from 'wouter'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import type { Period } from '../periods/period.ts'
import { useListLink } from './rates.tsx'
import { BAD_LEVELS, type Board, LEVELS } from './rating-query.ts'

/** How many gave each of the five levels: bars from zero, each a way to its ratings. */
export function LevelsCard({ board, period }: { board: Board; period: Period }) {
  const { t } = useWords()
  const link = useListLink(period)
  const most = Math.max(1, ...board.levels)
  const sum = board.levels.reduce((total, one) => total + one, 0)
  return (
    <Card sheet title={t('ratings:board.levels')} caption={t('ratings:board.levelsCaption', { count: sum })}>
      <table className="rating-levels" aria-label={t('ratings:board.levels')}>
        <tbody>
          {LEVELS.map((level, index) => {
            const value = board.levels[index] ?? 0
            return (
              <tr key={level}>
                <th scope="row">{t(`ratings:level.${level}`)}</th>
                <td className="bars">
                  <i
                    className={BAD_LEVELS.includes(level) ? 'bad' : undefined}
                    style={{ width: `${(value / most) * 100}%` }}
                  />
                </td>
                <td className="num">
                  <Link href={link({ levels: [level] })}>{value}</Link>
                </td>
                <td className="num cap">{sum ? `${percent(value / sum)}%` : '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {board.voided > 0 ? <p className="cap">{t('ratings:board.voided', { count: board.voided })}</p> : null}
    </Card>
  )
}
