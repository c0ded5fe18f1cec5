import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { confirm, Select, TextArea, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import { NOTICE_KINDS, type NoticeKind } from '../notices/index.ts'
import type { ProposalRow } from './office-query.ts'

export const DecideProposalsDocument = graphql(`
  mutation DecideProposals($input: ProposalDecisionInput!) {
    decideProposals(input: $input) {
      done {
        id
        notice {
          id
          documentNumber
        }
      }
      faults {
        proposalId
        title
        message
      }
    }
  }
`)

interface Hands {
  onDone(): void
  onStale(): void
  /** Opens an item of the desk by its key. */
  open(key: string): void
}

/** 确认, 改级 and 不采纳 of one proposal, from its card and from its panel. */
export function useProposalDecision({ onDone, onStale, open }: Hands) {
  const { t } = useWords()
  const [decide, busy] = useWrite(DecideProposalsDocument)
  const [changing, setChanging] = useState<ProposalRow | null>(null)

  const send = async (row: ProposalRow, accept: boolean, kind: NoticeKind | null, reason: string | null) => {
    const proposals = [{ id: row.id, version: row.version }]
    const { data, failure } = await decide({ input: { proposals, confirm: accept, kind, reason } })
    if (failure) return failure
    const notice = data.decideProposals.done[0]?.notice
    // What needs no signature went out at once.
    if (notice?.documentNumber) toast(t('notices:done.issued', { number: notice.documentNumber }))
    else if (notice)
      toast(t('office:proposal.drafted'), {
        action: { label: t('office:proposal.openDraft'), run: () => open(`notice-${notice.id}`) },
      })
    else toast(t('office:proposal.dismissed'))
    onDone()
    return null
  }
  const orSay = async (answer: ReturnType<typeof send>) => {
    const failure = await answer
    if (!failure) return
    toast(failure.message, { bad: true })
    onStale()
  }
  const dismiss = async (row: ProposalRow) => {
    const reason = await confirm({
      title: t('office:proposal.dismissTitle'),
      body: row.summary,
      action: t('office:proposal.dismiss'),
      reason: { label: t('office:proposal.reason'), required: true },
    })
    if (reason !== null) await orSay(send(row, false, null, reason))
  }
  return {
    busy,
    accept: (row: ProposalRow) => void orSay(send(row, true, null, null)),
    change: setChanging,
    dismiss: (row: ProposalRow) => void dismiss(row),
    dialog: changing ? (
      <ChangeKindDialog
        row={changing}
        busy={busy}
        send={(kind, reason) => send(changing, true, kind, reason)}
        onStale={onStale}
        onClose={() => setChanging(null)}
      />
    ) : null,
  }
}

export type ProposalDecision = ReturnType<typeof useProposalDecision>

interface ChangeKindDialogProps {
  row: ProposalRow
  busy: boolean
  send(
    kind: NoticeKind,
    reason: string,
  ): Promise<{ message: string; code: string; fields: Record<string, string> } | null>
  onStale(): void
  onClose(): void
}

/** 改级: another step of the ladder than the run proposed, and why. */
function ChangeKindDialog({ row, busy, send, onStale, onClose }: ChangeKindDialogProps) {
  const { t } = useWords()
  const others = NOTICE_KINDS.filter(kind => kind !== row.kind)
  const [kind, setKind] = useState<NoticeKind>(others[0] ?? 'SUPERVISION')
  const [reason, setReason] = useState('')
  const errors = useFormErrors(['reason', 'kind'])
  const submit = async () => {
    if (reason.trim() === '') return errors.set({ reason: t('office:proposal.needReason') })
    const failure = await send(kind, reason.trim())
    if (!failure) return onClose()
    errors.fail(failure)
    if (failure.code === 'CONFLICT') onStale()
  }
  return (
    <FormDialog
      title={t('office:proposal.changeTitle')}
      action={t('office:proposal.change')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>
        {row.task?.title ?? row.organization.name}
        <br />
        <span className="mut">{row.summary}</span>
      </p>
      <Select
        label={t('office:proposal.changeTo', { kind: t(`notices:kind.${row.kind}`) })}
        options={others.map(one => ({ value: one, label: t(`notices:kind.${one}`) }))}
        value={kind}
        onChange={value => setKind(NOTICE_KINDS.find(one => one === value) ?? kind)}
      />
      <TextArea
        label={t('office:proposal.changeReason')}
        required
        rows={3}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
      />
    </FormDialog>
  )
}
