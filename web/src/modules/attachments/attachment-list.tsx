import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import { fileSize, kindLabel } from './file-words.ts'
import type { AttachedFile } from './upload-attachment.ts'
import './attachments.css'

/** Files of a record by name, kind and size; a click saves one. Nothing when there are none. */
export function AttachmentList({ items }: { items: readonly AttachedFile[] }) {
  const { t } = useWords()
  if (items.length === 0) return null
  return (
    <ul className="attachments" aria-label={t('attachments:label')}>
      {items.map(item => (
        <AttachmentRow key={item.id} file={item} />
      ))}
    </ul>
  )
}

/** One kept file, with what can be done to it at its end. */
export function AttachmentRow({ file, end }: { file: AttachedFile; end?: ReactNode }) {
  const { t } = useWords()
  return (
    <li>
      <span className="tag" aria-hidden="true">
        {kindLabel(file.name)}
      </span>
      <a
        className="name"
        href={`/files/attachments/${encodeURIComponent(file.id)}`}
        download={file.name}
        title={t('attachments:download', { name: file.name })}
      >
        {file.name}
      </a>
      <span className="cap">{fileSize(file.size)}</span>
      {end}
    </li>
  )
}
