import { lazy, Suspense, useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { confirm, Menu, toast } from '../../../ui/index.ts'
import { SetComplaintTermActiveDocument, shownPath, type TermRow } from './terms-query.ts'

const AddTermsDialog = lazy(async () => ({ default: (await import('./add-dialog.tsx')).AddTermsDialog }))
const RenameTermDialog = lazy(async () => ({
  default: (await import('./rename-dialog.tsx')).RenameTermDialog,
}))
const MergeTermDialog = lazy(async () => ({ default: (await import('./merge-dialog.tsx')).MergeTermDialog }))

const DEEPEST = 3

interface TermActionsProps {
  place: string
  term: TermRow
  all: readonly TermRow[]
}

/** What can be done with one category or channel. */
export function TermActions({ place, term, all }: TermActionsProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'add' | 'rename' | 'merge' | null>(null)
  const [setActive, busy] = useWrite(SetComplaintTermActiveDocument)
  const { id, kind, active } = term
  const turn = async () => {
    const sure = active
      ? await confirm({
          title: t('complaints:terms.retireTitle', { name: shownPath(term.path) }),
          body: t(`complaints:terms.retireBody.${kind}`, { count: term.tickets }),
          action: t('complaints:terms.retire'),
        })
      : ''
    if (sure === null) return
    const { failure } = await setActive({ place, kind, id, active: !active })
    if (failure) toast(failure.message, { bad: true })
    else toast(t(active ? 'complaints:terms.retired' : 'complaints:terms.restored'))
  }
  const below = kind === 'CATEGORY' && active && term.level < DEEPEST
  const close = () => setOpen(null)
  return (
    <>
      <Menu
        label={t('complaints:terms.actionsOf', { name: term.name })}
        face={t('complaints:terms.actions')}
        className="btn sm"
        actions={[
          ...(below ? [{ id: 'add', label: t('complaints:terms.below'), run: () => setOpen('add') }] : []),
          { id: 'rename', label: t('complaints:terms.rename'), run: () => setOpen('rename') },
          ...(active
            ? [{ id: 'merge', label: t('complaints:terms.mergeInto'), run: () => setOpen('merge') }]
            : []),
          {
            id: 'turn',
            label: t(active ? 'complaints:terms.retire' : 'complaints:terms.restore'),
            disabled: busy,
            run: () => void turn(),
          },
        ]}
      />
      <Suspense>
        {open === 'add' ? <AddTermsDialog place={place} kind={kind} parent={term} onClose={close} /> : null}
        {open === 'rename' ? <RenameTermDialog place={place} term={term} onClose={close} /> : null}
        {open === 'merge' ? <MergeTermDialog place={place} term={term} all={all} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
