import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, DateText } from '../../../ui/index.ts'
import type { Unit } from '../../follow-up/index.ts'

const SuggestDocument = graphql(`
  query SuggestForComplaint($place: ID!, $text: String!) {
    suggestForComplaint(place: $place, text: $text) {
      categories {
        probability
        category {
          id
          name
          path
        }
      }
      units {
        probability
        organization {
          id
          name
        }
      }
      similar {
        score
        reason
        complaint {
          id
          title
          receivedOn
          state
        }
      }
    }
  }
`)

interface SuggestionsProps {
  text: string
  place: string
  categoryId: string | null
  unit: Unit | null
  onCategory(id: string): void
  onUnit(unit: Unit | null): void
}

const PAUSE_MS = 600
/** Fewer characters say too little. */
const ENOUGH = 8

/** What was typed, once the typing has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

/** Category and unit learned from the closed tickets of the place, and tickets like this one. */
export function Suggestions({ text, place, categoryId, unit, onCategory, onUnit }: SuggestionsProps) {
  const { t } = useWords()
  const words = usePaused(text).slice(0, 2000)
  const { data } = useRead(SuggestDocument, { place, text: words }, { pause: words.length < ENOUGH })
  const found = words.length < ENOUGH ? undefined : data?.suggestForComplaint
  const learned = found && (found.categories.length > 0 || found.units.length > 0)
  return (
    <section className="suggestions" aria-label={t('complaints:create.suggestions')} aria-live="polite">
      {found ? null : <p className="cap">{t('complaints:create.suggestionsHint')}</p>}
      {found && !learned ? <p className="cap">{t('complaints:create.learning')}</p> : null}
      {found && found.categories.length > 0 ? (
        <Line word={t('complaints:create.suggestedCategory')}>
          {found.categories.map(({ category, probability }) => (
            <Proposed
              key={category.id}
              on={category.id === categoryId}
              title={category.path}
              probability={probability}
              onPress={() => onCategory(category.id)}
            >
              {category.name}
            </Proposed>
          ))}
        </Line>
      ) : null}
      {found && found.units.length > 0 ? (
        <Line word={t('complaints:create.suggestedUnit')}>
          {found.units.map(({ organization, probability }) => (
            <Proposed
              key={organization.id}
              on={organization.id === unit?.id}
              title={organization.name}
              probability={probability}
              onPress={() => onUnit(organization.id === unit?.id ? null : organization)}
            >
              {organization.name}
            </Proposed>
          ))}
        </Line>
      ) : null}
      {found ? <Similar items={found.similar} /> : null}
    </section>
  )
}

const Line = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <div className="line">
    <span className="cap">{word}</span>
    <span className="chip-set">{children}</span>
  </div>
)

interface ProposedProps {
  on: boolean
  title: string
  probability: number
  onPress(): void
  children: string
}

function Proposed({ on, title, probability, onPress, children }: ProposedProps) {
  const { t } = useWords()
  return (
    <Button small className={on ? 'chosen' : ''} aria-pressed={on} title={title} onClick={onPress}>
      {children}
      <span className="mut">
        {t('complaints:form.probability', { percent: Math.round(probability * 100) })}
      </span>
    </Button>
  )
}

interface SimilarItem {
  score: number
  reason: string
  complaint: {
    id: string
    title: string
    receivedOn: string
    state: 'RECEIVED' | 'DISPATCHED' | 'HANDLING' | 'FINISHED' | 'CALLED_BACK' | 'ARCHIVED'
  }
}

function Similar({ items }: { items: readonly SimilarItem[] }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <div className="line">
      <span className="cap">{t('complaints:create.similar')}</span>
      {items.length === 0 ? (
        <span className="cap">{t('complaints:create.noSimilar')}</span>
      ) : (
        <ul className="other-tickets grow">
          {items.slice(0, 4).map(({ complaint, reason }) => (
            <li key={complaint.id}>
              <Link href={href(paths.complaint(complaint.id))} target="_blank">
                {complaint.title}
              </Link>
              <span className="cap">
                <DateText day={complaint.receivedOn} /> · {t(`complaints:state.${complaint.state}`)} ·{' '}
                {reason}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
