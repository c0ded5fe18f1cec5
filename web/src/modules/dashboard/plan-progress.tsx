import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, Explain } from '../../ui/index.ts'
import { CountTable } from './count-table.tsx'

const PlansFragment = graphql(`
  fragment CockpitPlans on Cockpit {
    asOf
    byPlan {
      plan {
        id
        title
      }
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
    }
    byLevel {
      level
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
    }
  }
`)

/** The same tasks by plan, and by the level of the place that carries them. */
export function PlanProgress({ cockpit }: { cockpit: FragmentType<typeof PlansFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, byPlan, byLevel } = readFragment(PlansFragment, cockpit)
  const explain = (name: string, definition: string) => (
    <Explain name={name} how={{ definition, source: t('dashboard:how.source'), asOf }} />
  )
  return (
    <div className="two">
      <Card
        bare
        className="plans"
        title={t('dashboard:plans.title')}
        caption={
          <>
            {t('dashboard:plans.caption', { count: byPlan.length })}
            {explain(t('dashboard:plans.title'), t('dashboard:how.plans'))}
          </>
        }
      >
        <CountTable
          label={t('dashboard:plans.title')}
          head={t('dashboard:plans.name')}
          lines={byPlan.map(({ plan: { id, title }, counts }) => ({
            key: id,
            name: <Link href={href(paths.plan(id))}>{title}</Link>,
            title,
            counts,
            of: { plans: [id] },
          }))}
        />
      </Card>
      <Card
        bare
        className="levels"
        title={t('dashboard:levels.title')}
        caption={explain(t('dashboard:levels.title'), t('dashboard:how.levels'))}
      >
        <CountTable
          label={t('dashboard:levels.title')}
          head={t('dashboard:levels.name')}
          lines={byLevel.map(({ level, counts }) => ({
            key: level,
            name: t(`tasks:level.${level}`),
            counts,
            of: { levels: [level] },
          }))}
        />
      </Card>
    </div>
  )
}
