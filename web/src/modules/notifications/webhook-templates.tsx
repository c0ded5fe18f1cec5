import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Select, TextArea } from '../../ui/index.ts'
import { KINDS } from './kinds.ts'

/** Stand in the hint as they are written in a template. */
const PLACES = {
  title: '{{title}}',
  body: '{{body}}',
  link: '{{link}}',
  at: '{{at}}',
  kind: '{{kind}}',
  kindName: '{{kindName}}',
}

interface WebhookTemplatesProps {
  kinds: readonly string[]
  templates: Record<string, string>
  fault: { kind: string; message: string } | null
  onChange(templates: Record<string, string>): void
}

/** The template of one kind at a time; a fault shows the kind it is in. */
export function WebhookTemplates({ kinds, templates, fault, onChange }: WebhookTemplatesProps) {
  const { t } = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const faulty = fault?.kind
  useEffect(() => {
    if (faulty) choose(faulty)
  }, [faulty])
  const offered = KINDS.filter(kind => kinds.includes(kind) || templates[kind])
  const [first] = offered
  const kind = offered.find(one => one === chosen) ?? first
  if (!kind) return null
  return (
    <>
      <Select
        label={t('notifications:webhooks.template')}
        options={offered.map(value => ({
          value,
          label: `${t(`notifications:kind.${value}`)}${templates[value] ? ' ●' : ''}`,
        }))}
        value={kind}
        onChange={choose}
      />
      <TextArea
        label={t('notifications:webhooks.templateOf', { kind: t(`notifications:kind.${kind}`) })}
        hint={t('notifications:webhooks.templateHint', PLACES)}
        rows={5}
        value={templates[kind] ?? ''}
        error={faulty === kind ? fault?.message : null}
        placeholder='{"msgtype":"text","text":{"content":"{{title}}\n{{link}}"}}'
        onChange={body => onChange({ ...templates, [kind]: body })}
      />
    </>
  )
}
