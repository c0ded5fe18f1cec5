import { useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Dialog, FileDrop, Progress, toast } from '../../ui/index.ts'
import { type Uploaded, uploadPlan } from './upload.ts'

const ACCEPT = ['.txt', '.md', '.html', '.htm', '.docx', '.pdf']
const LIMIT_MB = 20

/** Takes a plan in: dropped, chosen or pasted. Each refusal stands as its sentence beside the drop area. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { place, href } = useScope()
  const [, navigate] = useLocation()
  const [percent, setPercent] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  const open = ({ plan, recognised }: Uploaded) => {
    if (recognised) toast(t('plans:import.recognised', { title: plan.title }))
    navigate(href(plan.status === 'DRAFT' ? paths.decompose(plan.id) : paths.plan(plan.id)))
  }
  const take = async (document: File | string) => {
    setRefusal(null)
    setPercent(0)
    const { data, failure } = await uploadPlan({ place, document, onProgress: setPercent })
    setPercent(null)
    if (data) open(data)
    else setRefusal(failure.message)
  }
  const busy = percent !== null
  return (
    <Dialog
      title={t('plans:import.title')}
      wide
      role={busy ? 'alertdialog' : 'dialog'}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.cancel')}</Button>}
    >
      <p className="cap">{t('plans:import.lead')}</p>
      <FileDrop
        accept={ACCEPT}
        limitMb={LIMIT_MB}
        hint={t('plans:import.hint', { accepted: ACCEPT.join(' '), limit: LIMIT_MB })}
        busy={busy}
        onFile={file => void take(file)}
        onText={text => void take(text)}
      />
      {refusal ? (
        <p className="refused" role="alert">
          {refusal}
        </p>
      ) : null}
      {percent === null ? null : <Sending percent={percent} />}
    </Dialog>
  )
}

function Sending({ percent }: { percent: number }) {
  const { t } = useWords()
  const label = percent < 100 ? t('plans:import.sending', { percent }) : t('plans:import.reading')
  return (
    <div className="col" role="status">
      <span>{label}</span>
      <Progress percent={percent} label={label} />
    </div>
  )
}
