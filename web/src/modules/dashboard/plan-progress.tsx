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

interface PlanProps {
  cockpit: FragmentType<typeof PlansFragment>
}

function How({ name, definition, asOf }: { name: string; definition: string; asOf: string }) {
  const { t } = useWords()
  return <Explain name={name} how={{ definition, source: t('dashboard:how.source'), asOf }} />
}

/** The same tasks by plan. */
export function PlanProgress({ cockpit }: PlanProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { asOf, byPlan } = readFragment(PlansFragment, cockpit)
  const title = t('dashboard:plans.title')
  return (
    <Card
      bare
      className="plans"
      title={title}
      caption={
        <>
          {t('dashboard:plans.caption', { count: byPlan.length })}
          <How name={title} definition={t('dashboard:how.plans')} asOf={asOf} />
        </>
      }
    >
      <CountTable
        label={title}
        head={t('dashboard:plans.name')}
        lines={byPlan.map(({ plan: { id, title: name }, counts }) => ({
          key: id,
          name: <Link href={href(paths.plan(id))}>{name}</Link>,
          title: name,
          counts,
          of: { plans: [id] },
        }))}
      />
    </Card>
  )
}

/** The same tasks by the level of the place that carries them. */
export function LevelProgress({ cockpit }: PlanProps) {
  const { t } = useWords()
  const { asOf, byLevel } = readFragment(PlansFragment, cockpit)
  const title = t('dashboard:levels.title')
  return (
    <Card
      bare
      className="levels"
      title={title}
      caption={<How name={title} definition={t('dashboard:how.levels')} asOf={asOf} />}
    >
      <CountTable
        label={title}
        head={t('dashboard:levels.name')}
        lines={byLevel.map(({ level, counts }) => ({
          key: level,
          name: t(`tasks:level.${level}`),
          counts,
          of: { levels: [level] },
        }))}
      />
    </Card>
  )
}
