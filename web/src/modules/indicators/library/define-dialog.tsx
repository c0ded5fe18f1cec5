import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { FormDialog, useFormErrors, useJurisdiction } from '../../follow-up/index.ts'
import { definitionChanges } from './definition-changes.ts'
import { DEFINITION_FIELDS, DefinitionFields } from './definition-fields.tsx'
import { ChangeList } from './definition-list.tsx'
import { byLastWord, definitionInput, definitionOf, NEW_DEFINITION } from './indicator-form.ts'
import type { EntryDialogProps } from './library-query.ts'

const DefineIndicatorDocument = graphql(`
  mutation DefineIndicator($id: ID!, $version: Int!, $definition: DefinitionInput!) {
    defineIndicator(id: $id, version: $version, definition: $definition) {
      id
      ...IndicatorEntry
    }
  }
`)

/** The next version of a definition, with what it changes against the last one. */
export function DefineDialog({ entry, onClose, onDone }: EntryDialogProps) {
  const { t } = useWords()
  const { place } = useScope()
  const jurisdiction = useJurisdiction(place)
  const last = entry.definitions[0]
  const [define, busy] = useWrite(DefineIndicatorDocument)
  const [values, setValues] = useState(() => (last ? definitionOf(last, null) : NEW_DEFINITION))
  const errors = useFormErrors(DEFINITION_FIELDS)
  const input = definitionInput(values)
  const changes = last ? definitionChanges(last, input) : []
  const send = async () => {
    if (!values.validFrom) return errors.set({ validFrom: t('library:need.day') })
    if (last && values.reason.trim() === '') return errors.set({ reason: t('library:need.reason') })
    const { id, version } = entry
    const { failure } = await define({ id, version, definition: input })
    if (failure) errors.fail(byLastWord(failure))
    else onDone(t('library:define.done', { day: values.validFrom }))
  }
  return (
    <FormDialog
      title={t('library:define.title', { version: (last?.version ?? 0) + 1 })}
      action={t('library:define.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <p className="mut">{t('library:define.body')}</p>
      <DefinitionFields
        values={values}
        change={setValues}
        errors={errors}
        place={jurisdiction}
        indicatorId={entry.id}
        asksReason={Boolean(last)}
      />
      {last ? (
        <section className="lib-changes" aria-live="polite">
          <h3>{t('library:define.changes', { version: last.version })}</h3>
          {changes.length > 0 ? (
            <ChangeList changes={changes} />
          ) : (
            <p className="mut">{t('library:define.noChange')}</p>
          )}
        </section>
      ) : null}
    </FormDialog>
  )
}
