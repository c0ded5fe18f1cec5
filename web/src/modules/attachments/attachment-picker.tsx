import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, cx, Group, Progress, useNarrow } from '../../ui/index.ts'
import { AttachmentRow } from './attachment-list.tsx'
import { ACCEPTED, fileSize, kindLabel, LIMIT_MB } from './file-words.ts'
import type { AttachedFile } from './upload-attachment.ts'
import { type Pending, useUploads } from './use-uploads.ts'
import './attachments.css'

interface AttachmentPickerProps {
  /** Place of the record the files are for. */
  place: string
  value: readonly AttachedFile[]
  onChange(value: AttachedFile[]): void
  /** Heard when files begin or end travelling: a form waits with submitting. */
  onBusy?: (busy: boolean) => void
  /** Default 附件. */
  label?: string
  disabled?: boolean
}

/** Takes files by dropping, choosing or the camera of a phone; each is sent at once and fails by itself. */
export function AttachmentPicker({ place, value, onChange, onBusy, label, disabled }: AttachmentPickerProps) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  // Files that arrive together each add to what the others made of it, not to what was drawn last.
  const latest = useRef(value)
  latest.current = value
  const change = (next: AttachedFile[]) => {
    latest.current = next
    onChange(next)
  }
  const uploads = useUploads({ place, onArrived: file => change([...latest.current, file]) })
  const { busy } = uploads
  useEffect(() => onBusy?.(busy), [busy, onBusy])

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) uploads.add(event.dataTransfer.files)
  }
  return (
    <Group className="fld" label={label ?? t('attachments:label')}>
      <span className="label">{label ?? t('attachments:label')}</span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the buttons inside are everybody's. */}
      <div
        className={cx('attach-drop', over && 'over')}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Sources disabled={disabled ?? false} onFiles={files => uploads.add(files)} />
        <span className="cap">
          {over ? t('common:file.dropNow') : t('attachments:hint', { limit: LIMIT_MB })}
        </span>
      </div>
      {value.length + uploads.pending.length > 0 ? (
        <ul className="attachments">
          {value.map(file => (
            <AttachmentRow
              key={file.id}
              file={file}
              end={
                disabled ? null : (
                  <RemoveButton
                    name={file.name}
                    onClick={() => change(latest.current.filter(({ id }) => id !== file.id))}
                  />
                )
              }
            />
          ))}
          {uploads.pending.map(one => (
            <PendingRow
              key={one.key}
              pending={one}
              onRetry={one.mayRetry ? () => uploads.retry(one) : null}
              onRemove={() => uploads.remove(one)}
            />
          ))}
        </ul>
      ) : null}
    </Group>
  )
}

function Sources({ disabled, onFiles }: { disabled: boolean; onFiles(files: File[]): void }) {
  const { t } = useWords()
  const narrow = useNarrow()
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const input = (
    ref: typeof files,
    word: string,
    attributes: { accept: string; capture?: 'environment' },
  ) => (
    <input
      ref={ref}
      type="file"
      className="sr"
      tabIndex={-1}
      aria-label={word}
      multiple={attributes.capture === undefined}
      {...attributes}
      onChange={event => {
        onFiles([...(event.target.files ?? [])])
        // The same file may be chosen again after it was removed.
        event.target.value = ''
      }}
    />
  )
  return (
    <>
      <Button disabled={disabled} onClick={() => files.current?.click()}>
        {t('common:file.choose')}
      </Button>
      {input(files, t('common:file.choose'), { accept: ACCEPTED.join(',') })}
      {narrow ? (
        <>
          <Button disabled={disabled} onClick={() => camera.current?.click()}>
            {t('attachments:camera')}
          </Button>
          {input(camera, t('attachments:camera'), { accept: 'image/jpeg,image/png', capture: 'environment' })}
        </>
      ) : null}
    </>
  )
}

interface PendingRowProps {
  pending: Pending
  onRetry: (() => void) | null
  onRemove(): void
}

function PendingRow({ pending: { file, part, error }, onRetry, onRemove }: PendingRowProps) {
  const { t } = useWords()
  return (
    <li className={cx(error !== null && 'failed')}>
      <span className="tag" aria-hidden="true">
        {kindLabel(file.name)}
      </span>
      <span className="name">{file.name}</span>
      {error === null ? (
        <Progress percent={Math.round(part * 100)} label={t('attachments:sending', { name: file.name })} />
      ) : (
        <span className="cap">{fileSize(file.size)}</span>
      )}
      {error !== null && onRetry ? (
        <Button look="plain" small onClick={onRetry}>
          {t('common:state.retry')}
        </Button>
      ) : null}
      <RemoveButton name={file.name} onClick={onRemove} />
      {error === null ? null : (
        <span className="err" role="alert">
          {error}
        </span>
      )}
    </li>
  )
}

function RemoveButton({ name, onClick }: { name: string; onClick(): void }) {
  const { t } = useWords()
  return (
    <Button look="plain" small aria-label={t('attachments:removeNamed', { name })} onClick={onClick}>
      {t('attachments:remove')}
    </Button>
  )
}
