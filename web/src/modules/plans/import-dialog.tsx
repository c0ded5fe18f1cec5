import { useState } from 'react'
import { useLocation } from 'wouter'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, confirm, Dialog, FileDrop, Progress, toast } from '../../ui/index.ts'
import { SetPlanAmendsDocument } from './draft/draft.documents.ts'
import { type Uploaded, uploadPlan } from './upload.ts'

const ACCEPT = ['.txt', '.md', '.html', '.htm', '.docx', '.pdf']
const LIMIT_MB = 20

interface ImportDialogProps {
  /** The plan in force that the document is a new version of. */
  amends?: { id: string; title: string }
  onClose(): void
}

/** Takes a plan in: dropped, chosen or pasted. Each refusal stands as its sentence beside the drop area. */
export function ImportDialog({ amends, onClose }: ImportDialogProps) {
  const { t } = useWords()
  const { place, href } = useScope()
  const [, navigate] = useLocation()
  const [percent, setPercent] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  const [setAmends] = useWrite(SetPlanAmendsDocument)
  /** Whether the new draft is a version of a plan in force: said beforehand, or asked where the name is the same. */
  const amended = async ({ mayAmend, recognised }: Uploaded): Promise<string | null> => {
    if (amends) return amends.id
    if (recognised || !mayAmend) return null
    const yes = await confirm({
      title: t('plans:amend.askTitle'),
      body: t('plans:amend.ask', { title: mayAmend.title }),
      action: t('plans:amend.asVersion'),
    })
    return yes === null ? null : mayAmend.id
  }
  const open = async (uploaded: Uploaded) => {
    const { plan, recognised } = uploaded
    if (recognised) toast(t('plans:import.recognised', { title: plan.title }))
    const amendsId = plan.status === 'DRAFT' ? await amended(uploaded) : null
    if (amendsId !== null) {
      const { failure } = await setAmends({ planId: plan.id, amendsId })
      if (failure) toast(failure.message, { bad: true })
    }
    navigate(href(plan.status === 'DRAFT' ? paths.decompose(plan.id) : paths.plan(plan.id)))
  }
  const take = async (document: File | string) => {
    setRefusal(null)
    setPercent(0)
    const { data, failure } = await uploadPlan({ place, document, onProgress: setPercent })
    setPercent(null)
    if (data) await open(data)
    else setRefusal(failure.message)
  }
  const busy = percent !== null
  return (
    <Dialog
      title={amends ? t('plans:amend.import') : t('plans:import.title')}
      wide
      role={busy ? 'alertdialog' : 'dialog'}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.cancel')}</Button>}
    >
      <p className="cap">
        {amends ? t('plans:amend.lead', { title: amends.title }) : t('plans:import.lead')}
      </p>
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
