import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, Loaded, PageHead } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { DeliveryTable } from './delivery-table.tsx'
import './notifications.css'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookTable } from './webhook-table.tsx'

const WebhooksDocument = graphql(`
  query Webhooks($place: ID!) {
    webhooks(place: $place) {
      id
      ...WebhookRow
      ...WebhookFields
    }
  }
`)

/** The jurisdiction whose settings are shown: that of the place looked at, or the first one. */
function useJurisdiction(): string {
  const { grants } = useSession().viewer
  const { place } = useScope()
  const codes = grants.map(({ jurisdiction }) => jurisdiction.code)
  return codes.find(code => code === place) ?? codes[0] ?? ''
}

/** Other systems that are told of messages, and what became of mails and calls. */
export function WebhooksPage() {
  const { t } = useWords()
  const place = useJurisdiction()
  const result = useRead(WebhooksDocument, { place }, { pause: place === '' })
  const [editing, setEditing] = useState<string | null>(null)
  const webhooks = result.data?.webhooks ?? []
  const edited = webhooks.find(({ id }) => id === editing)
  const add = (
    <Button look="primary" onClick={() => setEditing('new')}>
      {t('notifications:webhooks.add')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('notifications:webhooks.title')}
        count={result.data ? t('notifications:webhooks.count', { count: webhooks.length }) : undefined}
        caption={t('notifications:webhooks.caption')}
        actions={add}
      />
      <div className="webhooks-page">
        <Card bare>
          <Loaded
            result={result}
            empty={{ when: data => data.webhooks.length === 0, text: t('notifications:webhooks.none') }}
          >
            {data => <WebhookTable webhooks={data.webhooks} onEdit={setEditing} />}
          </Loaded>
        </Card>
        {place ? <DeliveryTable place={place} /> : null}
      </div>
      {editing === null ? null : (
        <WebhookForm
          place={place}
          webhook={edited ?? null}
          onDone={() => {
            setEditing(null)
            result.retry()
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
