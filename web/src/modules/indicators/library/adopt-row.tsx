import { useWords } from '../../../i18n/index.ts'
import { Button, SelectBox } from '../../../ui/index.ts'
import type { Proposal } from './adopt-dialog.tsx'
import { DefinitionFields } from './definition-fields.tsx'
import { FactsFields } from './facts-fields.tsx'
import type { DefinitionValues, FactsValues } from './indicator-form.ts'
import { levelWords, pathWords, sourceWords } from './library-words.ts'

export interface ProposalValues {
  facts: FactsValues
  definition: DefinitionValues
}

/** What the server said of one field of one proposal. */
export interface ProposalFault {
  id: string
  field: string
  sentence: string
}

interface ProposalRowProps {
  place: string
  /** Level of the jurisdiction. */
  top: number
  proposal: Proposal
  values: ProposalValues
  chosen: boolean
  open: boolean
  fault: ProposalFault | null
  change(values: ProposalValues): void
  choose(): void
  onOpen(): void
}

/** One proposal: the plan's sentence, what the system makes of it in a line, and the form to put it right. */
export function ProposalRow(props: ProposalRowProps) {
  const { place, top, proposal, values, chosen, open, fault, change, choose, onOpen } = props
  const errors = { of: (field: string) => (fault?.field === field ? fault.sentence : undefined) }
  const { t } = useWords()
  const { indicator } = proposal
  const { facts, definition } = values
  const line = [
    t(`library:kind.${definition.kind}`),
    t(`library:directionShort.${definition.direction}`),
    t(`library:frequency.${facts.frequency}`),
    facts.feed === 'REPORTED' ? levelWords(t, facts.reportLevels) : t(`library:feed.${facts.feed}`),
  ]
  const items = [
    definition.numeratorItem,
    definition.kind === 'RATIO' ? definition.denominatorItem : '',
  ].filter(Boolean)
  return (
    <li className={open ? 'open' : undefined}>
      <div className="adopt-head">
        <SelectBox
          label={t('library:adopt.choose', { name: indicator.name })}
          checked={chosen}
          onChange={choose}
          aria-label={t('library:adopt.choose', { name: indicator.name })}
        />
        <div className="grow">
          <div className="row">
            <b>{indicator.name}</b>
            <span className="mut">{pathWords(indicator, definition.unit)}</span>
            {definition.unit.trim() === '' ? (
              <span className="tag lacks">{t('library:adopt.lacksUnit')}</span>
            ) : null}
            {indicator.unit === null && definition.unit === proposal.unit ? (
              <span className="tag lacks">{t('library:adopt.guessedUnit', { unit: proposal.unit })}</span>
            ) : null}
          </div>
          <div>{line.filter(Boolean).join(' · ')}</div>
          {items.length > 0 ? <div className="cap">{items.join(' ÷ ')}</div> : null}
          {indicator.sourceText ? (
            <blockquote className="quote cap">{sourceWords(indicator.sourceText)}</blockquote>
          ) : null}
        </div>
        <Button small onClick={onOpen} aria-expanded={open}>
          {t(open ? 'library:adopt.fold' : 'common:action.edit')}
        </Button>
      </div>
      {open ? (
        <div className="col adopt-form">
          <FactsFields
            values={facts}
            change={next => change({ ...values, facts: next })}
            errors={errors}
            top={top}
          />
          <DefinitionFields
            values={definition}
            change={next => change({ ...values, definition: next })}
            errors={errors}
            place={place}
            indicatorId={indicator.id}
          />
        </div>
      ) : null}
    </li>
  )
}
