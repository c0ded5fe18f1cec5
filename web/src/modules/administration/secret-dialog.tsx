import { type ReactNode, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, toast } from '../../ui/index.ts'

interface SecretDialogProps {
  title: string
  /** That it is shown once, and what to do with it. */
  children: ReactNode
  secret: string
  rows?: number
  onClose(): void
}

/** Something shown this one time, to be copied. */
export function SecretDialog({ title, children, secret, rows = 2, onClose }: SecretDialogProps) {
  const { t } = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const copy = async () => {
    toast(t((await copied(secret, field.current)) ? 'admin:tokens.copied' : 'admin:tokens.copyByHand'))
  }
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <Button look="primary" onClick={copy}>
            {t('admin:tokens.copy')}
          </Button>
          <Button onClick={onClose}>{t('admin:tokens.kept')}</Button>
        </>
      }
    >
      <div className="col">
        {children}
        <textarea
          ref={field}
          className="token-once"
          aria-label={title}
          readOnly
          rows={rows}
          value={secret}
          onFocus={event => event.currentTarget.select()}
        />
      </div>
    </Dialog>
  )
}

/** On a plain-http intranet there is no clipboard API: the selected text is copied the old way. */
async function copied(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    field?.select()
    return document.execCommand('copy')
  }
}
