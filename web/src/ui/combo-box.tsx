import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox'
import { useWords } from '../i18n/index.ts'
import type { Option } from './select.tsx'

interface ComboBoxProps {
  label: string
  options: readonly Option[]
  value: string | null
  onChange(value: string | null): void
  /** Words typed, to search on the server; `options` are then taken as they come. */
  onSearch?: (words: string) => void
  /** A new name typed and left by Enter. */
  onCreate?: (words: string) => void
  placeholder?: string
  quiet?: boolean
}

/** One of many, found by typing. */
export function ComboBox({
  label,
  options,
  value,
  onChange,
  onSearch,
  onCreate,
  placeholder,
  quiet,
}: ComboBoxProps) {
  const { t } = useWords()
  return (
    <AriaComboBox
      className="fld"
      defaultItems={onSearch ? undefined : options}
      items={onSearch ? options : undefined}
      value={value}
      onChange={key => onChange(key === null ? null : String(key))}
      onInputChange={onSearch}
      allowsCustomValue={Boolean(onCreate)}
      allowsEmptyCollection
      menuTrigger="focus"
      onKeyDown={event => {
        const words = event.target instanceof HTMLInputElement ? event.target.value.trim() : ''
        if (event.key === 'Enter' && words && !options.some(option => option.label === words))
          onCreate?.(words)
      }}
    >
      <Label className={quiet ? 'sr' : 'label'}>{label}</Label>
      <div className="field group">
        <Input placeholder={placeholder ?? t('common:field.searchIn')} />
        <Button className="btn plain icon">
          <span className="caret" />
        </Button>
      </div>
      <Popover className="pop">
        <ListBox
          className="menu"
          renderEmptyState={() => <div className="none">{t('common:field.noMatch')}</div>}
        >
          {(option: Option) => (
            <ListBoxItem id={option.value} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
