import { type FormEvent, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Chip, ClearFilters, ComboBox, DatePicker, TextField } from '../../ui/index.ts'
import { ANY, type AuditChoice } from './audit-url.ts'

const AuditWordsDocument = graphql(`
  query AuditWords {
    auditWords {
      types {
        value
        name
      }
      entities {
        value
        name
      }
    }
  }
`)

interface AuditFiltersProps {
  choice: AuditChoice
  onChoose(choice: AuditChoice): void
}

/** Who, when, what: asked together on 查询. Mount it anew for another choice. */
export function AuditFilters({ choice, onChoose }: AuditFiltersProps) {
  const { t } = useWords()
  const [draft, setDraft] = useState(choice)
  const { data } = useRead(AuditWordsDocument, {})
  const set = (change: Partial<AuditChoice>) => setDraft({ ...draft, ...change })
  const options = (words: readonly { value: string; name: string }[] = []) =>
    words.map(({ value, name }) => ({ value, label: name }))
  const named = new Map(
    [...(data?.auditWords.types ?? []), ...(data?.auditWords.entities ?? [])].map(({ value, name }) => [
      value,
      name,
    ]),
  )
  const wrong = draft.from && draft.to && draft.to < draft.from ? t('admin:audit.wrongDays') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong === null) onChoose(draft)
  }
  return (
    <form className="audit-filters no-print" onSubmit={submit} noValidate>
      <DatePicker
        label={t('admin:audit.from')}
        value={draft.from || null}
        onChange={day => set({ from: day ?? '' })}
      />
      <DatePicker
        label={t('admin:audit.to')}
        value={draft.to || null}
        error={wrong}
        onChange={day => set({ to: day ?? '' })}
      />
      <TextField label={t('admin:audit.user')} value={draft.user} onChange={user => set({ user })} />
      {/* Drawn again when the names are there: the box looks its word up once. */}
      <ComboBox
        key={data ? 'types' : 'waiting'}
        label={t('admin:audit.type')}
        options={options(data?.auditWords.types)}
        value={draft.type || null}
        onChange={type => set({ type: type ?? '' })}
      />
      <ComboBox
        key={data ? 'entities' : 'waiting for entities'}
        label={t('admin:audit.entity')}
        options={options(data?.auditWords.entities)}
        value={draft.entity || null}
        onChange={entity => set({ entity: entity ?? '' })}
      />
      <TextField
        label={t('admin:audit.words')}
        value={draft.words}
        onChange={words => set({ words })}
        placeholder={t('admin:audit.wordsHint')}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {t('admin:audit.search')}
        </Button>
      </div>
      <Active choice={choice} onChoose={onChoose} nameOf={value => named.get(value) ?? value} />
    </form>
  )
}

/** What the list is narrowed by, each a chip to leave it by. */
function Active({ choice, onChoose, nameOf }: AuditFiltersProps & { nameOf(value: string): string }) {
  const { t } = useWords()
  const active = KEYS.filter(key => choice[key] !== '')
  if (active.length === 0) return null
  return (
    <div className="chip-set">
      {active.map(key => (
        <Chip key={key} on onPress={() => onChoose({ ...choice, [key]: '' })}>
          {key === 'id' ? t('admin:audit.oneRecord') : `${t(`admin:audit.${key}`)} ${nameOf(choice[key])}`}
        </Chip>
      ))}
      <ClearFilters when onClear={() => onChoose(ANY)} />
    </div>
  )
}

/** In the order of the fields. */
const KEYS = ['from', 'to', 'user', 'type', 'entity', 'id', 'words'] as const
