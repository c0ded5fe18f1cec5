import { useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, Tag } from '../../ui/index.ts'
import type { Amendment } from './amendment.page.tsx'
import { wordDiff } from './word-diff.ts'

type Item = Amendment['items'][number]
type Field = Item['fields'][number]

interface AmendmentGroupProps {
  kind: Item['kind']
  items: readonly Item[]
}

/** Tasks with the same fate; those that stay as they are begin folded. */
export function AmendmentGroup({ kind, items }: AmendmentGroupProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(kind !== 'UNCHANGED')
  if (items.length === 0) return null
  return (
    <Card
      title={`${t(`plans:amend.kind.${kind}`)} ${items.length}`}
      caption={t(`plans:amend.fate.${kind}`)}
      aside={
        <Button look="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'plans:amend.fold' : 'plans:amend.unfold')}
        </Button>
      }
    >
      {open ? (
        <ul className="amended">
          {items.map(item => (
            <AmendedTask key={item.task?.id ?? item.draftTaskId} item={item} />
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

const FIELDS = ['section', 'title', 'milestones', 'lead', 'joint', 'targets', 'text'] as const

/** Of a task that comes or goes: when and who, without its whole text. */
const IN_SHORT: readonly string[] = ['milestones', 'lead', 'joint']

function AmendedTask({ item }: { item: Item }) {
  const { t } = useWords()
  const { href } = useScope()
  const { kind, fields, inProgress, task } = item
  const name = `${item.no} ${item.title}`.trim()
  const oldNo = kind === 'CHANGED' ? fields.find(({ field }) => field === 'no')?.before : null
  const shown = FIELDS.flatMap(name => {
    const found = fields.find(({ field }) => field === name)
    return found && (kind === 'CHANGED' || IN_SHORT.includes(name)) ? { name, ...found } : []
  })
  return (
    <li>
      <div className="head">
        {task ? <Link href={href(paths.task(task.id))}>{name}</Link> : <b>{name}</b>}
        {task ? <Tag>{t(`tasks:status.${task.status}`)}</Tag> : null}
        {oldNo ? <span className="cap">{t('plans:amend.oldNo', { no: oldNo })}</span> : null}
        {kind === 'REMOVED' && task ? (
          <span className="cap">{t(`plans:amend.gone.${fateOf(inProgress, task.status)}`)}</span>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <dl className="changes">
          {shown.map(field => (
            <Change key={field.name} field={field} plain={kind !== 'CHANGED'} />
          ))}
        </dl>
      ) : null}
    </li>
  )
}

/** What happens to a task that the new version leaves out. */
const fateOf = (inProgress: boolean, status: string) =>
  inProgress ? 'stays' : status === 'DONE' || status === 'CLOSED' ? 'done' : 'ends'

interface ChangeProps {
  field: Field & { name: (typeof FIELDS)[number] }
  /** Of a task that comes or goes whole: nothing to compare. */
  plain: boolean
}

function Change({ field: { name, before, after }, plain }: ChangeProps) {
  const { t } = useWords()
  return (
    <>
      <dt>{t(`plans:amend.field.${name}`)}</dt>
      <dd>{plain ? (after ?? before) : <Changed before={before ?? ''} after={after ?? ''} />}</dd>
    </>
  )
}

/** The later text with what is new marked and what is gone struck out; a rewritten one in two lines. */
function Changed({ before, after }: { before: string; after: string }) {
  const { t } = useWords()
  const parts = wordDiff(before, after)
  const whole = parts.every(({ kind }) => kind !== 'same')
  let at = 0
  return (
    <>
      {parts.map(({ kind, text }) => {
        const key = `${kind}${at}`
        at += text.length
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'gone' ? 'del' : 'ins'
        return (
          <Mark
            key={key}
            className={whole ? 'whole' : undefined}
            title={t(kind === 'gone' ? 'plans:amend.before' : 'plans:amend.after')}
          >
            {text}
          </Mark>
        )
      })}
    </>
  )
}
