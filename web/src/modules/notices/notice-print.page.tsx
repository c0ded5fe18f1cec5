import { useEffect } from 'react'
import { useParams, useSearch } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, ButtonLink, EmptyState, Loaded } from '../../ui/index.ts'
import { NoticePaper } from './notice-paper.tsx'
import './notice-print.css'

const NoticesToPrintDocument = graphql(`
  query NoticesToPrint($ids: [ID!]!) {
    noticesByIds(ids: $ids) {
      id
      title
      documentNumber
      task {
        id
      }
      document {
        ...NoticePaper
      }
    }
  }
`)

/** Which notices: that of the address, or several behind `?ids=`. */
function useIds(): string[] {
  const { id } = useParams<{ id?: string }>()
  const listed = new URLSearchParams(useSearch()).get('ids')
  return id ? [id] : (listed?.split(',').filter(Boolean) ?? [])
}

/** Papers as they are printed, one after the other; the bar above them is not. */
export function NoticePrintPage() {
  const { t } = useWords()
  const { href } = useScope()
  const ids = useIds()
  const result = useRead(NoticesToPrintDocument, { ids })
  const found = result.data?.noticesByIds
  const only = found?.length === 1 ? found[0] : undefined
  useEffect(() => {
    // The name a browser offers when the page is saved as PDF.
    if (only) document.title = `${only.documentNumber ?? ''}${only.title}`
  }, [only])
  const word = only ? `/files/notices/${only.id}.docx` : `/files/notices.zip?ids=${ids.join(',')}`
  return (
    <main className="print-desk">
      <header className="print-bar">
        <h1>
          {only
            ? (only.documentNumber ?? t('notices:print.draft'))
            : t('notices:print.several', { count: found?.length ?? 0 })}
        </h1>
        <span className="cap ell">{only?.title}</span>
        <span className="grow" />
        {only?.task ? (
          <ButtonLink href={href(paths.task(only.task.id))}>{t('notices:print.task')}</ButtonLink>
        ) : null}
        <ButtonLink href={href(only ? paths.notice(only.id) : paths.notices())}>
          {t('notices:print.back')}
        </ButtonLink>
        <a className="btn" href={word} download>
          {t('notices:print.word')}
        </a>
        <Button look="primary" onClick={() => window.print()}>
          {t('notices:print.print')}
        </Button>
      </header>
      <Loaded
        result={result}
        empty={{ when: data => data.noticesByIds.length === 0, text: t('notices:print.none') }}
      >
        {data => (
          <div className="papers">
            {data.noticesByIds.map(notice =>
              notice.document ? (
                <NoticePaper key={notice.id} document={notice.document} />
              ) : (
                <EmptyState key={notice.id}>{t('notices:print.outline', { title: notice.title })}</EmptyState>
              ),
            )}
          </div>
        )}
      </Loaded>
    </main>
  )
}
