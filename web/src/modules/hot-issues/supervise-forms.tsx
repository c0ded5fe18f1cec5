import { type ComponentProps, lazy, Suspense } from 'react'

const Task = lazy(async () => ({ default: (await import('./supervise-dialog.tsx')).SuperviseDialog }))
const Notice = lazy(async () => ({
  default: (await import('./supervise-notice-dialog.tsx')).SuperviseNoticeDialog,
}))

/** The form that makes a task, with its calendar and choices of units: fetched when it is asked for. */
export function SuperviseForm(props: ComponentProps<typeof Task>) {
  return (
    <Suspense fallback={null}>
      <Task {...props} />
    </Suspense>
  )
}

/** The form that makes a notice, likewise. */
export function SuperviseNoticeForm(props: ComponentProps<typeof Notice>) {
  return (
    <Suspense fallback={null}>
      <Notice {...props} />
    </Suspense>
  )
}
