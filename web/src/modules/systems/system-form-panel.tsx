import { type FormEvent, useId, useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, DatePicker, Panel, TextField, toast } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { type FormErrors, type Unit, useFormErrors } from '../follow-up/index.ts'
import { isEmpty, type StateChange } from './state-change.ts'
import { StateFields } from './state-fields.tsx'
import { SystemFields } from './system-fields.tsx'
import { EMPTY_SYSTEM, factsOf, faultsOf, type SystemValues } from './system-values.ts'

const CreateSystemDocument = graphql(`
  mutation CreateSystem($place: ID!, $facts: SystemFactsInput!, $state: SystemStateInput!) {
    createSystem(place: $place, facts: $facts, state: $state) {
      id
      no
      name
      ...SystemRow
    }
  }
`)

const EditSystemDocument = graphql(`
  mutation EditSystem($id: ID!, $version: Int!, $facts: SystemFactsInput!) {
    editSystem(id: $id, version: $version, facts: $facts) {
      id
      ...SystemRow
      ...SystemFacts
    }
  }
`)

const FIELDS = Object.keys(EMPTY_SYSTEM)

/** A sentence for everything the form itself can see. */
function useFaults(errors: FormErrors) {
  const { t } = useWords()
  return (values: SystemValues): boolean => {
    const faults = Object.entries(faultsOf(values))
    if (faults.length > 0)
      errors.set(Object.fromEntries(faults.map(([field, fault]) => [field, t(`systems:form.${fault}`)])))
    return faults.length > 0
  }
}

interface FormPanelProps {
  title: string
  action: string
  busy: boolean
  waiting?: boolean
  failure: string | undefined
  onSubmit(): void
  onClose(): void
  children: React.ReactNode
}

/** A form beside the list. */
function FormPanel({
  title,
  action,
  busy,
  waiting = false,
  failure,
  onSubmit,
  onClose,
  children,
}: FormPanelProps) {
  const { t } = useWords()
  const form = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Panel
      label={title}
      head={<h2>{title}</h2>}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" type="submit" form={form} busy={busy} disabled={waiting}>
            {waiting ? t('followUp:form.uploading') : action}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <form id={form} className="col panel-form" onSubmit={submit} noValidate>
        {children}
        {failure ? (
          <p className="over wrap" role="alert">
            {failure}
          </p>
        ) : null}
      </form>
    </Panel>
  )
}

/** How a new system stands unless said otherwise. */
const FIRST_STATE: StateChange = {
  cloud: 'PENDING',
  zombie: false,
  sharing: 'NOT_CONNECTED',
  integration: 'NOT_NEEDED',
}

interface CreateSystemPanelProps {
  place: string
  onClose(): void
  onDone(id: string): void
}

/** A new system with its first state and the evidence of it. */
export function CreateSystemPanel({ place, onClose, onDone }: CreateSystemPanelProps) {
  const { t } = useWords()
  const { today } = useScope()
  const own = useOwnUnit()
  const [create, busy] = useWrite(CreateSystemDocument)
  const [values, setValues] = useState<SystemValues>({ ...EMPTY_SYSTEM, ownerId: own?.id ?? null })
  const [state, setState] = useState(FIRST_STATE)
  const [effectiveOn, setEffectiveOn] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors([...FIELDS, 'effectiveOn', 'reason'])
  const faulty = useFaults(errors)
  const send = async () => {
    if (faulty(values) || !values.ownerId || isEmpty(state)) return
    if (!effectiveOn) return errors.set({ effectiveOn: t('systems:record.needDay') })
    const { data, failure } = await create({
      place,
      facts: factsOf(values, values.ownerId),
      state: {
        ...state,
        effectiveOn,
        reason: reason.trim() || null,
        attachmentIds: files.map(({ id }) => id),
      },
    })
    if (failure) return errors.fail(failure)
    const { id, no, name } = data.createSystem
    toast(t('systems:form.added', { name, no }))
    onDone(id)
  }
  return (
    <FormPanel
      title={t('systems:form.create')}
      action={t('systems:form.add')}
      busy={busy}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <SystemFields
        values={values}
        onChange={patch => setValues(old => ({ ...old, ...patch }))}
        errors={errors}
        owner={own}
      />
      <h3>{t('systems:form.stateHead')}</h3>
      <StateFields value={state} onChange={patch => setState(old => ({ ...old, ...patch }))} keep={false} />
      <DatePicker
        label={t('systems:record.effectiveOn')}
        value={effectiveOn}
        shown={today}
        onChange={setEffectiveOn}
        error={errors.of('effectiveOn') ?? null}
        required
      />
      <TextField
        label={t('systems:record.reason')}
        placeholder={t('systems:record.reasonHint')}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
      />
      <AttachmentPicker
        place={place}
        label={t('systems:record.evidence')}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
    </FormPanel>
  )
}

/** The viewer's own unit: whose systems a unit enters. */
function useOwnUnit(): Unit | undefined {
  const { grants } = useSession().viewer
  return grants.find(({ organization }) => organization)?.organization ?? undefined
}

interface EditSystemPanelProps {
  system: { id: string; version: number; owner: Unit; values: SystemValues }
  onClose(): void
  onDone(): void
}

/** Corrects what is written down of a system. */
export function EditSystemPanel({ system, onClose, onDone }: EditSystemPanelProps) {
  const { t } = useWords()
  const [edit, busy] = useWrite(EditSystemDocument)
  const [values, setValues] = useState(system.values)
  const errors = useFormErrors(FIELDS)
  const faulty = useFaults(errors)
  const send = async () => {
    if (faulty(values) || !values.ownerId) return
    const { id, version } = system
    const { failure } = await edit({ id, version, facts: factsOf(values, values.ownerId) })
    if (failure) return errors.fail(failure)
    toast(t('systems:form.saved'))
    onDone()
  }
  return (
    <FormPanel
      title={t('systems:form.edit')}
      action={t('systems:form.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <SystemFields
        values={values}
        onChange={patch => setValues(old => ({ ...old, ...patch }))}
        errors={errors}
        owner={system.owner}
      />
    </FormPanel>
  )
}
