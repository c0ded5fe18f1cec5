import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { shortDay } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, toast } from '../../../ui/index.ts'
import { CorrectDialog } from '../correct-dialog.tsx'
import type { ObservationFacts } from '../reporting-query.ts'
import { RevisionsDialog } from '../revisions.tsx'

const WithdrawDocument = graphql(`
  mutation WithdrawObservation($id: ID!, $version: Int!) {
    withdrawObservation(id: $id, version: $version) {
      id
      ...ObservationFacts
    }
  }
`)

export interface FigureForm {
  kind: string
  unit?: string | null
  decimals: number
}

interface CellStateProps {
  observation: ObservationFacts | null
  name: string
  definition: FigureForm
  onStale(): void
}

/** How far a value is: who handed it in, who published it, why it came back; and what may be done with it. */
export function CellState({ observation, name, definition, onStale }: CellStateProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'correct' | 'revisions' | null>(null)
  const [withdraw, busy] = useWrite(WithdrawDocument)
  if (!observation) return <span className="mut">{t('reporting:notYet')}</span>
  const { id, version, can } = observation
  const takeBack = async () => {
    const { failure } = await withdraw({ id, version })
    toast(failure?.message ?? t('reporting:withdrawn', { name }), { bad: Boolean(failure) })
    onStale()
  }
  return (
    <div className="cell-state">
      <span className="row">
        <span className={`st ${observation.status.toLowerCase()}`}>
          {t(`reporting:status.${observation.status}`)}
        </span>
        {can.withdraw ? (
          <Button look="plain" small busy={busy} onClick={() => void takeBack()}>
            {t('reporting:withdraw')}
          </Button>
        ) : null}
        {can.correct ? (
          <Button look="plain" small onClick={() => setOpen('correct')}>
            {t('reporting:correct.open')}
          </Button>
        ) : null}
        {observation.revision > 1 ? (
          <Button look="plain" small onClick={() => setOpen('revisions')}>
            {t('reporting:revisions.open', { count: observation.revision })}
          </Button>
        ) : null}
      </span>
      <WhoAndWhen observation={observation} />
      {observation.status === 'RETURNED' && observation.opinion ? (
        <span className="over wrap">{t('reporting:returnedFor', { why: observation.opinion })}</span>
      ) : null}
      {open === 'correct' ? (
        <CorrectDialog
          observation={observation}
          name={name}
          definition={definition}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            onStale()
          }}
        />
      ) : null}
      {open === 'revisions' ? (
        <RevisionsDialog id={id} name={name} definition={definition} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  )
}

/** `张三 10-09 填报`, `李四 10-12 公布`. */
function WhoAndWhen({ observation: one }: { observation: ObservationFacts }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const [who, on, word] = one.publishedOn
    ? [one.publishedBy, one.publishedOn, t('reporting:did.published')]
    : [one.submittedBy, one.submittedOn, t('reporting:did.submitted')]
  return (
    <span className="cap">
      {who} {shortDay(on, asOf)} {word}
      {one.late ? ` · ${t('reporting:late')}` : ''}
    </span>
  )
}
