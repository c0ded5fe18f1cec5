import { useSyncExternalStore } from 'react'
import { cx } from './cx.ts'

interface Toast {
  id: number
  message: string
  bad: boolean
  action?: { label: string; run(): void } | undefined
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

const dismiss = (id: number) => change(toasts.filter(toast => toast.id !== id))

interface ToastOptions {
  bad?: boolean
  /** Usually 撤销. The toast stays longer when there is something to press. */
  action?: Toast['action']
}

/** A line at the foot of the screen that goes by itself: `toast(t('plans:saved'), { action: { label: 撤销, run } })`. */
export function toast(message: string, { bad = false, action }: ToastOptions = {}): void {
  lastId += 1
  const id = lastId
  change([...toasts.slice(-2), { id, message, bad, action }])
  setTimeout(() => dismiss(id), action || bad ? 8000 : 4000)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Mounted once by the app. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {shown.map(({ id, message, bad, action }) => (
        <div key={id} className={cx('toast', bad && 'bad')}>
          <span className="grow">{message}</span>
          {action ? (
            <button
              type="button"
              onClick={() => {
                action.run()
                dismiss(id)
              }}
            >
              {action.label}
            </button>
          ) : null}
        </div>
      ))}
    </div>
  )
}
