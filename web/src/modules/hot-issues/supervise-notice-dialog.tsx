import { useState } from 'react'
import { useLocation } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, Select } from '../../ui/index.ts'
import { FormDialog, UnitsChoice, useFormErrors } from '../follow-up/index.ts'
import type { NoticeKind } from '../notices/index.ts'
import type { SuperviseSource } from './supervise-dialog.tsx'

const SuperviseAsNoticeDocument = graphql(`
  mutation SuperviseAsNotice($input: SuperviseNoticeInput!) {
    superviseAsNotice(input: $input) {
      id
    }
  }
`)

/** Cards go on units that did not do what they were told, never on a count of complaints. */
const KINDS: readonly NoticeKind[] = ['SUPERVISION', 'REMINDER', 'INTERVIEW', 'CIRCULAR']

interface SuperviseNoticeDialogProps {
  source: Omit<SuperviseSource, 'title' | 'text'>
  onClose(): void
}

/** 拟督办通知: drafts it with its fields filled and goes to it, to be looked over. */
export function SuperviseNoticeDialog({ source, onClose }: SuperviseNoticeDialogProps) {
  const { t } = useWords()
  const { href, today } = useScope()
  const [, navigate] = useLocation()
  const [draft, busy] = useWrite(SuperviseAsNoticeDocument)
  const [kind, setKind] = useState<NoticeKind>('SUPERVISION')
  const [units, setUnits] = useState<string[]>(source.unit ? [source.unit.id] : [])
  const [replyDueOn, setReplyDueOn] = useState<string | null>(null)
  const errors = useFormErrors(['organizationIds', 'replyDueOn', 'kind'])
  const send = async () => {
    if (units.length === 0) return errors.set({ organizationIds: t('notices:draft.needUnits') })
    const { hotIssueId = null, complaintId = null } = source
    const input = { hotIssueId, complaintId, kind, organizationIds: units, replyDueOn }
    const { data, failure } = await draft({ input })
    if (failure) return errors.fail(failure)
    navigate(href(paths.notice(data.superviseAsNotice.id)))
  }
  return (
    <FormDialog
      title={t('hotIssues:notice.title')}
      action={t('notices:draft.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p className="cap">{t('hotIssues:notice.lead')}</p>
      <Select
        label={t('notices:column.kind')}
        options={KINDS.map(one => ({ value: one, label: t(`notices:kind.${one}`) }))}
        value={kind}
        onChange={value => setKind(KINDS.find(one => one === value) ?? kind)}
      />
      <UnitsChoice
        label={t('notices:column.unit')}
        value={units}
        onChange={setUnits}
        first={source.unit ? [source.unit] : []}
        hint={t('notices:draft.unitsHint')}
        error={errors.of('organizationIds')}
      />
      <DatePicker
        label={t('hotIssues:notice.due')}
        value={replyDueOn}
        shown={today}
        onChange={setReplyDueOn}
        error={errors.of('replyDueOn') ?? null}
      />
    </FormDialog>
  )
}
