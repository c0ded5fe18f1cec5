import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Card, Chip, confirm, Loaded, toast } from '../../ui/index.ts'
import { DeliveryRow, type DeliveryRowData } from './delivery-row.tsx'

const DeliveriesDocument = graphql(`
  query Deliveries($place: ID!, $status: [DeliveryStatus!], $after: String) {
    deliveries(place: $place, status: $status, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...DeliveryFields
      }
    }
  }
`)

const RetryDeliveryDocument = graphql(`
  mutation RetryDelivery($id: ID!) {
    retryDelivery(id: $id) {
      id
      ...DeliveryFields
    }
  }
`)

const FILTERS = ['FAILED', 'SENDING', 'PENDING', 'SENT'] as const

/** What became of mails and calls; what failed can be sent again. */
export function DeliveryTable({ place }: { place: string }) {
  const { t } = useWords()
  const [status, setStatus] = useState<(typeof FILTERS)[number] | null>(null)
  const result = usePages(DeliveriesDocument, { place, status: status && [status] }, data => data.deliveries)
  const [retry] = useWrite(RetryDeliveryDocument)
  const again = async ({ id, cutOff }: DeliveryRowData) => {
    const sure =
      !cutOff ||
      (await confirm({
        title: t('notifications:deliveries.confirmTitle'),
        body: t('notifications:deliveries.confirmBody'),
        action: t('notifications:deliveries.retry'),
      })) !== null
    if (!sure) return
    const { failure } = await retry({ id })
    toast(failure ? failure.message : t('notifications:deliveries.retried'), { bad: Boolean(failure) })
    result.retry()
  }
  const heads = ['at', 'channel', 'target', 'subject', 'state', 'attempts'] as const
  return (
    <Card
      bare
      title={t('notifications:deliveries.title')}
      caption={t('notifications:deliveries.caption')}
      aside={
        <span className="row">
          {FILTERS.map(one => (
            <Chip key={one} on={status === one} onPress={() => setStatus(status === one ? null : one)}>
              {t(`notifications:deliveries.status.${one}`)}
            </Chip>
          ))}
        </span>
      }
    >
      <Loaded
        result={result}
        empty={{
          when: ({ deliveries }) => deliveries.totalCount === 0,
          text: t(
            status === 'FAILED' ? 'notifications:deliveries.noneFailed' : 'notifications:deliveries.none',
          ),
        }}
      >
        {() => (
          <div className="scroll-x">
            <table className="tbl">
              <thead>
                <tr>
                  {heads.map(head => (
                    <th key={head} scope="col">
                      {t(`notifications:deliveries.${head}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="sr">{t('notifications:webhooks.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {result.nodes.map(node => (
                  <DeliveryRow key={node.id} delivery={node} onRetry={again} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {result.hasMore ? (
        <div className="more">
          <Button onClick={result.more}>{t('common:nav.more')}</Button>
        </div>
      ) : null}
    </Card>
  )
}
