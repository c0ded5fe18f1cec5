import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { FormDialog, useFormErrors, useJurisdiction } from '../../follow-up/index.ts'
import { FACT_FIELDS, FactsFields } from './facts-fields.tsx'
import { byLastWord, factsInput, factsOf } from './indicator-form.ts'
import type { EntryDialogProps } from './library-query.ts'
import { useTopLevel } from './use-places.ts'

const EditIndicatorDocument = graphql(`
  mutation EditIndicator($id: ID!, $version: Int!, $facts: IndicatorFactsInput!) {
    editIndicator(id: $id, version: $version, facts: $facts) {
      id
      ...IndicatorEntry
    }
  }
`)

/** Corrects what has no versions: name, feed, owner, levels, frequency. */
export function EditFactsDialog({ entry, onClose, onDone }: EntryDialogProps) {
  const { t } = useWords()
  const { place } = useScope()
  const top = useTopLevel(useJurisdiction(place))
  const [edit, busy] = useWrite(EditIndicatorDocument)
  const [facts, setFacts] = useState(() => factsOf(entry))
  const errors = useFormErrors(FACT_FIELDS)
  const send = async () => {
    const { id, version } = entry
    const { failure } = await edit({ id, version, facts: factsInput(facts) })
    if (failure) errors.fail(byLastWord(failure))
    else onDone(t('library:edit.done'))
  }
  return (
    <FormDialog
      title={t('library:edit.title')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <FactsFields values={facts} change={setFacts} errors={errors} top={top} />
    </FormDialog>
  )
}
