import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, confirm, toast } from '../../ui/index.ts'
import type { DeskRow } from './desk-query.ts'

const SignAllDocument = graphql(`
  mutation DeskSignAll($ids: [ID!]!) {
    signAssignments(ids: $ids) {
      id
    }
  }
`)

/** 全部签收, where there is more than one to sign for. */
export function SignAllButton({ rows }: { rows: readonly DeskRow[] }) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const [sign, busy] = useWrite(SignAllDocument)
  const waiting = rows.filter(({ kind }) => kind === 'SIGN')
  const count = waiting.length
  if (count < 2 || asOf !== today) return null
  const run = async () => {
    const sure = await confirm({
      title: t('desk:signAllTitle', { count }),
      body: (
        <>
          <p>{t('desk:signAllBody')}</p>
          <ul className="sign-list">
            {waiting.map(row => (
              <li key={row.id}>{row.title}</li>
            ))}
          </ul>
        </>
      ),
      action: t('desk:sign.do'),
    })
    if (sure === null) return
    const { failure } = await sign({ ids: waiting.flatMap(({ assignmentId }) => assignmentId ?? []) })
    toast(failure?.message ?? t('desk:signedAll', { count }), { bad: failure !== null })
  }
  return (
    <Button busy={busy} onClick={run}>
      {t('desk:signAll', { count })}
    </Button>
  )
}
