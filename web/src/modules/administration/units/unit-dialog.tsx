import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { ComboBox, Select, TextArea, TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { usePlaceOptions } from '../use-place-options.ts'
import { AddUnitDocument, EditUnitDocument, KINDS, type UnitKind, type UnitLine } from './units-query.ts'

interface UnitDialogProps {
  place: string
  /** Null: a new one. */
  unit: UnitLine | null
  onClose(done: boolean): void
}

/** A unit's name, aliases, kind and place. */
export function UnitDialog({ place, unit, onClose }: UnitDialogProps) {
  const { t } = useWords()
  const known = unit?.organization
  const [name, setName] = useState(known?.name ?? '')
  const [aliases, setAliases] = useState(known?.aliases.join('\n') ?? '')
  const [kind, setKind] = useState<UnitKind>(known?.kind ?? 'DEPARTMENT')
  const [at, setAt] = useState<string | null>(known?.place.code ?? place)
  const options = usePlaceOptions(place)
  const [add, adding] = useWrite(AddUnitDocument)
  const [edit, editing] = useWrite(EditUnitDocument)
  const errors = useFormErrors(['name', 'aliases', 'placeCode'])
  const send = async () => {
    const facts = { name, aliases: aliases.split(/[\n、]/).filter(Boolean), kind, placeCode: at ?? '' }
    const { failure } = unit
      ? await edit({ place, id: unit.organization.id, stamp: unit.stamp, facts })
      : await add({ place, facts })
    if (failure) return errors.fail(failure)
    toast(t(unit ? 'admin:units.saved' : 'admin:units.added', { name }))
    onClose(true)
  }
  return (
    <FormDialog
      title={known ? t('admin:units.editTitle', { name: known.name }) : t('admin:units.add')}
      action={t('common:action.save')}
      busy={adding || editing}
      failure={errors.rest ?? errors.of('placeCode')}
      onSubmit={() => void send()}
      onClose={() => onClose(false)}
    >
      <TextField
        label={t('admin:units.name')}
        hint={unit ? t('admin:units.renameHint') : undefined}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        required
        autoFocus
      />
      <TextArea
        label={t('admin:units.aliases')}
        hint={t('admin:units.aliasesHint')}
        rows={3}
        value={aliases}
        onChange={setAliases}
        error={errors.of('aliases')}
      />
      <Select
        label={t('admin:units.kind')}
        options={KINDS.map(value => ({ value, label: t(`access:organizationKind.${value}`) }))}
        value={kind}
        onChange={value => setKind(KINDS.find(one => one === value) ?? kind)}
      />
      <ComboBox
        key={options.length}
        label={t('admin:units.place')}
        options={options}
        value={at}
        onChange={setAt}
      />
    </FormDialog>
  )
}
