import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'

export const TaskHistoryFragment = graphql(`
  fragment TaskHistory on Task {
    id
    history {
      at
      userName
      type
      summary
    }
  }
`)

/** What was done to a task, newest first. */
export function TaskHistory({
  task: masked,
  most = 200,
}: {
  task: FragmentType<typeof TaskHistoryFragment>
  most?: number
}) {
  const { t } = useWords()
  const history = readFragment(TaskHistoryFragment, masked).history ?? []
  if (history.length === 0) return <p className="mut">{t('tasks:history.none')}</p>
  return (
    <ol className="history">
      {history.slice(0, most).map(({ at, userName, type, summary }) => (
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
