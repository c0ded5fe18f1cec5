import { useMemo, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea, toast } from '../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import { DifferenceWords } from './difference-words.tsx'
import { isEmpty, NO_CHANGE, type Preview, previewOf, type StateChange } from './state-change.ts'
import { StateFields } from './state-fields.tsx'
import type { SystemRow } from './system-query.ts'

const RecordSystemStatesDocument = graphql(`
  mutation RecordSystemStates($keys: [SystemKey!]!, $state: SystemStateInput!) {
    recordSystemStates(keys: $keys, state: $state) {
      id
      ...SystemRow
    }
  }
`)

/** What the dialog needs to know of a system. */
export type Recorded = Pick<SystemRow, 'id' | 'name' | 'version' | 'state' | 'can'> & {
  place: { code: string }
}

interface RecordStatesDialogProps {
  systems: readonly Recorded[]
  onClose(): void
  onDone(): void
}

/** One change for one or several systems, with ground and evidence; before it is sent, what each will be. */
export function RecordStatesDialog({ systems, onClose, onDone }: RecordStatesDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [record, busy] = useWrite(RecordSystemStatesDocument)
  const [effectiveOn, setEffectiveOn] = useState<string | null>(today)
  const [change, setChange] = useState<StateChange>(NO_CHANGE)
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(['effectiveOn', 'reason'])
  const preview = useMemo(() => previewOf(systems, change), [systems, change])
  const count = preview.will.length

  const send = async () => {
    const missing: Record<string, string> = {}
    if (!effectiveOn) missing['effectiveOn'] = t('systems:record.needDay')
    if (reason.trim() === '') missing['reason'] = t('systems:record.needReason')
    if (isEmpty(change)) missing['change'] = t('systems:record.needChange')
    else if (count === 0) missing['change'] = t('systems:record.none')
    if (!effectiveOn || Object.keys(missing).length > 0) return errors.set(missing)
    const { failure } = await record({
      keys: preview.will.map(({ system: { id, version } }) => ({ id, version })),
      state: { ...change, effectiveOn, reason: reason.trim(), attachmentIds: files.map(({ id }) => id) },
    })
    if (failure) return errors.fail(failure)
    toast(t('systems:record.done', { count }))
    onDone()
  }
  return (
    <FormDialog
      title={
        systems.length === 1
          ? t('systems:record.title')
          : t('systems:record.titleMany', { count: systems.length })
      }
      action={t('systems:record.submit', { count })}
      busy={busy}
      waiting={uploading}
      failure={errors.rest ?? errors.of('change')}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      {systems.length === 1 ? <p>{systems[0]?.name}</p> : null}
      <DatePicker
        label={t('systems:record.effectiveOn')}
        value={effectiveOn}
        shown={today}
        onChange={setEffectiveOn}
        error={errors.of('effectiveOn') ?? null}
        required
      />
      <StateFields value={change} onChange={patch => setChange(old => ({ ...old, ...patch }))} keep />
      <TextArea
        label={t('systems:record.reason')}
        placeholder={t('systems:record.reasonHint')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        required
      />
      <AttachmentPicker
        place={systems[0]?.place.code ?? ''}
        label={t('systems:record.evidence')}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
      {isEmpty(change) ? null : <Outcome preview={preview} />}
    </FormDialog>
  )
}

/** Which systems change and how, which are so already, which the viewer may not record. */
function Outcome({ preview: { will, same, cannot } }: { preview: Preview<Recorded> }) {
  const { t } = useWords()
  return (
    <section aria-live="polite">
      <h3>{t('systems:record.preview', { count: will.length })}</h3>
      <ul className="state-preview">
        {will.map(({ system, differences }) => (
          <li key={system.id}>
            <b>{system.name}</b>
            <span className="cap">
              <DifferenceWords differences={differences} />
            </span>
          </li>
        ))}
      </ul>
      {same.length > 0 ? (
        <p className="cap">
          {t('systems:record.same', { count: same.length })}：{same.map(({ name }) => name).join('、')}
        </p>
      ) : null}
      {cannot.length > 0 ? (
        <p className="over wrap">
          {t('systems:record.cannot', { count: cannot.length })}：{cannot.map(({ name }) => name).join('、')}
        </p>
      ) : null}
    </section>
  )
}
