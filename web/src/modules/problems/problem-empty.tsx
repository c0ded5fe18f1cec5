import { useWords } from '../../i18n/index.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import { isNarrowed, type ListControl, NO_FILTER } from '../follow-up/index.ts'

interface ProblemEmptyProps extends ListControl {
  /** Problems of the place, whatever their state. */
  total: number | undefined
  /** Opens the form, for those who may. */
  raise: (() => void) | null
}

/** Nothing to list: because there is nothing yet, or because the filters leave nothing. */
export function ProblemEmpty({ list, change, total, raise }: ProblemEmptyProps) {
  const { t } = useWords()
  if (total === 0 && !isNarrowed(list)) {
    const action = raise ? (
      <Button look="primary" onClick={raise}>
        {t('problems:raise.open')}
      </Button>
    ) : null
    return (
      <EmptyState action={action}>{t(raise ? 'problems:empty.none' : 'problems:empty.noneUnit')}</EmptyState>
    )
  }
  const all = (
    <Button onClick={() => change({ ...NO_FILTER, state: 'ALL' })}>{t('followUp:filter.all')}</Button>
  )
  return <EmptyState action={all}>{t('problems:empty.noMatch')}</EmptyState>
}
