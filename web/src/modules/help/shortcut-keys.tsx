import { lazy, Suspense } from 'react'
import { useKeys } from '../../ui/use-keys.ts'
import { hideShortcuts, showShortcuts, useShortcutsOpen } from './shortcuts.ts'

const ShortcutDialog = lazy(() =>
  import('./shortcut-dialog.tsx').then(module => ({ default: module.ShortcutDialog })),
)

/** `?` anywhere lists the keys; the list itself comes when it is asked for. */
export function ShortcutKeys() {
  const open = useShortcutsOpen()
  useKeys({ '?': showShortcuts, '？': showShortcuts })
  return open ? (
    <Suspense>
      <ShortcutDialog onClose={hideShortcuts} />
    </Suspense>
  ) : null
}
