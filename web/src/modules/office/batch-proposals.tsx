import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextArea } from '../../ui/index.ts'
import { BatchDialog, type BatchOutcome } from './batch-dialog.tsx'
import { DecideProposalsDocument } from './decide-proposal.tsx'
import type { ProposalRow } from './office-query.ts'

const PreviewProposalsDocument = graphql(`
  query PreviewProposals($input: ProposalDecisionInput!) {
    previewProposals(input: $input) {
      done {
        id
      }
      faults {
        proposalId
        title
        message
      }
    }
  }
`)

interface BatchProposalsProps {
  accept: boolean
  rows: readonly ProposalRow[]
  onClose(): void
}

/** Several proposals confirmed as they stand, or turned down for one reason. */
export function BatchProposals({ accept, rows, onClose }: BatchProposalsProps) {
  const { t } = useWords()
  const [refs] = useState(() => rows.map(({ id, version }) => ({ id, version })))
  const [titles] = useState(
    () =>
      new Map(
        rows.map(row => [
          row.id,
          t('office:batch.proposal', {
            kind: t(`notices:kind.${row.kind}`),
            title: row.task?.title ?? row.summary,
            unit: row.organization.name,
          }),
        ]),
      ),
  )
  const [reason, setReason] = useState('')
  const [decide, busy] = useWrite(DecideProposalsDocument)
  const asked = { confirm: accept, kind: null, reason: accept ? null : t('office:proposal.reason') }
  const preview = useRead(PreviewProposalsDocument, { input: { ...asked, proposals: refs } }, { fresh: true })
  const outcome = (answer: {
    done: readonly { id: string }[]
    faults: readonly { proposalId: string; title: string; message: string }[]
  }): BatchOutcome => ({
    done: answer.done.map(({ id }) => ({ id, title: titles.get(id) ?? '' })),
    faults: answer.faults.map(({ proposalId, title, message }) => ({
      id: proposalId,
      title: titles.get(proposalId) ?? title,
      message,
    })),
  })
  return (
    <BatchDialog
      action={t(accept ? 'office:proposal.accept' : 'office:proposal.dismiss')}
      count={refs.length}
      ask={t(accept ? 'office:batch.askAccept' : 'office:batch.askDismiss')}
      ready={accept || reason.trim() !== ''}
      busy={busy}
      preview={preview}
      read={data => outcome(data.previewProposals)}
      run={async ids => {
        const proposals = refs.filter(({ id }) => ids.includes(id))
        const { data, failure } = await decide({
          input: { ...asked, proposals, reason: accept ? null : reason.trim() },
        })
        return { outcome: data && outcome(data.decideProposals), failure }
      }}
      onClose={onClose}
      fields={
        accept ? null : (
          <TextArea
            label={t('office:proposal.reason')}
            required
            rows={2}
            value={reason}
            onChange={setReason}
          />
        )
      }
    />
  )
}
