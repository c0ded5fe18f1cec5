import { useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, Tag } from '../../ui/index.ts'
import type { Amendment } from './amendment.page.tsx'

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

function AmendedTask({ item }: { item: Item }) {
  const { t } = useWords()
  const { href } = useScope()
  const name = `${item.no} ${item.title}`
  return (
    <li>
      <div className="head">
        {item.task ? <Link href={href(paths.task(item.task.id))}>{name}</Link> : <span>{name}</span>}
        {item.task ? <Tag>{t(`tasks:status.${item.task.status}`)}</Tag> : null}
        {item.kind === 'REMOVED' ? (
          <span className="mut">
            {t(item.inProgress ? 'plans:amend.removedInProgress' : 'plans:amend.removedBefore')}
          </span>
        ) : null}
      </div>
      {item.fields.length > 0 ? (
        <dl className="changes">
          {item.fields.map(field => (
            <Change key={field.field} field={field} />
          ))}
        </dl>
      ) : null}
    </li>
  )
}

const FIELDS = ['no', 'section', 'title', 'text', 'milestones', 'lead', 'joint', 'targets'] as const
const known = (field: string) => FIELDS.find(one => one === field)

function Change({ field: { field, before, after } }: { field: Field }) {
  const { t } = useWords()
  const name = known(field)
  return (
    <>
      <dt>{name ? t(`plans:amend.field.${name}`) : field}</dt>
      <dd>
        <del title={t('plans:amend.before')}>{before ?? t('plans:amend.nothing')}</del>
        <span aria-hidden="true"> → </span>
        <ins title={t('plans:amend.after')}>{after ?? t('plans:amend.nothing')}</ins>
      </dd>
    </>
  )
}
