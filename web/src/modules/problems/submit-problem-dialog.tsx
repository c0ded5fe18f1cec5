import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { AnswerDialog } from '../follow-up/index.ts'
import type { ProblemFormProps } from './problem-forms.ts'

const SubmitProblemDocument = graphql(`
  mutation SubmitProblem($id: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    submitProblem(id: $id, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
      ...ProblemActions
      ...ProblemHeading
    }
  }
`)

/** The owner says what was done, with evidence. */
export function SubmitProblemDialog({ problem, onClose, onDone }: ProblemFormProps) {
  const { t } = useWords()
  const [submit, busy] = useWrite(SubmitProblemDocument)
  const { id, version, title, measure, place } = problem
  return (
    <AnswerDialog
      title={t('problems:action.submit')}
      action={t('problems:submit.action')}
      label={t('problems:submit.text')}
      hint={t('problems:submit.textHint')}
      empty={t('problems:submit.needText')}
      evidence={t('problems:submit.evidence')}
      place={place.code}
      busy={busy}
      send={(text, attachmentIds) => submit({ id, version, text, attachmentIds })}
      onDone={() => onDone(t('problems:submit.done'))}
      onClose={onClose}
    >
      <p>{title}</p>
      {measure ? <p className="mut record-words">{t('problems:submit.measure', { measure })}</p> : null}
    </AnswerDialog>
  )
}
