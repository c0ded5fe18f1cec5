import type { DeliveryFieldsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'

const DeliveryFieldsDocument = graphql(`
  fragment DeliveryFields on Delivery {
    id
    channel
    status
    target
    subject
    attempts
    createdAt
    sentAt
    error
    cutOff
  }
`)

export type DeliveryRowData = DeliveryFieldsFragment

interface DeliveryRowProps {
  delivery: FragmentType<typeof DeliveryFieldsDocument>
  onRetry(delivery: DeliveryRowData): void
}

/** One mail or call with what became of it. */
export function DeliveryRow({ delivery, onRetry }: DeliveryRowProps) {
  const { t } = useWords()
  const row = readFragment(DeliveryFieldsDocument, delivery)
  const failed = row.status === 'FAILED' || row.cutOff
  const note = row.cutOff ? t('notifications:deliveries.cutOffHint') : row.error
  return (
    <tr>
      <td className="nw">{instant(row.sentAt ?? row.createdAt)}</td>
      <td className="nw">{t(`notifications:deliveries.channels.${row.channel}`)}</td>
      <td>{row.target}</td>
      <td>
        {row.subject}
        {note ? <div className="cap">{note}</div> : null}
      </td>
      <td className="nw">
        {row.cutOff
          ? t('notifications:deliveries.cutOff')
          : t(`notifications:deliveries.status.${row.status}`)}
      </td>
      <td className="num">{row.attempts}</td>
      <td>
        {failed ? (
          <Button small onClick={() => onRetry(row)}>
            {t('notifications:deliveries.retry')}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}
