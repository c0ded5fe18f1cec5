import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, TextArea, TextField } from '../../../ui/index.ts'
import { AttachmentPicker } from '../../attachments/index.ts'
import { useDayWords } from '../../follow-up/index.ts'
import type { ActionForm } from './action-form.ts'
import { takesFiles, wordsAreOptional } from './action-values.ts'
import { CallFields } from './call-fields.tsx'
import { TicketUnit } from './ticket-unit.tsx'
import type { Ticket } from './ticket-whole.ts'

const UnitSuggestionsDocument = graphql(`
  query UnitSuggestions($id: ID!) {
    complaint(id: $id) {
      id
      suggestedUnits {
        probability
        organization {
          id
          name
        }
      }
    }
  }
`)

const WORDS = {
  DISPATCH: ['sentWith', null],
  SIGN: null,
  CONTACT: ['contactText', 'contactHint'],
  NOTE: ['noteText', null],
  RETURN: ['returnText', 'returnHint'],
  ASK_EXTENSION: ['extensionText', 'extensionHint'],
  FINISH: ['finishText', 'finishHint'],
  CALL_BACK: ['callText', null],
  REWORK: ['reworkText', 'reworkHint'],
  ARCHIVE: ['archiveText', null],
  ASK_EXCLUSION: ['exclusionText', 'exclusionHint'],
} as const

interface ActionFieldsProps {
  form: ActionForm
  ticket: Ticket
  /** The words take the focus when the form opens. */
  autoFocus?: boolean
}

/** The fields of one step of a ticket: in a dialog as in the panel of the desk. */
export function ActionFields({ form, ticket, autoFocus = false }: ActionFieldsProps) {
  const { t } = useWords()
  const { action, values, set, errors } = form
  const words = WORDS[action]
  return (
    <>
      {action === 'DISPATCH' ? <UnitFields form={form} ticket={ticket} /> : null}
      {action === 'CALL_BACK' ? <CallFields form={form} /> : null}
      {action === 'SIGN' ? <p>{t('complaints:desk.signHint')}</p> : null}
      {action === 'ARCHIVE' ? <p>{t('complaints:desk.archiveHint')}</p> : null}
      {words ? (
        <TextArea
          label={t(`complaints:form.${words[0]}`)}
          {...(words[1] ? { placeholder: t(`complaints:form.${words[1]}`) } : {})}
          hint={wordsAreOptional(action) ? t('complaints:form.optional') : undefined}
          rows={action === 'FINISH' ? 6 : 3}
          value={values.text}
          onChange={text => set({ text })}
          error={errors.of('text')}
          required={!wordsAreOptional(action)}
          autoFocus={autoFocus && action !== 'DISPATCH'}
        />
      ) : null}
      {action === 'ASK_EXTENSION' ? <DaysField form={form} ticket={ticket} /> : null}
      {takesFiles(action) ? (
        <AttachmentPicker
          place={ticket.place.code}
          value={[...values.files]}
          onChange={files => set({ files })}
          onBusy={form.setWaiting}
        />
      ) : null}
      {action === 'RETURN' ? <p className="cap">{t('complaints:form.returnNote')}</p> : null}
    </>
  )
}

/** To whom: those learned from closed tickets stand ready to be pressed. */
function UnitFields({ form: { values, set, errors }, ticket }: ActionFieldsProps) {
  const { t } = useWords()
  const { data } = useRead(UnitSuggestionsDocument, { id: ticket.id })
  const suggested = data?.complaint.suggestedUnits ?? []
  return (
    <>
      {suggested.length > 0 ? (
        <div className="fld">
          <span className="label">{t('complaints:form.suggested')}</span>
          <div className="chip-set">
            {suggested.map(({ organization, probability }) => (
              <Button
                key={organization.id}
                small
                aria-pressed={values.organizationId === organization.id}
                onClick={() => set({ organizationId: organization.id })}
              >
                {organization.name}
                <span className="mut">
                  {t('complaints:form.probability', { percent: Math.round(probability * 100) })}
                </span>
              </Button>
            ))}
          </div>
        </div>
      ) : null}
      <TicketUnit
        label={t('complaints:form.unit')}
        value={values.organizationId}
        onChange={organizationId => set({ organizationId })}
        first={suggested.map(({ organization }) => organization)}
        error={errors.of('organizationId')}
      />
    </>
  )
}

function DaysField({ form: { values, set, errors }, ticket }: ActionFieldsProps) {
  const { t } = useWords()
  const dayWords = useDayWords()
  return (
    <TextField
      label={t('complaints:form.extensionDays')}
      value={values.days}
      onChange={days => set({ days })}
      error={errors.of('days')}
      hint={ticket.dueOn ? t('complaints:form.extensionNote', { day: dayWords(ticket.dueOn) }) : undefined}
      required
    />
  )
}
