import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, EmptyState } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'

interface Place {
  code: string
  name: string
}

interface CockpitEmptyProps {
  place: Place & { path: readonly Place[] }
  asOf: string
}

/** Nothing to show yet: says what to do next, or the way back up. */
export function CockpitEmpty({ place: { code, name, path }, asOf }: CockpitEmptyProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { viewer } = useSession()
  const up = path[path.length - 1]
  const isRoot = viewer.places.some(place => place.code === code)
  if (!isRoot && up)
    return (
      <Card>
        <EmptyState
          action={
            <ButtonLink href={href(paths.cockpit(), { place: up.code })}>
              {t('dashboard:empty.up', { name: up.name })}
            </ButtonLink>
          }
        >
          {t('dashboard:empty.place', { name, day: asOf })}
        </EmptyState>
      </Card>
    )
  const may = viewer.can.importPlans
  return (
    <Card>
      <EmptyState
        action={
          may ? (
            <ButtonLink look="primary" href={href(paths.plans())}>
              {t('dashboard:empty.import')}
            </ButtonLink>
          ) : null
        }
      >
        {t(may ? 'dashboard:empty.start' : 'dashboard:empty.startReader', { name })}
      </EmptyState>
    </Card>
  )
}
