import { useState } from 'react'
import { useLocation } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Select } from '../../ui/index.ts'
import { FormDialog, UnitsChoice, useFormErrors } from '../follow-up/index.ts'
import { NOTICE_KINDS, type NoticeKind } from './notice-query.ts'

const DraftNoticeDocument = graphql(`
  mutation DraftNotice($source: NoticeSource!) {
    draftNotice(source: $source) {
      id
    }
  }
`)

/** Kinds that may be about no task and no problem. */
const FREE: readonly NoticeKind[] = ['CIRCULAR', 'INTERVIEW']

interface DraftNoticeDialogProps {
  place: string
  /** What it is about; the owners of it are the recipients then. */
  about?: { taskId: string } | { problemId: string }
  onClose(): void
}

/** Drafts a notice with its fields filled and goes to it, to be looked over. */
export function DraftNoticeDialog({ place, about, onClose }: DraftNoticeDialogProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [draft, busy] = useWrite(DraftNoticeDocument)
  const kinds = about ? NOTICE_KINDS : FREE
  const [kind, setKind] = useState<NoticeKind>(about ? 'SUPERVISION' : 'CIRCULAR')
  const [units, setUnits] = useState<string[]>([])
  const errors = useFormErrors(['organizationIds'])
  const send = async () => {
    if (!about && units.length === 0) return errors.set({ organizationIds: t('notices:draft.needUnits') })
    const organizationIds = about ? null : units
    const { data, failure } = await draft({ source: { place, kind, organizationIds, ...about } })
    if (failure) return errors.fail(failure)
    navigate(href(paths.notice(data.draftNotice.id)))
  }
  return (
    <FormDialog
      title={t('notices:draft.title')}
      action={t('notices:draft.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="cap">{t(about ? 'notices:draft.aboutLead' : 'notices:draft.lead')}</p>
      <Select
        label={t('notices:column.kind')}
        options={kinds.map(one => ({ value: one, label: t(`notices:kind.${one}`) }))}
        value={kind}
        onChange={value => setKind(kinds.find(one => one === value) ?? kind)}
      />
      {about ? null : (
        <UnitsChoice
          label={t('notices:column.unit')}
          value={units}
          onChange={setUnits}
          hint={t('notices:draft.unitsHint')}
          error={errors.of('organizationIds')}
        />
      )}
    </FormDialog>
  )
}
