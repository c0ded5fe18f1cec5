import { useState } from 'react'
import type { RuleRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, DatePicker, Panel, TextField, toast } from '../../ui/index.ts'
import { Choice } from './choice.tsx'
import { RuleEffect } from './rule-effect.tsx'
import { ruleValue } from './rule-words.ts'

const SetRuleDocument = graphql(`
  mutation SetRule($place: ID!, $key: String!, $value: String!, $validFrom: Day!) {
    setRule(place: $place, key: $key, value: $value, validFrom: $validFrom) {
      ...RuleRow
    }
  }
`)

interface RulePanelProps {
  place: string
  rule: RuleRowFragment
  onSaved(): void
  onClose(): void
}

/** A rule with its versions; a new value is a new version from a day on. */
export function RulePanel({ place, rule, onSaved, onClose }: RulePanelProps) {
  const { t } = useWords()
  const { today } = useScope()
  const { key, name, kind, unit } = rule
  const [value, setValue] = useState(rule.value)
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const [failure, setFailure] = useState<{ message: string; fields: Record<string, string> } | null>(null)
  const [save, saving] = useWrite(SetRuleDocument)

  const onSave = async () => {
    const answer = await save({ place, key, value, validFrom: validFrom ?? today })
    setFailure(answer.failure)
    if (answer.failure) return
    toast(t('admin:rules.saved', { name }))
    onSaved()
  }
  const field = failure?.fields ?? {}
  const known = Boolean(field['value'] || field['validFrom'])
  return (
    <Panel
      label={name}
      head={<h2>{name}</h2>}
      foot={
        <Button look="primary" busy={saving} onClick={onSave}>
          {t('admin:rules.save')}
        </Button>
      }
      onClose={onClose}
    >
      <div className="sec col">
        {kind === 'FLAG' ? (
          <Choice
            label={t('admin:rules.newValue')}
            options={['true', 'false'].map(one => ({ value: one, label: ruleValue(t, rule, one) }))}
            value={value}
            onChange={setValue}
          />
        ) : (
          <TextField
            label={unit ? t('admin:rules.valueIn', { unit }) : t('admin:rules.newValue')}
            value={value}
            onChange={setValue}
            error={field['value']}
            required={kind === 'COUNT'}
          />
        )}
        <DatePicker
          label={t('admin:rules.validFrom')}
          value={validFrom}
          onChange={setValidFrom}
          error={field['validFrom'] ?? null}
        />
        <RuleEffect place={place} rule={rule} value={value} from={validFrom ?? today} />
        <p className="cap">{t('admin:rules.effect', { value: ruleValue(t, rule, rule.defaultValue) })}</p>
        {failure && !known ? (
          <p className="over" role="alert">
            {failure.message}
          </p>
        ) : null}
      </div>
      <div className="sec">
        <h3>{t('admin:rules.history')}</h3>
        {rule.versions.length === 0 ? <p className="cap">{t('admin:rules.noHistory')}</p> : null}
        <ul className="versions">
          {rule.versions.map(({ version, value: was, validFrom: since, createdAt }) => (
            <li key={version}>
              <b>{ruleValue(t, rule, was)}</b>
              <span>{t('admin:rules.since', { day: since })}</span>
              <span className="cap">{t('admin:rules.setAt', { at: instant(createdAt) })}</span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
