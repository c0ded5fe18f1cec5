import { useWords } from '../../i18n/index.ts'
import { Kbd } from '../kbd.tsx'

/** What the keyboard does here, for the foot of a table. */
export function RowKeysHint() {
  const { t } = useWords()
  return (
    <span className="row-keys">
      <Kbd>J</Kbd> <Kbd>K</Kbd> {t('common:table.move')} <Kbd>Enter</Kbd> {t('common:table.open')}
    </span>
  )
}
