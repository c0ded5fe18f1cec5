import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextArea } from './field.tsx'

interface Question {
  title: string
  /** What will happen, and whether it can be undone. */
  body: ReactNode
  /** The verb: 生成台账, 退回. */
  action: string
  /** Asks for a reason; the answer is then the text. */
  reason?: { label: string; required?: boolean }
}

interface Asked extends Question {
  id: number
  answer(value: string | null): void
}

let asked: Asked | null = null
let lastId = 0
const listeners = new Set<() => void>()

function show(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Asks before something that matters. Resolves to the reason (`''` without one), or null when given up. */
export function confirm(question: Question): Promise<string | null> {
  return new Promise(resolve => {
    lastId += 1
    show({
      ...question,
      id: lastId,
      answer(value) {
        show(null)
        resolve(value)
      },
    })
  })
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Mounted once by the app. */
export function Confirmations() {
  const question = useSyncExternalStore(subscribe, () => asked)
  return question ? <ConfirmDialog key={question.id} question={question} /> : null
}

function ConfirmDialog({ question: { title, body, action, reason, answer } }: { question: Asked }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const missing = Boolean(reason?.required) && text.trim() === ''
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={() => answer(null)}
      foot={
        <>
          <Button onClick={() => answer(null)}>{t('common:action.cancel')}</Button>
          <Button look="primary" disabled={missing} onClick={() => answer(text.trim())}>
            {action}
          </Button>
        </>
      }
    >
      <div>{body}</div>
      {reason ? (
        <TextArea label={reason.label} required={reason.required} value={text} onChange={setText} autoFocus />
      ) : null}
    </Dialog>
  )
}
