import { useWords } from '../../i18n/index.ts'
import { Segments } from '../../ui/index.ts'
import type { SystemControl } from './use-systems.ts'

const VIEWS = ['list', 'places'] as const

/** System by system, or the rates place by place. */
export function ViewToggle({ list, change }: SystemControl) {
  const { t } = useWords()
  return (
    <Segments
      label={t('systems:view.label')}
      options={VIEWS.map(view => ({ value: view, label: t(`systems:view.${view}`) }))}
      value={list.view}
      onChange={view => change({ view, open: null })}
    />
  )
}
