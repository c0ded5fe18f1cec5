import { useState } from 'react'
import { Link } from 'wouter'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Dialog, Light, TextField, toast } from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import type { Entry } from './library-query.ts'

const LinkTaskDocument = graphql(`
  mutation LinkIndicatorTask($id: ID!, $taskId: ID!) {
    linkIndicatorTask(id: $id, taskId: $taskId) {
      id
      ...IndicatorEntry
    }
  }
`)

const UnlinkTaskDocument = graphql(`
  mutation UnlinkIndicatorTask($id: ID!, $taskId: ID!) {
    unlinkIndicatorTask(id: $id, taskId: $taskId) {
      id
      ...IndicatorEntry
    }
  }
`)

const SuggestionsDocument = graphql(`
  query IndicatorTaskSuggestions($indicatorId: ID!) {
    indicatorTaskSuggestions(indicatorId: $indicatorId) {
      id
      title
      ledgerNo
      light
    }
  }
`)

const FindTasksDocument = graphql(`
  query LibraryFindTasks($filter: TaskFilter!) {
    tasks(filter: $filter, first: 20) {
      nodes {
        id
        title
        ledgerNo
        light
      }
    }
  }
`)

interface FoundTask {
  id: string
  title: string
  ledgerNo?: string | number | null
  light: 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA'
}

/** Tasks that are to move the indicator; linked and unlinked by those who may. */
export function TaskLinks({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const { href } = useScope()
  const [open, setOpen] = useState(false)
  const [unlink, busy] = useWrite(UnlinkTaskDocument)
  const tasks = entry.tasks
  if (!tasks) return null
  const remove = async (task: FoundTask) => {
    const { failure } = await unlink({ id: entry.id, taskId: task.id })
    toast(failure?.message ?? t('library:link.undone'), { bad: Boolean(failure) })
  }
  return (
    <>
      {tasks.length === 0 ? <p className="mut">{t('library:link.none')}</p> : null}
      <ul className="lib-tasks">
        {tasks.map(task => (
          <li key={task.id}>
            <Light level={task.light} plain />
            <Link href={href(paths.task(task.id))} className="grow">
              {task.ledgerNo} {task.title}
            </Link>
            {entry.can.link ? (
              <Button look="plain" small busy={busy} onClick={() => void remove(task)}>
                {t('library:link.undo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {entry.can.link ? (
        <Button small onClick={() => setOpen(true)}>
          {t('library:link.open')}
        </Button>
      ) : null}
      {open ? <LinkDialog entry={entry} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** Suggested by their words; others are found by typing. */
function LinkDialog({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const { t } = useWords()
  const { place } = useScope()
  const jurisdiction = useJurisdiction(place)
  const [words, setWords] = useState('')
  const [link, busy] = useWrite(LinkTaskDocument)
  const suggested = useRead(SuggestionsDocument, { indicatorId: entry.id }, { fresh: true })
  const asked = words.trim()
  const found = useRead(
    FindTasksDocument,
    { filter: { place: jurisdiction, words: asked } },
    { pause: asked === '' },
  )
  const linked = new Set((entry.tasks ?? []).map(({ id }) => id))
  const listed: readonly FoundTask[] =
    (asked === '' ? suggested.data?.indicatorTaskSuggestions : found.data?.tasks.nodes) ?? []
  const rows = listed.filter(({ id }) => !linked.has(id))
  const add = async (task: FoundTask) => {
    const { failure } = await link({ id: entry.id, taskId: task.id })
    toast(failure?.message ?? t('library:link.done', { title: task.title }), { bad: Boolean(failure) })
  }
  return (
    <Dialog
      title={t('library:link.title')}
      wide
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <TextField
        label={t('library:link.find')}
        placeholder={t('library:link.findHint')}
        value={words}
        onChange={setWords}
        type="search"
      />
      <h3>{t(asked === '' ? 'library:link.suggested' : 'library:link.found')}</h3>
      {rows.length === 0 && !suggested.fetching && !found.fetching ? (
        <p className="mut">{t(asked === '' ? 'library:link.noSuggestion' : 'library:link.notFound')}</p>
      ) : null}
      <ul className="lib-tasks">
        {rows.map(task => (
          <li key={task.id}>
            <span className="grow">
              {task.ledgerNo} {task.title}
            </span>
            <Button small busy={busy} onClick={() => void add(task)}>
              {t('library:link.action')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
