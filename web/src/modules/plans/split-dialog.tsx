import { useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, TextField } from '../../ui/index.ts'
import { useDesk } from './desk.ts'
import type { DraftTask } from './draft/draft.documents.ts'

/** Where a sentence ends nearest the middle: the likeliest place to cut. */
export function likelyCut(text: string): number {
  const middle = text.length / 2
  const ends = [...text.matchAll(/[。\uff1b;\n]/g)]
    .map(({ index }) => index + 1)
    .filter(at => at < text.length)
  return ends.reduce(
    (best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best),
    ends[0] ?? 0,
  )
}

/** Cuts a task in two where the caret stands in its words. */
export function SplitDialog({ task, onClose }: { task: DraftTask; onClose(): void }) {
  const { t } = useWords()
  const { edit } = useDesk()
  const box = useRef<HTMLTextAreaElement>(null)
  const [at, setAt] = useState(() => likelyCut(task.text))
  const [title, setTitle] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const head = task.text.slice(0, at).trim()
  const tail = task.text.slice(at).trim()
  const split = async () => {
    const failure = await edit({ type: 'split', id: task.id, at, secondTitle: title.trim() || null })
    if (failure) setRefusal(failure.message)
    else onClose()
  }
  return (
    <Dialog
      wide
      title={t('plans:split.title', { title: task.title })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" disabled={!head || !tail} onClick={() => void split()}>
            {t('plans:split.action')}
          </Button>
        </>
      }
    >
      <p className="cap">{t('plans:split.hint')}</p>
      <textarea
        ref={box}
        className="field split-text"
        aria-label={t('plans:split.text')}
        readOnly
        rows={7}
        value={task.text}
        onSelect={event => setAt(event.currentTarget.selectionStart)}
      />
      <ol className="split-parts">
        <li>{head || <span className="mut">{t('plans:split.nothing')}</span>}</li>
        <li>{tail || <span className="mut">{t('plans:split.nothing')}</span>}</li>
      </ol>
      <TextField
        label={t('plans:split.secondTitle')}
        hint={t('plans:split.secondTitleHint')}
        value={title}
        onChange={setTitle}
        error={refusal}
      />
    </Dialog>
  )
}
