import { type FormEvent, type ReactNode, useId } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog } from '../../ui/index.ts'

interface FormDialogProps {
  title: string
  /** The verb on the button. */
  action: string
  busy: boolean
  /** While files travel: nothing can be sent yet. */
  waiting?: boolean
  /** What went wrong and belongs to no field. */
  failure?: string | undefined
  wide?: boolean
  onSubmit(): void
  onClose(): void
  children: ReactNode
}

/** A dialog around one form: fields, one line for what went wrong, 取消 and the verb. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, busy, waiting = false, failure, wide = false, onSubmit, onClose, children } = props
  const { t } = useWords()
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A dialog may lie within the form of a page.
    event.stopPropagation()
    if (!waiting) onSubmit()
  }
  return (
    <Dialog
      title={title}
      wide={wide}
      // A click beside it would lose what was typed.
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={busy} disabled={waiting} type="submit" form={form}>
            {waiting ? t('followUp:form.uploading') : action}
          </Button>
        </>
      }
    >
      <form id={form} className="col" onSubmit={submit} noValidate>
        {children}
        {failure ? (
          <p className="over" role="alert">
            {failure}
          </p>
        ) : null}
      </form>
    </Dialog>
  )
}
