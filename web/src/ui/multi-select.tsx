import { useRef, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { PopoverButton } from './popover.tsx'
import { Removable } from './removable.tsx'
import type { Option } from './select.tsx'

interface MultiSelectProps {
  /** What is chosen: 方案, 单位. Stands on the chip. */
  label: string
  options: readonly Option[]
  value: readonly string[]
  onChange(value: string[]): void
  /** Words typed, to search on the server; `options` are then taken as they come. */
  onSearch?: (words: string) => void
}

/** Several of many: a chip that opens a searchable list, with a × while something is chosen. */
export function MultiSelect({ label, options, value, onChange, onSearch }: MultiSelectProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  // The chosen one keeps its name while the words typed leave it out of the list.
  const names = useRef(new Map<string, string>())
  for (const option of options) names.current.set(option.value, option.label)
  const only = names.current.get(value[0] ?? '')
  const shown = onSearch ? options : options.filter(option => option.label.includes(words.trim()))
  const name = value.length === 1 && only ? only : value.length ? `${label} ${value.length}` : label
  const search = (next: string) => {
    setWords(next)
    onSearch?.(next)
  }
  return (
    <Removable on={value.length > 0} label={label} onRemove={() => onChange([])}>
      <PopoverButton
        label={label}
        className={value.length ? 'chip on' : 'chip'}
        face={<span className="ell chosen-words">{name}</span>}
      >
        <div className="pad col">
          <input
            className="field"
            aria-label={t('common:field.searchIn')}
            placeholder={t('common:field.searchIn')}
            value={words}
            onChange={event => search(event.target.value)}
          />
          <ListBox
            className="menu options"
            aria-label={label}
            items={shown}
            selectionMode="multiple"
            escapeKeyBehavior="none"
            selectedKeys={value}
            onSelectionChange={keys =>
              onChange(keys === 'all' ? shown.map(one => one.value) : [...keys].map(String))
            }
            renderEmptyState={() => <div className="none">{t('common:field.noMatch')}</div>}
          >
            {option => (
              <ListBoxItem id={option.value} textValue={option.label}>
                <span className="ell">{option.label}</span>
              </ListBoxItem>
            )}
          </ListBox>
          <div className="row">
            <span className="cap grow">{t('common:field.selected', { count: value.length })}</span>
            <Button look="plain" small disabled={value.length === 0} onClick={() => onChange([])}>
              {t('common:action.clear')}
            </Button>
          </div>
        </div>
      </PopoverButton>
    </Removable>
  )
}
