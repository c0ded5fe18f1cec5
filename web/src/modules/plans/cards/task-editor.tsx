import { useWords } from '../../../i18n/index.ts'
import type { DraftTask, DraftWarning } from '../draft/draft.documents.ts'
import { partKey } from '../source/draft-tints.ts'
import { InlineChoice, InlineText } from './inline-text.tsx'
import { MilestonesEditor } from './milestones-editor.tsx'
import { OwnersEditor } from './owners-editor.tsx'
import { TargetsEditor } from './targets-editor.tsx'
import { usePart } from './use-part.ts'
import { useTaskEdit } from './use-task-edit.ts'
import { WarningRow } from './warning-row.tsx'

/** Number and title, edited in the head of the card. */
export function TaskHeadEditor({ task }: { task: DraftTask }) {
  const { t } = useWords()
  const save = useTaskEdit(task.id)
  const { over } = usePart(task.id, partKey(task.id, 'title'), task.titleSource)
  return (
    <>
      <InlineText fits className="no" label={t('plans:field.no')} value={task.no} save={no => save({ no })} />
      <span className="grow" {...over}>
        <InlineText
          lines
          className="title"
          label={t('plans:field.title')}
          placeholder={t('plans:field.titleHint')}
          value={task.title}
          save={title => save({ title: title.replace(/\s*\n\s*/g, '') })}
        />
      </span>
    </>
  )
}

/** Everything of a task, edited where it stands. */
export function TaskEditor({ task, warnings }: { task: DraftTask; warnings: readonly DraftWarning[] }) {
  const { t } = useWords()
  const save = useTaskEdit(task.id)
  const kinds = (['TASK', 'GUARANTEE', 'OBJECTIVE'] as const).map(value => ({
    value,
    label: t(`plans:draftKind.${value}`),
  }))
  return (
    <div className="in">
      <dl className="kv">
        <OwnersEditor task={task} part="lead" />
        <OwnersEditor task={task} part="joint" />
      </dl>
      <MilestonesEditor task={task} />
      <TargetsEditor task={task} />
      <dl className="kv more">
        <dt>{t('plans:field.kind')}</dt>
        <dd>
          <InlineChoice
            label={t('plans:field.kind')}
            value={task.kind}
            options={kinds}
            onChange={kind => void save({ kind })}
          />
          {task.kind === 'OBJECTIVE' ? <span className="cap"> {t('plans:card.objectiveHint')}</span> : null}
        </dd>
        <dt>{t('plans:field.text')}</dt>
        <dd>
          <InlineText
            lines
            className="clamp"
            label={t('plans:field.text')}
            value={task.text}
            save={text => save({ text })}
          />
        </dd>
        <dt>{t('plans:field.note')}</dt>
        <dd>
          <InlineText
            lines
            label={t('plans:field.note')}
            placeholder={t('plans:field.noteHint')}
            value={task.note ?? ''}
            save={note => save({ note: note.trim() || null })}
          />
        </dd>
      </dl>
      {warnings.map(warning => (
        <WarningRow key={warning.id} warning={warning} task={task} />
      ))}
    </div>
  )
}
