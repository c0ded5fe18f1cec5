import { type FormEvent, useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Checkbox, Dialog, TextField, toast } from '../../ui/index.ts'
import { KINDS } from './kinds.ts'
import { WebhookTemplates } from './webhook-templates.tsx'

const WebhookFieldsDocument = graphql(`
  fragment WebhookFields on Webhook {
    id
    name
    url
    kinds
    active
    templates {
      kind
      body
    }
  }
`)

const SaveWebhookDocument = graphql(`
  mutation SaveWebhook($input: WebhookInput!) {
    saveWebhook(input: $input) {
      id
      ...WebhookRow
      ...WebhookFields
    }
  }
`)

interface WebhookFormProps {
  place: string
  /** Null for a new one. */
  webhook: FragmentType<typeof WebhookFieldsDocument> | null
  onDone(): void
  onClose(): void
}

/** Makes or changes a webhook. The secret is written, never shown. */
export function WebhookForm({ place, webhook, onDone, onClose }: WebhookFormProps) {
  const { t } = useWords()
  const known = readFragment(WebhookFieldsDocument, webhook)
  const [name, setName] = useState(known?.name ?? '')
  const [url, setUrl] = useState(known?.url ?? '')
  const [secret, setSecret] = useState('')
  const [active, setActive] = useState(known?.active ?? true)
  const [kinds, setKinds] = useState<readonly string[]>(known?.kinds ?? [])
  const [templates, setTemplates] = useState<Record<string, string>>(() =>
    Object.fromEntries((known?.templates ?? []).map(({ kind, body }) => [kind, body])),
  )
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [save, saving] = useWrite(SaveWebhookDocument)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { failure } = await save({
      input: {
        id: known?.id ?? null,
        place,
        name,
        url,
        secret: secret || null,
        kinds: KINDS.filter(kind => kinds.includes(kind)),
        templates: KINDS.flatMap(kind => ({ kind, body: templates[kind] ?? '' })).filter(({ body }) => body),
        active,
      },
    })
    setFaults(failure?.fields ?? {})
    if (!failure) {
      toast(t('notifications:webhooks.saved'))
      onDone()
    } else if (Object.keys(failure.fields).length === 0) toast(failure.message, { bad: true })
  }
  const templateFault = Object.entries(faults).find(([field]) => field.startsWith('templates.'))

  return (
    <Dialog
      wide
      title={t(known ? 'notifications:webhooks.edit' : 'notifications:webhooks.add')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('notifications:webhooks.cancel')}</Button>
          <Button look="primary" type="submit" form="webhook-form" busy={saving}>
            {t('notifications:webhooks.save')}
          </Button>
        </>
      }
    >
      <form id="webhook-form" className="webhook-form" onSubmit={submit} noValidate>
        <TextField
          label={t('notifications:webhooks.name')}
          required
          value={name}
          error={faults['name']}
          onChange={setName}
        />
        <TextField
          label={t('notifications:webhooks.url')}
          hint={t('notifications:webhooks.urlHint')}
          required
          value={url}
          error={faults['url']}
          onChange={setUrl}
        />
        <TextField
          label={t('notifications:webhooks.secret')}
          hint={
            <>
              {known ? `${t('notifications:webhooks.secretKept')}；` : null}
              {t('notifications:webhooks.secretHint')}
            </>
          }
          required={!known}
          type="password"
          autoComplete="new-password"
          value={secret}
          error={faults['secret']}
          onChange={setSecret}
        />
        <Checkbox checked={active} onChange={setActive}>
          {t('notifications:webhooks.active')}
        </Checkbox>
        <KindChoice kinds={kinds} error={faults['kinds']} onChange={setKinds} />
        <WebhookTemplates
          kinds={kinds}
          templates={templates}
          fault={
            templateFault
              ? { kind: templateFault[0].slice('templates.'.length), message: templateFault[1] }
              : null
          }
          onChange={setTemplates}
        />
      </form>
    </Dialog>
  )
}

interface KindChoiceProps {
  kinds: readonly string[]
  error: string | undefined
  onChange(kinds: readonly string[]): void
}

function KindChoice({ kinds, error, onChange }: KindChoiceProps) {
  const { t } = useWords()
  return (
    <div className="fld">
      <fieldset className="kinds">
        <legend className="label">{t('notifications:webhooks.kinds')}</legend>
        {KINDS.map(kind => (
          <Checkbox
            key={kind}
            checked={kinds.includes(kind)}
            onChange={on => onChange(on ? [...kinds, kind] : kinds.filter(other => other !== kind))}
          >
            {t(`notifications:kind.${kind}`)}
          </Checkbox>
        ))}
      </fieldset>
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}
