import { useWords } from '../../../i18n/index.ts'
import { Bar, EmptyState, LightLegend, LightShape } from '../../../ui/index.ts'
import type { Overview } from './overview-query.ts'

const ROOM = 10

/** 任务进度: the units that lead most overdue tasks first, on a common scale; below them all tasks, each once. */
export function UnitBars({ cockpit: { byUnit, led } }: { cockpit: Overview }) {
  const { t } = useWords()
  const leading = byUnit.filter(({ lead }) => lead.total > 0)
  const units = leading.slice(0, ROOM)
  const max = Math.max(1, ...units.map(({ lead }) => lead.total))
  return (
    <section className="card units" aria-label={t('dashboard:units.title')}>
      <header>
        <h2>{t('dashboard:units.title')}</h2>
        <span className="key">
          <LightLegend done />
        </span>
      </header>
      {units.length === 0 ? (
        <EmptyState>{t('screen:units.none')}</EmptyState>
      ) : (
        <table className="tbl u">
          <thead>
            <tr>
              <th scope="col">{t('screen:units.name')}</th>
              <th scope="col" className="num">
                {t('dashboard:units.doneOfAll')}
              </th>
              <th scope="col">
                <span className="sr">{t('dashboard:units.progress')}</span>
              </th>
              <th scope="col" className="num">
                {t('common:light.deadline.BEHIND')}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map(({ organization, lead }) => (
              <tr key={organization.id}>
                <th scope="row" className="ell">
                  {organization.name}
                </th>
                <td className="num">
                  {lead.done}/{lead.total}
                </td>
                <td className="bc">
                  <Bar counts={lead} max={max} height={12} />
                </td>
                <Late count={lead.behind} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="sum">
              <th scope="row">{t('screen:units.sum', { count: leading.length })}</th>
              <td className="num">
                {led.done}/{led.total}
              </td>
              <td />
              <Late count={led.behind} />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  )
}

const Late = ({ count }: { count: number }) => (
  <td className={count > 0 ? 'num late' : 'num z'}>
    {count > 0 ? <LightShape level="BEHIND" /> : null} {count}
  </td>
)
