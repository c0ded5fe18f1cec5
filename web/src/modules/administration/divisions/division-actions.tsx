import { lazy, Suspense, useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Menu, toast } from '../../../ui/index.ts'
import { type PlaceLine, RestoreDivisionDocument } from './divisions-query.ts'

const AddDivision = lazy(async () => ({ default: (await import('./add-division.tsx')).AddDivision }))
const RenameDivision = lazy(async () => ({ default: (await import('./rename-division.tsx')).RenameDivision }))
const RetireDivision = lazy(async () => ({ default: (await import('./retire-division.tsx')).RetireDivision }))

const VILLAGE = 5

interface DivisionActionsProps {
  place: string
  row: PlaceLine
  onDone(): void
}

export function DivisionActions({ place, row, onDone }: DivisionActionsProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'add' | 'rename' | 'retire' | null>(null)
  const [restore, busy] = useWrite(RestoreDivisionDocument)
  const { code, name, level, retiredOn } = row.division
  const onRestore = async () => {
    const { failure } = await restore({ place, code })
    if (failure) return toast(failure.message, { bad: true })
    toast(t('admin:divisions.restored', { name }))
    onDone()
  }
  const close = (done: boolean) => {
    setOpen(null)
    if (done) onDone()
  }
  const below = !retiredOn && level < VILLAGE
  return (
    <>
      <Menu
        label={t('admin:divisions.actionsOf', { name })}
        face={t('admin:divisions.actions')}
        sign
        className="btn sm"
        actions={[
          ...(below ? [{ id: 'add', label: t('admin:divisions.addBelow'), run: () => setOpen('add') }] : []),
          { id: 'rename', label: t('admin:divisions.rename'), run: () => setOpen('rename') },
          retiredOn
            ? {
                id: 'restore',
                label: t('admin:divisions.restore'),
                disabled: busy,
                run: () => void onRestore(),
              }
            : { id: 'retire', label: t('admin:divisions.retire'), run: () => setOpen('retire') },
        ]}
      />
      <Suspense>
        {open === 'add' ? <AddDivision place={place} parent={row.division} onClose={close} /> : null}
        {open === 'rename' ? <RenameDivision place={place} row={row} onClose={close} /> : null}
        {open === 'retire' ? <RetireDivision place={place} row={row} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
