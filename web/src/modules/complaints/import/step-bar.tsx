import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'

export const STEPS = ['columns', 'terms', 'preview'] as const
export type Step = (typeof STEPS)[number]

interface StepBarProps {
  step: Step
  /** The file has not been read: only its columns can be looked at. */
  unread: boolean
  /** Names still to be confirmed, and rows that are bad. */
  open: number
  failed: number
  onGo(step: Step): void
}

/** 1 核对列 › 2 核对名称 › 3 预览: each can be gone to at any time. */
export function StepBar({ step, unread, open, failed, onGo }: StepBarProps) {
  const { t } = useWords()
  const counts = { columns: 0, terms: open, preview: failed }
  return (
    <ol className="import-steps" aria-label={t('complaintImport:step.label')}>
      {STEPS.map((one, at) => (
        <li key={one}>
          <button
            type="button"
            className={cx(one === step && 'on')}
            aria-current={one === step ? 'step' : undefined}
            disabled={unread && one !== 'columns'}
            onClick={() => onGo(one)}
          >
            <span className="no">{at + 1}</span>
            {t(`complaintImport:step.${one}`)}
            {counts[one] > 0 ? <span className="n">{counts[one]}</span> : null}
          </button>
        </li>
      ))}
    </ol>
  )
}
