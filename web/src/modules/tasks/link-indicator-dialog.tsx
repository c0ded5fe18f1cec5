import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { ComboBox, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors, useJurisdiction } from '../follow-up/index.ts'

const LinkableIndicatorsDocument = graphql(`
  query LinkableIndicators($place: ID!) {
    indicators(place: $place) {
      id
      no
      name
      status
    }
  }
`)

const LinkIndicatorDocument = graphql(`
  mutation LinkTaskIndicator($id: ID!, $taskId: ID!) {
    linkIndicatorTask(id: $id, taskId: $taskId) {
      id
    }
  }
`)

interface LinkIndicatorDialogProps {
  taskId: string
  place: string
  /** Those linked already. */
  linked: readonly string[]
  onClose(): void
}

/** One more indicator that the task is to move. */
export function LinkIndicatorDialog({ taskId, place, linked, onClose }: LinkIndicatorDialogProps) {
  const { t } = useWords()
  const jurisdiction = useJurisdiction(place)
  const { data } = useRead(LinkableIndicatorsDocument, { place: jurisdiction })
  const [chosen, setChosen] = useState<string | null>(null)
  const [link, busy] = useWrite(LinkIndicatorDocument)
  const errors = useFormErrors([])
  const options = (data?.indicators ?? [])
    .filter(({ id, status }) => status !== 'RETIRED' && !linked.includes(id))
    .map(({ id, no, name }) => ({ value: id, label: `${no} ${name}` }))
  const send = async () => {
    if (!chosen) return errors.fail({ code: 'BAD_INPUT', message: t('tasks:indicators.choose'), fields: {} })
    const { failure } = await link({ id: chosen, taskId })
    if (failure) return errors.fail(failure)
    toast(t('tasks:indicators.linked'))
    onClose()
  }
  return (
    <FormDialog
      title={t('tasks:indicators.link')}
      action={t('tasks:indicators.linkDo')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <ComboBox
        label={t('tasks:indicators.which')}
        options={options}
        value={chosen}
        onChange={setChosen}
        placeholder={t('tasks:indicators.whichHint')}
      />
    </FormDialog>
  )
}
