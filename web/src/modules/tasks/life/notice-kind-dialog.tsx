import { useState } from 'react'
import { useLocation } from 'wouter'
import type { NoticeKind } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Select, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'

const DraftTaskNoticeDocument = graphql(`
  mutation DraftTaskNotice($source: NoticeSource!) {
    draftNotice(source: $source) {
      id
    }
  }
`)

/** In the order of the ladder. */
const KINDS: readonly NoticeKind[] = [
  'REMINDER',
  'SUPERVISION',
  'YELLOW_CARD',
  'RED_CARD',
  'INTERVIEW',
  'CIRCULAR',
]

interface NoticeKindDialogProps {
  task: { id: string; place: string }
  onClose(): void
}

/** Which notice; it is drafted with its fields filled and opened for editing. */
export function NoticeKindDialog({ task, onClose }: NoticeKindDialogProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [draft, busy] = useWrite(DraftTaskNoticeDocument)
  const [kind, setKind] = useState<NoticeKind>('REMINDER')
  const errors = useFormErrors([])
  const submit = async () => {
    const { data, failure } = await draft({ source: { place: task.place, kind, taskId: task.id } })
    if (failure) return errors.fail(failure)
    toast(t('tasks:act.drafted'))
    navigate(href(paths.notice(data.draftNotice.id)))
  }
  return (
    <FormDialog
      title={t('tasks:act.draftNotice')}
      action={t('tasks:act.draftNotice')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="mut">{t('tasks:act.noticeBody')}</p>
      <Select<NoticeKind>
        label={t('tasks:act.noticeKind')}
        options={KINDS.map(value => ({ value, label: t(`tasks:act.noticeKinds.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
    </FormDialog>
  )
}
