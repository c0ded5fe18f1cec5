import { Link } from 'wouter'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Bar, Card, countOf, EmptyState, Explain, Light, Loaded, lightOrder } from '../../ui/index.ts'
import { lengthOf } from '../periods/index.ts'
import { filterParams } from '../tasks/index.ts'
import { usePlaceBoard } from './place-board.ts'
import { RateChanges } from './rate-changes.tsx'

/** Tasks carried here or by a unit that works here, by light; each number opens its list. */
export function PlaceTasks({ place }: { place: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const { result, view } = usePlaceBoard(place)
  const list = (filter: Parameters<typeof filterParams>[0]) =>
    href(paths.tasks(), { ...filterParams(filter), place })
  return (
    <Card
      title={t('places:tasks.title')}
      aside={<Link href={list({ state: 'ALL' })}>{t('places:tasks.all')}</Link>}
    >
      <Loaded result={result}>
        {({ cockpit: { counts, onTime, compared } }) =>
          counts.total === 0 ? (
            <EmptyState>{t('places:tasks.none')}</EmptyState>
          ) : (
            <div className="col">
              <Bar counts={counts} />
              <span className="lts">
                {lightOrder.map(level => (
                  <Link key={level} className="plain-link" href={list({ lights: [level] })}>
                    <Light level={level} plain>
                      {t(`common:light.deadline.${level}`)} {countOf(counts, level)}
                    </Light>
                  </Link>
                ))}
              </span>
              <p className="cap">
                {t('places:tasks.summary', { ...counts })}
                {onTime.rate.denominator > 0 ? (
                  <>
                    {' · '}
                    {t('places:tasks.onTime')} {percent(onTime.rate.value)}%{' '}
                    {t('places:tasks.parts', { ...onTime.rate })}{' '}
                    <Explain name={t('places:tasks.onTime')} how={{ ...onTime.rate }} />{' '}
                    <RateChanges
                      rate={onTime}
                      base={{ choice: view.period, days: lengthOf(compared.days) }}
                    />
                  </>
                ) : null}
              </p>
            </div>
          )
        }
      </Loaded>
    </Card>
  )
}
