import { useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, TextField } from '../../ui/index.ts'
import { useDesk } from './desk.ts'
import type { DraftTask } from './draft/draft.documents.ts'

/** Ends of sentences, or of clauses where there is only one sentence. */
const ENDS = [/[。\uff1b;\n]/g, /[\uff0c,、]/g]

/** Where a sentence ends nearest the middle: the likeliest place to cut. */
export function likelyCut(text: string): number {
  const inside = (at: number) => text.slice(0, at).trim() !== '' && text.slice(at).trim() !== ''
  const ends = ENDS.map(mark => [...text.matchAll(mark)].map(({ index }) => index + 1).filter(inside))
  const cuts = ends.find(list => list.length > 0) ?? []
  const far = (at: number) => Math.abs(at - text.length / 2)
  return cuts.reduce((best, at) => (far(at) < far(best) ? at : best), cuts[0] ?? 0)
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
