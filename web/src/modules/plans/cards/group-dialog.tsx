import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button, Checkbox, Dialog, Select, TextField } from '../../../ui/index.ts'
import { useDesk } from '../desk.ts'
import type { DraftOwner, DraftTask } from '../draft/draft.documents.ts'
import { groupEdits, tasksWith, warningsOf } from './group-members.ts'
import { useOrganizations } from './use-organizations.ts'

const RULES = [
  'COUNTY_GOVERNMENTS',
  'TOWN_GOVERNMENTS',
  'VILLAGE_COMMITTEES',
  'DEPARTMENTS',
  'MANUAL',
] as const
type Rule = (typeof RULES)[number]

interface GroupDialogProps {
  owner: DraftOwner
  task: DraftTask
  onClose(): void
}

/** Which units the words stand for: by a rule, which follows the tree of divisions, or chosen one by one. */
export function GroupDialog({ owner, task, onClose }: GroupDialogProps) {
  const { t } = useWords()
  const { draft, edit } = useDesk()
  const [rule, setRule] = useState<Rule>(owner.groupRule ?? 'MANUAL')
  const [chosen, setChosen] = useState(owner.organizations)
  const [everywhere, setEverywhere] = useState(true)
  const same = tasksWith(draft, owner.name)
  const save = () => {
    const byHand = rule === 'MANUAL'
    // A plain name linked to one unit stays a plain name.
    const groupRule = byHand && !owner.groupRule && chosen.length === 1 ? null : rule
    const members = { groupRule, organizations: byHand ? chosen : [] }
    const tasks = everywhere ? same : [task]
    for (const step of groupEdits(tasks, owner.name, members)) void edit(step)
    const ids = warningsOf(draft, tasks, owner.name)
    if (ids.length > 0) void edit({ type: 'warning', ids, resolution: t('plans:resolved.expand') })
    onClose()
  }
  return (
    <Dialog
      title={t('plans:group.title', { name: owner.name })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" disabled={rule === 'MANUAL' && chosen.length === 0} onClick={save}>
            {t('plans:group.save')}
          </Button>
        </>
      }
    >
      <Select<Rule>
        label={t('plans:group.rule')}
        value={rule}
        options={RULES.map(value => ({ value, label: t(`plans:groupRule.${value}`) }))}
        onChange={setRule}
      />
      {rule === 'MANUAL' ? (
        <Members chosen={chosen} onChange={setChosen} />
      ) : (
        <p className="cap">{t('plans:group.byRule')}</p>
      )}
      {same.length > 1 ? (
        <Checkbox checked={everywhere} onChange={setEverywhere}>
          {t('plans:group.everywhere', { count: same.length })}
        </Checkbox>
      ) : null}
    </Dialog>
  )
}

type Members = DraftOwner['organizations']

function Members({ chosen, onChange }: { chosen: Members; onChange(chosen: Members): void }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const { organizations, total } = useOrganizations(words, 200)
  const ids = new Set(chosen.map(({ id }) => id))
  const shown = organizations.filter(({ id }) => !ids.has(id))
  const toggle = (one: Members[number], on: boolean) =>
    onChange(on ? [...chosen, { id: one.id, name: one.name }] : chosen.filter(({ id }) => id !== one.id))
  return (
    <div className="col">
      <TextField
        quiet
        label={t('plans:owner.find')}
        placeholder={t('plans:owner.find')}
        value={words}
        onChange={setWords}
      />
      <div className="members">
        {[...chosen, ...shown].map(one => (
          <div key={one.id}>
            <Checkbox checked={ids.has(one.id)} onChange={on => toggle(one, on)}>
              {one.name}
            </Checkbox>
          </div>
        ))}
        {shown.length === 0 && chosen.length === 0 ? (
          <p className="cap">{t('common:field.noMatch')}</p>
        ) : null}
      </div>
      <div className="row cap">
        <span className="grow">
          {t('common:field.selected', { count: chosen.length })}
          {total > organizations.length ? ` · ${t('plans:group.tooMany', { total })}` : null}
        </span>
        <Button
          look="plain"
          small
          disabled={shown.length === 0}
          onClick={() => onChange([...chosen, ...shown.map(({ id, name }) => ({ id, name }))])}
        >
          {t('plans:group.all')}
        </Button>
      </div>
    </div>
  )
}
