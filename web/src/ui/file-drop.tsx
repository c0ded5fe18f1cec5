import { type DragEvent, useRef, useState } from 'react'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { TextArea } from './field.tsx'

interface FileDropProps {
  /** Endings with their dot: `['.docx', '.pdf']`. */
  accept: readonly string[]
  limitMb: number
  /** What may be dropped, in words. */
  hint: string
  busy?: boolean
  onFile(file: File): void
  /** Offers a field for pasted text. */
  onText?: (text: string) => void
}

/** Takes a document by dragging, by choosing, or as pasted text. What cannot work is refused before anything is sent. */
export function FileDrop({ accept, limitMb, hint, busy = false, onFile, onText }: FileDropProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const take = (file: File | undefined) => {
    if (!file) return
    const size = file.size / 1024 / 1024
    const known = accept.some(ending => file.name.toLowerCase().endsWith(ending))
    if (!known) return setRefusal(t('common:file.wrongType', { name: file.name, accepted: accept.join(' ') }))
    if (size > limitMb)
      return setRefusal(t('common:file.tooLarge', { name: file.name, size: size.toFixed(1), limit: limitMb }))
    setRefusal(null)
    onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div className="col">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside is everybody's. */}
      <div
        className={cx('drop', over && 'over')}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{t(over ? 'common:file.dropNow' : 'common:file.drop')}</b>
        <span className="cap">{hint}</span>
        <Button busy={busy} onClick={() => input.current?.click()}>
          {t('common:file.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          className="sr"
          tabIndex={-1}
          aria-label={t('common:file.choose')}
          accept={accept.join(',')}
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {refusal ? (
        <p className="over" role="alert">
          {refusal}
        </p>
      ) : null}
      {onText ? <PasteText busy={busy} onText={onText} /> : null}
    </div>
  )
}

function PasteText({ busy, onText }: { busy: boolean; onText(text: string): void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  return (
    <>
      <TextArea
        label={t('common:file.pasteLabel')}
        rows={6}
        value={text}
        onChange={setText}
        placeholder={t('common:file.paste')}
      />
      <div className="row">
        <Button busy={busy} disabled={text.trim() === ''} onClick={() => onText(text)}>
          {t('common:file.usePasted')}
        </Button>
      </div>
    </>
  )
}
