import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'

interface RemovableProps {
  /** Something is chosen, so there is something to take away. */
  on: boolean
  label: string
  onRemove(): void
  children: ReactNode
}

/** A chip that opens something, with a × of its own when it narrows the list. */
export function Removable({ on, label, onRemove, children }: RemovableProps) {
  const { t } = useWords()
  return (
    <span className={on ? 'removable on' : 'removable'}>
      {children}
      {on ? (
        <Button
          look="plain"
          small
          className="remove"
          aria-label={t('common:filter.remove', { filter: label })}
          onClick={onRemove}
        >
          ×
        </Button>
      ) : null}
    </span>
  )
}

interface ClearFiltersProps {
  /** Anything narrows the list. */
  when: boolean
  onClear(): void
}

/** One button for all filters in force; nothing while there are none. */
export function ClearFilters({ when, onClear }: ClearFiltersProps) {
  const { t } = useWords()
  if (!when) return null
  return (
    <Button look="plain" small onClick={onClear}>
      {t('common:filter.clear')}
    </Button>
  )
}
