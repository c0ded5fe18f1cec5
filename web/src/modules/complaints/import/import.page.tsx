import { useEffect, useRef } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, ButtonLink, EmptyState, Loaded, PageHead } from '../../../ui/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import '../complaints.css'
import './imports.css'
import { bytesWords } from './bytes-words.ts'
import { ColumnsStep } from './columns-step.tsx'
import {
  ComplaintImportDocument,
  ComplaintImportPartsFragmentDoc,
  isRunning,
  type WholeImport,
} from './import-query.ts'
import { ImportResult } from './import-result.tsx'
import { isOpen } from './import-terms.ts'
import { ImportState } from './imports.page.tsx'
import { PreviewStep } from './preview-step.tsx'
import { Running } from './running.tsx'
import { STEPS, type Step, StepBar } from './step-bar.tsx'
import { TermsStep } from './terms-step.tsx'
import { useImportActions } from './use-import-actions.ts'

const POLL_MS = 1000

/** One import from where it stands: its columns, its names, what it would do, how far it is, what it brought. */
export function ImportPage() {
  const { t } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { href } = useScope()
  const result = useRead(ComplaintImportDocument, { id }, { fresh: true })
  const data = result.data && readFragment(ComplaintImportPartsFragmentDoc, result.data.complaintImport)
  useWhileRunning(Boolean(data && isRunning(data.status)), result.retry)
  const back = <ButtonLink href={href(paths.complaintImports())}>{t('complaintImport:back')}</ButtonLink>
  if (result.failure?.code === 'NOT_FOUND' && !data)
    return (
      <>
        <PageHead title={t('complaintImport:one')} actions={back} />
        <EmptyState>{result.failure.message}</EmptyState>
      </>
    )
  return (
    <Loaded result={{ ...result, data, stale: false }}>
      {whole => (
        <>
          <PageHead
            title={whole.fileName}
            caption={
              <>
                <ImportState status={whole.status} /> · {bytesWords(whole.bytes)}
                {whole.sourceName
                  ? ` · ${t('complaintImport:result.source', { name: whole.sourceName })}`
                  : ''}
              </>
            }
            actions={
              <>
                <Actions whole={whole} />
                {back}
              </>
            }
          />
          <ComplaintTabs here="imports" />
          <Body whole={whole} />
        </>
      )}
    </Loaded>
  )
}

/** Asks again each second while the server is at work, and not while the page is out of sight. */
function useWhileRunning(running: boolean, readAgain: () => void) {
  const latest = useRef(readAgain)
  latest.current = readAgain
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      if (!document.hidden) latest.current()
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [running])
}

function Actions({ whole }: { whole: WholeImport }) {
  const { t } = useWords()
  const actions = useImportActions(whole)
  const { can, status } = whole
  return (
    <>
      {can.resume ? (
        <Button look="primary" busy={actions.busy} onClick={() => void actions.resume()}>
          {t('complaintImport:action.resume')}
        </Button>
      ) : null}
      {can.cancel ? (
        <Button busy={actions.busy} onClick={() => void actions.cancel()}>
          {t(
            status === 'READY' || status === 'UPLOADED'
              ? 'complaintImport:action.discard'
              : 'complaintImport:action.cancel',
          )}
        </Button>
      ) : null}
      {can.undo ? (
        <Button busy={actions.busy} onClick={() => void actions.undo()}>
          {t('complaintImport:action.undo')}
        </Button>
      ) : null}
    </>
  )
}

/** Where a file that has been read is looked at first: its columns when the source is new, its names while some are unknown. */
function firstStep({ profileName, terms }: WholeImport): Step {
  if (!profileName) return 'columns'
  return terms.some(isOpen) ? 'terms' : 'preview'
}

function Body({ whole }: { whole: WholeImport }) {
  const search = useSearch()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(search).get('step')
  const unread = whole.status === 'UPLOADED'
  // Nothing but its columns is known of a file that has not been read.
  const step = unread ? 'columns' : (STEPS.find(one => one === asked) ?? firstStep(whole))
  const go = (next: Step) => navigate(href(paths.complaintImport(whole.id), { step: next }))
  if (isRunning(whole.status)) return <Running whole={whole} />
  if (!unread && whole.status !== 'READY') return <ImportResult whole={whole} />
  return (
    <>
      <StepBar
        step={step}
        unread={unread}
        open={whole.terms.filter(isOpen).length}
        failed={whole.failed}
        onGo={go}
      />
      {step === 'columns' ? (
        <ColumnsStep
          key={`${whole.id} ${whole.shape?.headerRows} ${whole.shape?.sheet}`}
          whole={whole}
          onNext={() => go('terms')}
        />
      ) : step === 'terms' ? (
        <TermsStep whole={whole} onBack={() => go('columns')} onNext={() => go('preview')} />
      ) : (
        <PreviewStep whole={whole} onBack={() => go('terms')} />
      )}
    </>
  )
}
