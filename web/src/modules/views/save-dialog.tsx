import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { TextField, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import { addressToKeep } from './view-address.ts'
import { RenameViewDocument, SaveViewDocument, type ViewRow } from './views-query.ts'

interface DialogProps {
  onClose(): void
}

/** A name for what is shown, or another one for a view. */
export const ViewDialog = ({ view, onClose }: DialogProps & { view: ViewRow | null }) =>
  view ? <NameDialog view={view} onClose={onClose} /> : <SaveDialog onClose={onClose} />

/** What the page is called, without the app: a name to begin with. */
const titleOfPage = (): string => document.title.split(' · ')[0] ?? ''

/** A name for what is shown, and whether it stays on the day looked at. */
function SaveDialog({ onClose }: DialogProps) {
  const { t } = useWords()
  const [path] = useLocation()
  const search = useSearch()
  const { asOf, today } = useScope()
  const [name, setName] = useState(titleOfPage)
  const [fixed, setFixed] = useState(asOf !== today)
  const [save, busy] = useWrite(SaveViewDocument)
  const errors = useFormErrors(['name'])
  const send = async () => {
    if (name.trim() === '') return errors.set({ name: t('views:needName') })
    const address = addressToKeep(path, search, fixed ? asOf : null)
    const { failure } = await save({ name, address })
    if (failure) return errors.fail(failure)
    toast(t('views:saved', { name: name.trim() }))
    onClose()
  }
  return (
    <FormDialog
      title={t('views:saveTitle')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <NameField name={name} onChange={setName} error={errors.of('name')} />
      <fieldset className="choice-row">
        <legend>{t('views:day')}</legend>
        <Day label={t('views:follow')} checked={!fixed} onChoose={() => setFixed(false)} />
        <Day label={t('views:fixed', { day: asOf })} checked={fixed} onChoose={() => setFixed(true)} />
      </fieldset>
      <p className="cap">{t(fixed ? 'views:fixedHint' : 'views:followHint')}</p>
      <p className="cap">{t('views:shareHint')}</p>
    </FormDialog>
  )
}

const Day = ({ label, checked, onChoose }: { label: string; checked: boolean; onChoose(): void }) => (
  <label className="check">
    <input type="radio" name="day" checked={checked} onChange={onChoose} />
    {label}
  </label>
)

interface NameFieldProps {
  name: string
  onChange(name: string): void
  error: string | undefined
}

function NameField({ name, onChange, error }: NameFieldProps) {
  const { t } = useWords()
  return (
    <TextField label={t('views:name')} value={name} onChange={onChange} error={error} required autoFocus />
  )
}

/** Another name for a view; its link stays. */
function NameDialog({ view, onClose }: DialogProps & { view: ViewRow }) {
  const { t } = useWords()
  const [name, setName] = useState(view.name)
  const [rename, busy] = useWrite(RenameViewDocument)
  const errors = useFormErrors(['name'])
  const send = async () => {
    if (name.trim() === '') return errors.set({ name: t('views:needName') })
    const { failure } = await rename({ id: view.id, name })
    if (failure) return errors.fail(failure)
    onClose()
  }
  return (
    <FormDialog
      title={t('views:renameTitle')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <NameField name={name} onChange={setName} error={errors.of('name')} />
    </FormDialog>
  )
}
