import { useWords } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import type { SystemControl } from './use-systems.ts'

/** System by system, or the rates place by place. */
export function ViewToggle({ list, change }: SystemControl) {
  const { t } = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a border and a legend.
    <span className="view-toggle" role="group" aria-label={t('systems:view.label')}>
      {(['list', 'places'] as const).map(view => (
        <button
          key={view}
          type="button"
          className={cx(list.view === view && 'on')}
          aria-pressed={list.view === view}
          onClick={() => change({ view, open: null })}
        >
          {t(`systems:view.${view}`)}
        </button>
      ))}
    </span>
  )
}
