import { useWords } from '../../i18n/index.ts'
import { Checkbox } from '../field.tsx'
import { PopoverButton } from '../popover.tsx'
import type { Column } from './column.ts'

interface ColumnChoiceProps {
  columns: readonly Pick<Column<never>, 'id' | 'head' | 'fixed'>[]
  hidden: readonly string[]
  onChange(hidden: string[]): void
}

/** Which columns a table shows. The page keeps the choice, usually in its address. */
export function ColumnChoice({ columns, hidden, onChange }: ColumnChoiceProps) {
  const { t } = useWords()
  return (
    <PopoverButton label={t('common:table.columns')} face={t('common:table.columns')} placement="bottom end">
      <div className="pad">
        {columns
          .filter(column => !column.fixed)
          .map(({ id, head }) => (
            <div key={id}>
              <Checkbox
                checked={!hidden.includes(id)}
                onChange={shown => onChange(shown ? hidden.filter(one => one !== id) : [...hidden, id])}
              >
                {head}
              </Checkbox>
            </div>
          ))}
      </div>
    </PopoverButton>
  )
}
