import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, toast } from '../../ui/index.ts'

const WebhookRowDocument = graphql(`
  fragment WebhookRow on Webhook {
    id
    name
    url
    kinds
    active
  }
`)

const TestWebhookDocument = graphql(`
  mutation TestWebhook($id: ID!) {
    testWebhook(id: $id)
  }
`)

interface WebhookTableProps {
  webhooks: readonly FragmentType<typeof WebhookRowDocument>[]
  onEdit(id: string): void
}

/** One line a webhook, each to be tried and changed. */
export function WebhookTable({ webhooks, onEdit }: WebhookTableProps) {
  const { t } = useWords()
  const [test] = useWrite(TestWebhookDocument)
  const [testing, setTesting] = useState<string | null>(null)
  const tryOut = async (id: string) => {
    setTesting(id)
    const { data, failure } = await test({ id })
    setTesting(null)
    if (failure) return toast(failure.message, { bad: true })
    const status = data.testWebhook
    const taken = status >= 200 && status < 300
    const words = taken ? 'notifications:webhooks.tested' : 'notifications:webhooks.testRefused'
    toast(t(words, { status }), { bad: !taken })
  }
  return (
    <div className="scroll-x">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{t('notifications:webhooks.name')}</th>
            <th scope="col">{t('notifications:webhooks.url')}</th>
            <th scope="col">{t('notifications:webhooks.kindsShort')}</th>
            <th scope="col">{t('notifications:webhooks.state')}</th>
            <th scope="col">{t('notifications:webhooks.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map(row => {
            const { id, name, url, kinds, active } = readFragment(WebhookRowDocument, row)
            return (
              <tr key={id}>
                <td>
                  <b>{name}</b>
                </td>
                <td className="wrap">{url}</td>
                <td title={kinds.map(kind => t(`notifications:kind.${kind}`)).join('、')}>
                  {t('notifications:webhooks.kindsCount', { count: kinds.length })}
                </td>
                <td>{active ? t('notifications:webhooks.active') : t('notifications:webhooks.paused')}</td>
                <td className="row">
                  <Button small busy={testing === id} onClick={() => tryOut(id)}>
                    {t('notifications:webhooks.test')}
                  </Button>
                  <Button small onClick={() => onEdit(id)}>
                    {t('notifications:webhooks.change')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
