import { useState } from 'react'
import type { IndicatorProposalsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Dialog, EmptyState, Loaded } from '../../../ui/index.ts'
import { type ProposalFault, ProposalRow, type ProposalValues } from './adopt-row.tsx'
import { definitionInput, definitionOf, factsInput, factsOf } from './indicator-form.ts'
import { useTopLevel } from './use-places.ts'

const ProposalsDocument = graphql(`
  query IndicatorProposals($place: ID!, $ids: [ID!]) {
    indicatorProposals(place: $place, ids: $ids) {
      indicator {
        id
        no
        name
        version
        unit
        dataSource
        baselineYear
        baseline
        targetYear
        target
        targetText
        sourceText
        owner {
          id
          name
        }
        plan {
          id
          title
        }
      }
      kind
      direction
      unit
      decimals
      cumulative
      reportLevels
      frequency
      ownFigure
      feed
      measure
      definition
      numeratorItem
      denominatorItem
    }
  }
`)

const AdoptDocument = graphql(`
  mutation AdoptIndicators($inputs: [AdoptIndicatorInput!]!) {
    adoptIndicators(inputs: $inputs) {
      id
      ...IndicatorEntry
    }
  }
`)

export type Proposal = IndicatorProposalsQuery['indicatorProposals'][number]

interface AdoptDialogProps {
  /** Jurisdiction whose proposals are shown. */
  place: string
  /** Only these; left out = all that wait. */
  ids?: readonly string[]
  onClose(): void
  onDone(said: string): void
}

/** 纳入指标库: what the system makes of the plan's indicators, each with its sentence, to be looked at and put right. */
export function AdoptDialog({ place, ids, onClose, onDone }: AdoptDialogProps) {
  const { t } = useWords()
  const result = useRead(ProposalsDocument, { place, ids: ids ? [...ids] : null }, { fresh: true })
  const proposals = result.data?.indicatorProposals
  return proposals && proposals.length > 0 ? (
    <AdoptForm place={place} proposals={proposals} onClose={onClose} onDone={onDone} />
  ) : (
    <Dialog
      title={t('library:adopt.title')}
      wide
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <Loaded result={result}>{() => <EmptyState>{t('library:adopt.none')}</EmptyState>}</Loaded>
    </Dialog>
  )
}

const startOf = (proposal: Proposal, today: string): ProposalValues => {
  const { indicator } = proposal
  return {
    facts: factsOf({
      ...proposal,
      name: indicator.name,
      dataSource: indicator.dataSource ?? null,
      owner: indicator.owner ?? null,
    }),
    definition: definitionOf(proposal, `${indicator.baselineYear ?? today.slice(0, 4)}-01-01`),
  }
}

interface AdoptFormProps extends AdoptDialogProps {
  proposals: readonly Proposal[]
}

function AdoptForm({ place, proposals, onClose, onDone }: AdoptFormProps) {
  const { t } = useWords()
  const { today } = useScope()
  const top = useTopLevel(place)
  const [values, setValues] = useState(
    () => new Map(proposals.map(one => [one.indicator.id, startOf(one, today)])),
  )
  const [chosen, setChosen] = useState(() => new Set(proposals.map(one => one.indicator.id)))
  const [open, setOpen] = useState<string | null>(
    proposals.length === 1 ? (proposals[0]?.indicator.id ?? null) : null,
  )
  const [adopt, busy] = useWrite(AdoptDocument)
  const [failure, setFailure] = useState<string | null>(null)
  const [fault, setFault] = useState<ProposalFault | null>(null)
  const send = async () => {
    const inputs = proposals.flatMap(({ indicator: { id, version } }) => {
      const own = values.get(id)
      if (!own || !chosen.has(id)) return []
      return [{ id, version, facts: factsInput(own.facts), definition: definitionInput(own.definition) }]
    })
    const { failure: refused } = await adopt({ inputs })
    if (!refused) return onDone(t('library:adopt.done', { count: inputs.length }))
    // `inputs.3.definition.unit` names the row; it is opened so that the sentence stands by it.
    const [field, sentence] = Object.entries(refused.fields)[0] ?? []
    const at = Number(/inputs\.(\d+)/.exec(field ?? '')?.[1] ?? Number.NaN)
    const bad = inputs[at]
    if (bad) setOpen(bad.id)
    const column = field?.split('.').pop()
    setFault(bad && column && sentence ? { id: bad.id, field: column, sentence } : null)
    const name = proposals.find(one => one.indicator.id === bad?.id)?.indicator.name
    setFailure(
      name && sentence ? t('library:adopt.fault', { name, sentence }) : (sentence ?? refused.message),
    )
  }
  return (
    <Dialog
      title={t('library:adopt.titleCount', { count: proposals.length })}
      wide
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={busy} disabled={chosen.size === 0} onClick={() => void send()}>
            {t('library:adopt.action', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <p className="mut">{t('library:adopt.body')}</p>
      {failure ? (
        <p className="over wrap" role="alert">
          {failure}
        </p>
      ) : null}
      <ul className="adopt-list">
        {proposals.map(proposal => {
          const { id } = proposal.indicator
          const own = values.get(id)
          return own ? (
            <ProposalRow
              key={id}
              place={place}
              top={top}
              proposal={proposal}
              values={own}
              chosen={chosen.has(id)}
              open={open === id}
              fault={fault?.id === id ? fault : null}
              change={next => setValues(new Map(values).set(id, next))}
              choose={() =>
                setChosen(new Set(chosen.has(id) ? [...chosen].filter(one => one !== id) : [...chosen, id]))
              }
              onOpen={() => setOpen(open === id ? null : id)}
            />
          ) : null
        })}
      </ul>
    </Dialog>
  )
}
