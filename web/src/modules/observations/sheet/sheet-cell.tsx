import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import type { At, CellName } from './sheet-values.ts'
import type { Fault } from './use-sheet.ts'

interface SheetCellProps {
  at: At
  name: CellName
  /** What is asked for, said to screen readers and shown above the field. */
  label: string
  /** `同第 2 行`: it fills itself. */
  same?: string | undefined
  text: string
  faults: readonly Fault[]
  /** A doubt in the row waits for words. */
  wanted?: boolean
  onText(text: string): void
  onMove(at: At, down: number, right: number): boolean
  onBlock(at: At, text: string): boolean
}

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Left and right move on only from the ends of what is typed. */
function leaves({ currentTarget: field, key }: KeyboardEvent<HTMLInputElement>): boolean {
  const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length
  if (key === 'ArrowLeft') return whole || (field.selectionStart === 0 && field.selectionEnd === 0)
  if (key === 'ArrowRight')
    return whole || (field.selectionStart === field.value.length && field.selectionEnd === field.value.length)
  return true
}

/** One field of the sheet: arrows, Enter and Tab move, a block pasted fills what follows, faults stand under it. */
export function SheetCell(props: SheetCellProps) {
  const { at, name, label, same, text, faults, wanted = false, onText, onMove, onBlock } = props
  const { t } = useWords()
  const bad = faults.some(({ severity }) => severity === 'ERROR')
  const id = `sheet-${at.row}-${at.column}`
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const arrow = ARROWS[event.key]
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    if (event.shiftKey && event.key !== 'Enter') return
    if (!leaves(event)) return
    const [down, right] = event.key === 'Enter' && event.shiftKey ? [-1, 0] : arrow
    if (onMove(at, down, right) || event.key === 'Enter') event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (onBlock(at, event.clipboardData.getData('text/plain'))) event.preventDefault()
  }
  return (
    <div className={cx('sheet-cell', name, bad && 'bad', !bad && faults.length > 0 && 'doubt')}>
      <label htmlFor={id} className="cap" title={label}>
        {same ? <span className="same">{same} </span> : null}
        {label}
      </label>
      <input
        id={id}
        data-at={`${at.row}-${at.column}`}
        className={cx('field', name !== 'note' && 'num', wanted && 'wanted')}
        inputMode={name === 'note' ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={name === 'note' ? 500 : 40}
        placeholder={wanted ? t('reporting:noteWanted') : undefined}
        value={text}
        aria-invalid={bad || undefined}
        aria-describedby={faults.length > 0 ? `${id}-fault` : undefined}
        onChange={event => onText(event.target.value)}
        onFocus={event => event.currentTarget.select()}
        onKeyDown={onKey}
        onPaste={onPaste}
      />
      {faults.length > 0 ? (
        <span id={`${id}-fault`} className="fault">
          {faults.map(({ reason }) => reason).join(' ')}
        </span>
      ) : null}
    </div>
  )
}
