import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components/Select'
import { useWords } from '../i18n/index.ts'

export interface Option<Value extends string = string> {
  value: Value
  label: string
}

interface SelectProps<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  value: Value | null
  onChange(value: Value): void
  placeholder?: string
  quiet?: boolean
  disabled?: boolean
}

/** One of a few. For many, or to search: `ComboBox`. */
export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  placeholder,
  quiet,
  disabled = false,
}: SelectProps<Value>) {
  const { t } = useWords()
  return (
    <AriaSelect
      className="fld"
      data-chosen={(quiet && value !== null && value !== options[0]?.value) || undefined}
      value={value}
      onChange={key => onChange(key as Value)}
      placeholder={placeholder ?? t('common:field.chooseOne')}
      isDisabled={disabled}
    >
      <Label className={quiet ? 'sr' : 'label'}>{label}</Label>
      <Button className="field">
        <SelectValue className="ell" />
        <span className="caret" aria-hidden="true" />
      </Button>
      <Popover className="pop">
        <ListBox className="menu" items={options}>
          {option => (
            <ListBoxItem id={option.value} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
