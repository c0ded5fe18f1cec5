import { count, instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Card } from '../../../ui/index.ts'
import { complaintParams } from '../list/list-url.ts'
import { FaultTable } from './fault-table.tsx'
import { ImportCounts } from './import-counts.tsx'
import type { WholeImport } from './import-query.ts'

/** What an import brought, or why it brought nothing. */
export function ImportResult({ whole }: { whole: WholeImport }) {
  const { t } = useWords()
  const { href } = useScope()
  const { id, status, fault, committedRows } = whole
  const facts = [
    t('complaintImport:result.startedBy', { name: whole.startedBy, at: instant(whole.startedAt) }),
    whole.finishedAt ? t('complaintImport:result.finished', { at: instant(whole.finishedAt) }) : null,
    whole.undoneAt
      ? t('complaintImport:result.undoneBy', { name: whole.undoneBy ?? '', at: instant(whole.undoneAt) })
      : null,
  ].filter(Boolean)
  const wrote = status === 'DONE' || status === 'STOPPED'
  return (
    <div className="col">
      <Card title={t(`complaintImport:status.${status}`)} caption={facts.join(' · ')}>
        <div className="col">
          <p>{t(`complaintImport:statusHint.${status}`, { done: count(committedRows) })}</p>
          {fault ? (
            <p className="over" role="alert">
              {fault}
            </p>
          ) : null}
          <ImportCounts whole={whole} />
          <div className="row">
            {wrote ? (
              <ButtonLink look="primary" href={href(paths.complaintList(), complaintParams({ import: id }))}>
                {t('complaintImport:result.open')}
              </ButtonLink>
            ) : null}
            {wrote ? (
              <ButtonLink href={href(paths.complaints())}>{t('complaintImport:result.board')}</ButtonLink>
            ) : null}
            <ButtonLink href={href(paths.complaintImports())}>{t('complaintImport:result.again')}</ButtonLink>
          </div>
        </div>
      </Card>
      <FaultTable whole={whole} />
    </div>
  )
}
