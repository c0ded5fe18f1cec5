import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { PopoverButton } from '../../ui/popover.tsx'
import { isViewable } from './view-address.ts'
import './views.css'

const ViewsPanel = lazy(() => import('./views-panel.tsx').then(module => ({ default: module.ViewsPanel })))

/** Whether a page has filters worth a name. */
export const hasViews = isViewable

/** 视图 in the head of lists and boards: keeps what is shown under a name, and opens what was kept. */
export function ViewsButton() {
  const { t } = useWords()
  const [path] = useLocation()
  return (
    <PopoverButton
      // Another page has other views.
      key={path}
      label={t('views:menu')}
      className="btn views-button"
      placement="bottom end"
      face={
        <>
          {t('views:menu')}
          <span className="caret" />
        </>
      }
    >
      {close => (
        <div className="views-pop">
          <Suspense fallback={<p className="pad cap">{t('common:state.loading')}</p>}>
            <ViewsPanel close={close} />
          </Suspense>
        </div>
      )}
    </PopoverButton>
  )
}
