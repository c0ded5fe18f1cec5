import { lazy, Suspense, useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { confirm, Menu, toast } from '../../../ui/index.ts'
import { SetUnitActiveDocument, type UnitLine } from './units-query.ts'

const UnitDialog = lazy(async () => ({ default: (await import('./unit-dialog.tsx')).UnitDialog }))
const MergeUnit = lazy(async () => ({ default: (await import('./merge-unit.tsx')).MergeUnit }))

interface UnitActionsProps {
  place: string
  unit: UnitLine
  onDone(): void
}

export function UnitActions({ place, unit, onDone }: UnitActionsProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'edit' | 'merge' | null>(null)
  const [setActive, busy] = useWrite(SetUnitActiveDocument)
  const { id, name, active } = unit.organization
  const turn = async () => {
    const sure = active
      ? await confirm({
          title: t('admin:units.retireTitle', { name }),
          body: t('admin:units.retireBody'),
          action: t('admin:units.retire'),
        })
      : ''
    if (sure === null) return
    const { failure } = await setActive({ place, id, stamp: unit.stamp, active: !active })
    if (failure) return toast(failure.message, { bad: true })
    toast(t(active ? 'admin:units.retired' : 'admin:units.activated', { name }))
    onDone()
  }
  const close = (done: boolean) => {
    setOpen(null)
    if (done) onDone()
  }
  return (
    <>
      <Menu
        label={t('admin:units.actionsOf', { name })}
        face={t('admin:units.actions')}
        sign
        className="btn sm"
        actions={[
          { id: 'edit', label: t('admin:units.edit'), run: () => setOpen('edit') },
          ...(active
            ? [{ id: 'merge', label: t('admin:units.mergeInto'), run: () => setOpen('merge') }]
            : []),
          {
            id: 'turn',
            label: t(active ? 'admin:units.retire' : 'admin:units.activate'),
            disabled: busy,
            run: () => void turn(),
          },
        ]}
      />
      <Suspense>
        {open === 'edit' ? <UnitDialog place={place} unit={unit} onClose={close} /> : null}
        {open === 'merge' ? <MergeUnit place={place} unit={unit} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
