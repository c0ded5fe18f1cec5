import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, confirm, toast } from '../../ui/index.ts'
import { AppealDialog, DecideDialog, RectifyDialog, ReviewDialog } from './rating-forms.tsx'
import { RatingActionsFragmentDoc } from './rating-query.ts'

const WithdrawAppealDocument = graphql(`
  mutation WithdrawAppeal($id: ID!) {
    withdrawAppeal(id: $id) {
      id
    }
  }
`)

type Form = 'rectify' | 'review' | 'appeal' | 'decideAppeal'
const FORMS: readonly Form[] = ['rectify', 'review', 'decideAppeal', 'appeal']

interface RatingActionsProps {
  rating: FragmentType<typeof RatingActionsFragmentDoc>
}

/** What the server says may be done, the next step first. */
export function RatingActions({ rating: masked }: RatingActionsProps) {
  const { t } = useWords()
  const { id, can, rectification, appeals } = readFragment(RatingActionsFragmentDoc, masked)
  const [form, setForm] = useState<Form | null>(null)
  const [withdraw, busy] = useWrite(WithdrawAppealDocument)
  const close = () => setForm(null)
  const dialog = {
    onClose: close,
    onDone: (message: string) => {
      close()
      toast(message)
    },
  }
  const takeBack = async () => {
    const sure = await confirm({
      title: t('ratings:form.withdraw'),
      body: t('ratings:form.withdrawBody'),
      action: t('ratings:action.withdrawAppeal'),
    })
    if (sure === null) return
    const { failure } = await withdraw({ id })
    toast(failure ? failure.message : t('ratings:form.withdrawDone'), failure ? { bad: true } : undefined)
  }
  const reason = appeals.find(({ status }) => status === 'PENDING')?.reason ?? ''
  return (
    <>
      {FORMS.filter(name => can[name]).map((name, index) => (
        <Button
          key={name}
          look={index === 0 && name !== 'appeal' ? 'primary' : undefined}
          onClick={() => setForm(name)}
        >
          {t(`ratings:action.${name}`)}
        </Button>
      ))}
      {can.withdrawAppeal ? (
        <Button busy={busy} onClick={() => void takeBack()}>
          {t('ratings:action.withdrawAppeal')}
        </Button>
      ) : null}
      {form === 'rectify' && rectification ? (
        <RectifyDialog rectification={rectification} {...dialog} />
      ) : null}
      {form === 'review' && rectification ? <ReviewDialog rectification={rectification} {...dialog} /> : null}
      {form === 'appeal' ? <AppealDialog id={id} {...dialog} /> : null}
      {form === 'decideAppeal' ? <DecideDialog id={id} reason={reason} {...dialog} /> : null}
    </>
  )
}
