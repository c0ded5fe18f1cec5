import { useWords } from '../../i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { Button } from '../../ui/index.ts'
import { InlineChoice, InlineText } from './cards/inline-text.tsx'
import { numberOf } from './cards/targets-editor.tsx'
import { useDesk } from './desk.ts'
import type { DraftIndicator } from './draft/draft.documents.ts'
import type { IndicatorChange } from './draft/local-edit.ts'

const LEVELS = ['', 'province', 'city', 'county', 'town', 'village'] as const
type Level = (typeof LEVELS)[number]

/** The rows of the annex tables: edited in place, or said to be none. */
export function IndicatorsCard() {
  const { t } = useWords()
  const { draft } = useDesk()
  const kept = draft.indicators.filter(({ removed }) => !removed)
  const heads = ['name', 'level', 'unit', 'baseline', 'target'] as const
  return (
    <section className="card tk ind" aria-label={t('plans:indicator.title', { count: kept.length })}>
      <header>
        <h2>{t('plans:indicator.title', { count: kept.length })}</h2>
      </header>
      <div className="scroll-x">
        <table className="tbl dense">
          <thead>
            <tr>
              {heads.map(head => (
                <th key={head} scope="col">
                  {t(`plans:indicator.${head}`)}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {draft.indicators.map(indicator => (
              <IndicatorRow key={indicator.id} indicator={indicator} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const shown = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)
const yearOf = (words: string) => (words.trim() === '' ? null : Math.round(numberOf(words) ?? 0))

function IndicatorRow({ indicator }: { indicator: DraftIndicator }) {
  const { t } = useWords()
  const { edit, mayEdit, look, lookFromCard } = useDesk()
  const { id, name, level, unit, baseline, baselineYear, target, targetYear, targetText, removed } = indicator
  const save = (change: IndicatorChange) => edit({ type: 'indicator', id, change })
  const field = (
    label: 'baselineYear' | 'baseline' | 'targetYear' | 'target' | 'unit',
    value: string,
    store: (words: string) => IndicatorChange,
  ) => (
    <InlineText
      label={`${name} ${t(`plans:indicator.${label}`)}`}
      placeholder={t(`plans:indicator.${label}`)}
      disabled={!mayEdit || removed}
      value={value}
      save={words => save(store(words))}
    />
  )
  const levels = LEVELS.map(value => ({ value, label: t(`plans:level.${value || 'none'}`) }))
  // A target may be a number or words; what is typed decides.
  const targetOf = (words: string): IndicatorChange => {
    const number = numberOf(words)
    return number === null
      ? { target: null, targetText: words.trim() || null }
      : { target: number, targetText: null }
  }
  return (
    <tr
      className={cx(look?.card === id && 'hot', removed && 'gone')}
      data-card={id}
      onMouseEnter={() => lookFromCard({ card: id, part: id }, indicator.source)}
      onMouseLeave={() => lookFromCard(null)}
    >
      <td>
        <InlineText
          lines
          label={t('plans:indicator.name')}
          disabled={!mayEdit || removed}
          value={name}
          save={words => save({ name: words })}
        />
      </td>
      <td>
        <InlineChoice
          label={`${name} ${t('plans:indicator.level')}`}
          disabled={!mayEdit || removed}
          value={(level ?? '') as Level}
          options={levels}
          onChange={next => void save({ level: next || null })}
        />
      </td>
      <td className="w4">{field('unit', unit ?? '', words => ({ unit: words.trim() || null }))}</td>
      <td>
        <span className="pair">
          {field('baselineYear', shown(baselineYear), words => ({ baselineYear: yearOf(words) }))}
          {field('baseline', shown(baseline), words => ({ baseline: numberOf(words) }))}
        </span>
      </td>
      <td>
        <span className="pair">
          {field('targetYear', shown(targetYear), words => ({ targetYear: yearOf(words) }))}
          {field('target', targetText ?? shown(target), targetOf)}
        </span>
      </td>
      <td>
        {mayEdit ? (
          <Button look="plain" small onClick={() => void save({ removed: !removed })}>
            {t(removed ? 'plans:removed.restore' : 'plans:indicator.remove')}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}
