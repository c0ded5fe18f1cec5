import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { PopoverButton } from '../../ui/popover.tsx'
import { isViewable } from './view-address.ts'
import './views.css'
import type { ViewRow } from './views-query.ts'

const ViewsPanel = lazy(() => import('./views-panel.tsx').then(module => ({ default: module.ViewsPanel })))

const ViewDialog = lazy(() => import('./save-dialog.tsx').then(module => ({ default: module.ViewDialog })))

/** Whether a page has filters worth a name. */
export const hasViews = isViewable

/** 视图 in the head of lists and boards: keeps what is shown under a name, and opens what was kept. */
export function ViewsButton() {
  const { t } = useWords()
  const [path] = useLocation()
  const [dialog, setDialog] = useState<'save' | ViewRow | null>(null)
  return (
    <>
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
              <ViewsPanel close={close} onDialog={setDialog} />
            </Suspense>
          </div>
        )}
      </PopoverButton>
      {dialog ? (
        <Suspense fallback={null}>
          <ViewDialog view={dialog === 'save' ? null : dialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
    </>
  )
}
