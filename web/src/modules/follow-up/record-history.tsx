import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'

export const RecordHistoryFragment = graphql(`
  fragment RecordHistory on HistoryEntry {
    at
    userName
    type
    summary
  }
`)

interface RecordHistoryProps {
  history: readonly FragmentType<typeof RecordHistoryFragment>[]
}

/** What was done to a record, newest first. */
export function RecordHistory({ history }: RecordHistoryProps) {
  const { t } = useWords()
  const entries = readFragment(RecordHistoryFragment, history)
  if (entries.length === 0) return <p className="mut">{t('followUp:history.none')}</p>
  return (
    <ol className="history">
      {entries.map(({ at, userName, type, summary }) => (
        <li key={`${at} ${type} ${summary}`}>
          <span className="cap">
            <time dateTime={at}>{instant(at)}</time>
            <span>{userName}</span>
          </span>
          {summary}
        </li>
      ))}
    </ol>
  )
}
