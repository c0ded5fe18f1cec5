import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, ComboBox, Select } from '../../../ui/index.ts'
import { usePlaceOptions } from '../use-place-options.ts'
import { useUnitChoices } from '../use-units.ts'
import {
  GrantEffectsDocument,
  isUnitRole,
  operatorLevel,
  ROLES,
  type Role,
  type UserLine,
} from './people-query.ts'

/** A role as it is being chosen. */
export interface GrantDraft {
  key: number
  role: Role
  /** Unit or place with its name. */
  unit: { value: string; label: string } | null
  place: string | null
}

let lastKey = 0
const nextKey = () => {
  lastKey += 1
  return lastKey
}

export const newGrant = (role: Role = 'UNIT_OFFICER'): GrantDraft => ({
  ...{ key: nextKey(), role, unit: null, place: null },
})

export const draftOf = ({ role, scope, organization }: UserLine['grants'][number]): GrantDraft => ({
  ...{ key: nextKey(), role },
  unit: isUnitRole(role) && organization ? { value: organization.id, label: organization.name } : null,
  place: operatorLevel(role) ? scope.code : null,
})

/** As the API takes them. */
export const grantInputs = (drafts: readonly GrantDraft[]) =>
  drafts.map(({ role, unit, place }) => ({
    role,
    organizationId: isUnitRole(role) ? (unit?.value ?? null) : null,
    scopeCode: operatorLevel(role) ? place : null,
  }))

interface GrantsEditorProps {
  place: string
  value: readonly GrantDraft[]
  onChange(value: GrantDraft[]): void
  error?: string | undefined
}

/** Roles of a person, each with its unit or place, and what they would mean in words. */
export function GrantsEditor({ place, value, onChange, error }: GrantsEditorProps) {
  const { t } = useWords()
  const set = (key: number, patch: Partial<GrantDraft>) =>
    onChange(value.map(grant => (grant.key === key ? { ...grant, ...patch } : grant)))
  return (
    <fieldset className="grants">
      <legend className="label">{t('admin:people.grants')}</legend>
      {value.map(grant => (
        <GrantRow
          key={grant.key}
          place={place}
          grant={grant}
          onChange={patch => set(grant.key, patch)}
          onRemove={value.length > 1 ? () => onChange(value.filter(one => one !== grant)) : null}
        />
      ))}
      <div className="row">
        <Button small onClick={() => onChange([...value, newGrant()])}>
          {t('admin:people.addGrant')}
        </Button>
      </div>
      <Effects place={place} value={value} />
      {error ? (
        <p className="over" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}

interface GrantRowProps {
  place: string
  grant: GrantDraft
  onChange(patch: Partial<GrantDraft>): void
  onRemove: (() => void) | null
}

function GrantRow({ place, grant: { role, unit, place: at }, onChange, onRemove }: GrantRowProps) {
  const { t } = useWords()
  const level = operatorLevel(role)
  return (
    <div className="grant">
      <Select
        label={t('admin:people.role')}
        options={ROLES.map(value => ({ value, label: t(`access:role.${value}`) }))}
        value={role}
        onChange={value =>
          onChange({ role: value, ...(operatorLevel(value) === level ? {} : { place: null }) })
        }
      />
      {isUnitRole(role) ? (
        <UnitField place={place} value={unit} onChange={next => onChange({ unit: next })} />
      ) : null}
      {level ? (
        <PlaceField place={place} level={level} value={at} onChange={next => onChange({ place: next })} />
      ) : null}
      {onRemove ? (
        <Button small look="plain" onClick={onRemove}>
          {t('admin:people.removeGrant')}
        </Button>
      ) : null}
    </div>
  )
}

interface UnitFieldProps {
  place: string
  value: { value: string; label: string } | null
  onChange(value: { value: string; label: string } | null): void
}

function UnitField({ place, value, onChange }: UnitFieldProps) {
  const { t } = useWords()
  const { options, search } = useUnitChoices(place, value)
  return (
    <ComboBox
      label={t('admin:people.unit')}
      options={options}
      value={value?.value ?? null}
      onChange={id => onChange(options.find(option => option.value === id) ?? null)}
      onSearch={search}
    />
  )
}

interface PlaceFieldProps {
  place: string
  level: number
  value: string | null
  onChange(code: string | null): void
}

function PlaceField({ place, level, value, onChange }: PlaceFieldProps) {
  const { t } = useWords()
  const options = usePlaceOptions(place, level)
  return (
    <ComboBox
      key={`${level} ${options.length}`}
      label={t(level === 4 ? 'admin:people.town' : 'admin:people.village')}
      options={options}
      value={value}
      onChange={onChange}
    />
  )
}

function Effects({ place, value }: { place: string; value: readonly GrantDraft[] }) {
  const { t } = useWords()
  const { data } = useRead(GrantEffectsDocument, { place, grants: grantInputs(value) })
  const found = data?.grantEffects
  return (
    <div className="effects" aria-live="polite">
      <b>{t('admin:people.effects')}</b>
      <ul>
        {found?.effects.map(effect => (
          <li key={effect}>{effect}</li>
        ))}
        {found?.fault ? <li className="near-ink">{found.fault}</li> : null}
      </ul>
    </div>
  )
}
