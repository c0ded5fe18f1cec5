import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, confirm, toast } from '../../ui/index.ts'
import type { HotIssueRow } from './hot-issue-query.ts'

const MergeDocument = graphql(`
  mutation MergeHotIssues($id: ID!, $otherIds: [ID!]!) {
    mergeHotIssues(id: $id, otherIds: $otherIds) {
      id
      title
    }
  }
`)

interface MergeBarProps {
  chosen: readonly HotIssueRow[]
  onClear(): void
}

/** Merges the chosen issues into the one with most tickets, after asking. */
export function MergeBar({ chosen, onClear }: MergeBarProps) {
  const { t } = useWords()
  const [merge, busy] = useWrite(MergeDocument)
  if (chosen.length === 0) return <span className="cap">{t('hotIssues:merge.hint')}</span>
  const [first, ...others] = [...chosen].sort((one, other) => other.total - one.total)
  const run = async () => {
    if (!first) return
    const sure = await confirm({
      title: t('hotIssues:merge.title', { name: first.title }),
      body: t('hotIssues:merge.body', { count: others.length }),
      action: t('hotIssues:merge.do'),
    })
    if (sure === null) return
    const { failure } = await merge({ id: first.id, otherIds: others.map(({ id }) => id) })
    toast(failure?.message ?? t('hotIssues:merge.done'), { bad: failure !== null })
    if (!failure) onClear()
  }
  return (
    <span className="row">
      <Button small busy={busy} disabled={chosen.length < 2} onClick={() => void run()}>
        {t('hotIssues:merge.action', { count: chosen.length })}
      </Button>
      <Button look="plain" small onClick={onClear}>
        {t('hotIssues:merge.cancel')}
      </Button>
    </span>
  )
}
