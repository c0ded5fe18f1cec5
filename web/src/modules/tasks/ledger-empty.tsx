import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, ButtonLink, type Counts, EmptyState } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { isNarrowed } from './ledger-filter.ts'
import { NO_FILTER } from './ledger-url.ts'
import type { LedgerControl } from './use-ledger.ts'

/** Nothing to list: because there is nothing yet, or because the filters leave nothing. */
export function LedgerEmpty({ ledger, change, counts }: LedgerControl & { counts: Counts | undefined }) {
  const { t } = useWords()
  const { href } = useScope()
  const { viewer } = useSession()
  if (counts?.total === 0 && !isNarrowed(ledger)) {
    const action = viewer.can.importPlans ? (
      <ButtonLink look="primary" href={href(paths.plans())}>
        {t('tasks:empty.import')}
      </ButtonLink>
    ) : null
    return (
      <EmptyState action={action}>{t(action ? 'tasks:empty.noTasks' : 'tasks:empty.noTasksHere')}</EmptyState>
    )
  }
  const clear = (
    <Button onClick={() => change({ ...NO_FILTER, state: 'ALL' })}>{t('common:filter.clear')}</Button>
  )
  return <EmptyState action={clear}>{t('tasks:empty.noMatch')}</EmptyState>
}
