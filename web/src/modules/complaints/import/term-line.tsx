import { useState } from 'react'
import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, ComboBox, cx, Dialog } from '../../../ui/index.ts'
import { useUnits } from '../../follow-up/index.ts'
import { PlaceChoice, usePlaceNames } from '../create/place-choice.tsx'
import { categoryOptions, useChoices } from '../list/use-choices.ts'
import type { ImportTerm } from './import-query.ts'
import { isOpen, type Meaning } from './import-terms.ts'

interface TermLineProps {
  term: ImportTerm
  meaning: Meaning
  onChoose(meaning: Meaning): void
}

const OTHER = '…'
const NOTHING_WORD = { PLACE: 'noPlace', UNIT: 'noUnit', CATEGORY: 'noCategory' } as const

/** One name of the file: how it was known, and whom it means. */
export function TermLine({ term, meaning, onChoose }: TermLineProps) {
  const { t } = useWords()
  const [searching, setSearching] = useState(false)
  const { kind, words, rows, match, candidates, target, targetName } = term
  const known = new Map(candidates.map(({ target: id, name }) => [id, name]))
  if (target) known.set(target, targetName ?? known.get(target) ?? target)
  if (typeof meaning === 'object') known.set(meaning.target, meaning.name)
  const scoreOf = (id: string) => candidates.find(one => one.target === id)?.score
  const nameOf = (id: string, name: string) => {
    const score = scoreOf(id)
    return score === undefined || score >= 1
      ? name
      : t('complaintImport:terms.score', { name, percent: Math.round(score * 100) })
  }
  const choose = (value: string) => {
    if (value === OTHER) setSearching(true)
    else if (value === 'CREATE' || value === 'NOTHING') onChoose(value)
    else onChoose({ target: value, name: known.get(value) ?? '' })
  }
  return (
    <li className={cx(isOpen(term) && 'open')}>
      <span className="words" title={words}>
        {words}
      </span>
      <span className="cap num">{count(rows)}</span>
      <span className="cap">{t(`complaintImport:terms.matchWord.${match}`)}</span>
      <select
        className="field"
        aria-label={`${words} · ${t('complaintImport:terms.target')}`}
        value={typeof meaning === 'object' ? meaning.target : meaning}
        onChange={event => choose(event.target.value)}
      >
        {[...known].map(([id, name]) => (
          <option key={id} value={id}>
            {nameOf(id, name)}
          </option>
        ))}
        {kind === 'PLACE' ? null : (
          <option value="CREATE">
            {t(kind === 'UNIT' ? 'complaintImport:terms.createUnit' : 'complaintImport:terms.createCategory')}
          </option>
        )}
        <option value="NOTHING">{t(`complaintImport:terms.${NOTHING_WORD[kind]}`)}</option>
        <option value={OTHER}>{t('complaintImport:terms.other')}</option>
      </select>
      {searching ? (
        <SearchDialog
          term={term}
          onClose={() => setSearching(false)}
          onChoose={next => {
            onChoose(next)
            setSearching(false)
          }}
        />
      ) : null}
    </li>
  )
}

interface SearchDialogProps {
  term: ImportTerm
  onChoose(meaning: Meaning): void
  onClose(): void
}

/** Any place, unit or category, found by typing. */
function SearchDialog({ term: { kind, words }, onChoose, onClose }: SearchDialogProps) {
  const { t } = useWords()
  const [found, setFound] = useState<{ target: string; name: string } | null>(null)
  const Search = SEARCH[kind]
  return (
    <Dialog
      title={t('complaintImport:terms.otherTitle', { words })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" disabled={!found} onClick={() => found && onChoose(found)}>
            {t('common:action.confirm')}
          </Button>
        </>
      }
    >
      <Search value={found?.target ?? null} onFind={setFound} />
    </Dialog>
  )
}

interface SearchProps {
  value: string | null
  onFind(found: { target: string; name: string } | null): void
}

function PlaceSearch({ value, onFind }: SearchProps) {
  const names = usePlaceNames()
  return (
    <PlaceChoice value={value} onChange={code => onFind({ target: code, name: names.get(code) ?? code })} />
  )
}

function UnitSearch({ value, onFind }: SearchProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const units = useUnits(words)
  return (
    <ComboBox
      label={t('complaintImport:terms.kind.UNIT')}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onSearch={setWords}
      onChange={id => {
        const unit = units.find(one => one.id === id)
        onFind(unit ? { target: unit.id, name: unit.name } : null)
      }}
    />
  )
}

function CategorySearch({ value, onFind }: SearchProps) {
  const { t } = useWords()
  const options = categoryOptions(useChoices())
  return (
    <ComboBox
      label={t('complaintImport:terms.kind.CATEGORY')}
      options={options}
      value={value}
      onChange={id => {
        const option = options.find(one => one.value === id)
        onFind(option ? { target: option.value, name: option.label } : null)
      }}
    />
  )
}

const SEARCH = { PLACE: PlaceSearch, UNIT: UnitSearch, CATEGORY: CategorySearch } as const
