import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { DEFINITION_FIELDS, DefinitionFields } from './definition-fields.tsx'
import { FACT_FIELDS, FactsFields } from './facts-fields.tsx'
import {
  byLastWord,
  type DefinitionValues,
  definitionInput,
  factsInput,
  NEW_DEFINITION,
  NEW_FACTS,
} from './indicator-form.ts'
import { useTopLevel } from './use-places.ts'

const CreateIndicatorDocument = graphql(`
  mutation CreateIndicator($input: CreateIndicatorInput!) {
    createIndicator(input: $input) {
      id
      name
      ...IndicatorEntry
    }
  }
`)

interface CreateDialogProps {
  place: string
  onClose(): void
  onDone(said: string, id: string): void
}

/** A new indicator of one's own: facts and the first version of its definition; targets follow in its panel. */
export function CreateDialog({ place, onClose, onDone }: CreateDialogProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [create, busy] = useWrite(CreateIndicatorDocument)
  const [facts, setFacts] = useState(NEW_FACTS)
  const [definition, setDefinition] = useState<DefinitionValues>({
    ...NEW_DEFINITION,
    validFrom: `${today.slice(0, 4)}-01-01`,
  })
  const top = useTopLevel(place)
  const errors = useFormErrors([...FACT_FIELDS, ...DEFINITION_FIELDS])
  const send = async () => {
    if (!definition.validFrom) return errors.set({ validFrom: t('library:need.day') })
    const input = { place, facts: factsInput(facts), definition: definitionInput(definition), target: null }
    const { data, failure } = await create({ input })
    if (failure) return errors.fail(byLastWord(failure))
    onDone(t('library:create.done', { name: data.createIndicator.name }), data.createIndicator.id)
  }
  return (
    <FormDialog
      title={t('library:create.title')}
      action={t('library:create.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <FactsFields values={facts} change={setFacts} errors={errors} top={top} />
      <DefinitionFields
        values={definition}
        change={setDefinition}
        errors={errors}
        place={place}
        indicatorId={null}
      />
    </FormDialog>
  )
}
