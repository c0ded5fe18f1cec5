import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Chip, DatePicker, PopoverButton, Removable } from '../../ui/index.ts'
import { DUE_WINDOWS, type DueWindow, dueWindow, windowName } from './due-window.ts'
import type { LedgerControl } from './use-ledger.ts'

const NOTHING: DueWindow = { dueFrom: null, dueTo: null }

/** The days of a window in a few words. */
export function useDueWords({ dueFrom, dueTo }: DueWindow): string | null {
  const { t } = useWords()
  const { asOf } = useScope()
  if (!dueFrom && !dueTo) return null
  const name = windowName({ dueFrom, dueTo }, asOf)
  if (name) return t(`tasks:due.${name}`)
  if (!dueFrom) return t('tasks:due.until', { day: dueTo })
  return dueTo ? t('tasks:due.between', { from: dueFrom, to: dueTo }) : t('tasks:due.since', { day: dueFrom })
}

/** When the deciding due date lies: a usual window, or two days. */
export function DueFields({ ledger, change }: LedgerControl) {
  const { t } = useWords()
  const { asOf } = useScope()
  const { dueFrom, dueTo } = ledger
  const chosen = windowName({ dueFrom, dueTo }, asOf)
  return (
    <div className="col due-fields">
      <div className="chip-set">
        {DUE_WINDOWS.map(name => (
          <Chip
            key={name}
            on={chosen === name}
            onPress={() => change(chosen === name ? NOTHING : dueWindow(name, asOf))}
          >
            {t(`tasks:due.${name}`)}
          </Chip>
        ))}
      </div>
      <DatePicker
        label={t('tasks:due.from')}
        value={dueFrom}
        shown={asOf}
        onChange={day => change({ dueFrom: day })}
      />
      <DatePicker
        label={t('tasks:due.to')}
        value={dueTo}
        shown={asOf}
        onChange={day => change({ dueTo: day })}
      />
    </div>
  )
}

/** 到期 as a chip that opens its windows. */
export function DueFilter(control: LedgerControl) {
  const { t } = useWords()
  const { ledger, change } = control
  const words = useDueWords(ledger)
  return (
    <Removable on={words !== null} label={t('tasks:filter.due')} onRemove={() => change(NOTHING)}>
      <PopoverButton
        label={t('tasks:filter.due')}
        className={words ? 'chip on' : 'chip'}
        face={<span className="chosen-words ell">{words ?? t('tasks:filter.due')}</span>}
      >
        <div className="pad">
          <DueFields {...control} />
        </div>
      </PopoverButton>
    </Removable>
  )
}
