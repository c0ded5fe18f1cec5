import type { TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import { useWrite } from '../../graphql/write.ts'
import { TextArea } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

const SHORTEST_REASON = 5

export interface UnmaskWords {
  title: string
  action: string
  body: string
  reason: string
  hint?: string
  /** Said when the reason is too short. */
  needReason: string
}

interface UnmaskDialogProps<Data> {
  /** The mutation that records the reason and answers with what is hidden. */
  document: TypedDocumentNode<Data, { id: string; reason: string }>
  id: string
  words: UnmaskWords
  onClose(): void
  onDone(data: Data, reason: string): void
}

/** Asks why somebody's personal information has to be seen; without a reason it stays masked. */
export function UnmaskDialog<Data>({ document, id, words, onClose, onDone }: UnmaskDialogProps<Data>) {
  const [unmask, busy] = useWrite(document)
  const [typed, setReason] = useState('')
  const errors = useFormErrors(['reason'])
  const reason = typed.trim()
  const send = async () => {
    if (reason.length < SHORTEST_REASON) return errors.set({ reason: words.needReason })
    const { data, failure } = await unmask({ id, reason })
    if (failure) errors.fail(failure)
    else onDone(data, reason)
  }
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{words.body}</p>
      <TextArea
        label={words.reason}
        hint={words.hint}
        rows={2}
        value={typed}
        onChange={setReason}
        error={errors.of('reason')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
