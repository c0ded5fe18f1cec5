import { useWords } from '../../i18n/index.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { isNarrowed, NEW, NO_FILTER } from './system-url.ts'
import type { SystemControl } from './use-systems.ts'

interface SystemEmptyProps extends SystemControl {
  /** Systems of the place without any filter. */
  total: number | undefined
}

/** Nothing to list: because there is nothing yet, or because the filters leave nothing. */
export function SystemEmpty({ list, change, total }: SystemEmptyProps) {
  const { t } = useWords()
  const { can } = useSession().viewer
  if (total === 0 || !isNarrowed(list)) {
    const action = can.editSystems ? (
      <Button look="primary" onClick={() => change({ open: NEW })}>
        {t('systems:action.create')}
      </Button>
    ) : null
    return (
      <EmptyState action={action}>
        {t(can.editSystems ? 'systems:empty.start' : 'systems:empty.startReader')}
      </EmptyState>
    )
  }
  const all = <Button onClick={() => change(NO_FILTER)}>{t('systems:empty.all')}</Button>
  return <EmptyState action={all}>{t('systems:empty.noMatch')}</EmptyState>
}
