import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextArea, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { AddComplaintTermsDocument, shownPath, type TermKind, type TermRow } from './terms-query.ts'

interface AddDialogProps {
  place: string
  kind: TermKind
  /** The category the new ones are put under. */
  parent: TermRow | null
  onClose(): void
}

/** Adds categories or channels, one a line: a list may be pasted. */
export function AddTermsDialog({ place, kind, parent, onClose }: AddDialogProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [add, busy] = useWrite(AddComplaintTermsDocument)
  const errors = useFormErrors(['names'])
  const send = async () => {
    const names = text
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
    if (names.length === 0) return errors.set({ names: t('complaints:terms.needName') })
    const { failure } = await add({ place, kind, names, parentId: parent?.id ?? null })
    if (failure) return errors.fail(failure)
    toast(t('complaints:terms.added', { count: names.length }))
    onClose()
  }
  const hint = kind === 'CHANNEL' ? 'channelsHint' : parent ? 'belowHint' : 'categoriesHint'
  return (
    <FormDialog
      title={
        parent
          ? t('complaints:terms.addBelow', { name: shownPath(parent.path) })
          : t(`complaints:terms.add.${kind}`)
      }
      action={t('complaints:terms.addVerb')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextArea
        label={t('complaints:terms.names')}
        hint={t(`complaints:terms.${hint}`)}
        rows={8}
        value={text}
        onChange={setText}
        error={errors.of('names')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
