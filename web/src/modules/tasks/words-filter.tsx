import { useWords } from '../../i18n/index.ts'
import { SearchField } from '../../ui/index.ts'
import type { LedgerControl } from './use-ledger.ts'

/** Words in title, number or unit. */
export function WordsFilter({ ledger: { words }, change }: LedgerControl) {
  const { t } = useWords()
  return (
    <SearchField
      words={words}
      change={change}
      label={t('tasks:filter.words')}
      hint={t('tasks:filter.wordsHint')}
    />
  )
}
