import { useState } from 'react'
import { Link } from 'wouter'
import type { TaskIndicatorsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, confirm, Light, toast } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { FigureHow } from '../indicators/figure-how.tsx'
import { FigureStateFragmentDoc } from '../indicators/figure-query.ts'
import { figureOr, gapWords, partsOf, withUnit } from '../indicators/figure-words.ts'
import { LinkIndicatorDialog } from './link-indicator-dialog.tsx'

export const TaskIndicatorsFragmentDoc = graphql(`
  fragment TaskIndicators on Task {
    id
    title
    place {
      code
      name
    }
    indicators {
      id
      no
      name
      can {
        link
      }
    }
  }
`)

const TaskIndicatorStatesDocument = graphql(`
  query TaskIndicatorStates($id: ID!, $place: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) {
      id
      indicators {
        id
        state(place: $place, asOf: $asOf) {
          ...FigureState
        }
      }
    }
  }
`)

const UnlinkIndicatorDocument = graphql(`
  mutation UnlinkTaskIndicator($id: ID!, $taskId: ID!) {
    unlinkIndicatorTask(id: $id, taskId: $taskId) {
      id
    }
  }
`)

type Linked = TaskIndicatorsFragment['indicators'][number]

/** The indicators a task is to move, as they stand where it is carried; those who may link more. */
export function TaskIndicators({ task: masked }: { task: FragmentType<typeof TaskIndicatorsFragmentDoc> }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const { viewer } = useSession()
  const { id, title, place, indicators } = readFragment(TaskIndicatorsFragmentDoc, masked)
  const [linking, setLinking] = useState(false)
  const states = useRead(
    TaskIndicatorStatesDocument,
    { id, place: place.code, asOf },
    { pause: indicators.length === 0 },
  )
  const may = viewer.can.manageIndicators
  if (indicators.length === 0 && !may) return null
  const stateOf = (one: string) => states.data?.task?.indicators.find(found => found.id === one)?.state
  return (
    <Card
      title={t('tasks:indicators.title', { count: indicators.length })}
      caption={indicators.length > 0 ? place.name : null}
      aside={
        may ? (
          <Button look="plain" small onClick={() => setLinking(true)}>
            {t('tasks:indicators.link')}
          </Button>
        ) : null
      }
    >
      {indicators.length === 0 ? <p className="mut">{t('tasks:indicators.none')}</p> : null}
      <ul className="task-indicators">
        {indicators.map(indicator => (
          <LinkedLine
            key={indicator.id}
            indicator={indicator}
            task={{ id, title }}
            place={place.code}
            state={stateOf(indicator.id)}
          />
        ))}
      </ul>
      {linking ? (
        <LinkIndicatorDialog
          taskId={id}
          place={place.code}
          linked={indicators.map(one => one.id)}
          onClose={() => setLinking(false)}
        />
      ) : null}
    </Card>
  )
}

interface LinkedLineProps {
  indicator: Linked
  task: { id: string; title: string }
  place: string
  state: FragmentType<typeof FigureStateFragmentDoc> | undefined
}

/** `■ 落后 · 政务信息系统上云率 83.3% 140/168 · 应达 93.9 · 落后 10.6 个百分点` */
function LinkedLine({ indicator, task, place, state: masked }: LinkedLineProps) {
  const { t } = useWords()
  const { href } = useScope()
  const state = masked ? readFragment(FigureStateFragmentDoc, masked) : null
  const parts = state ? partsOf(state) : null
  return (
    <li>
      <div className="row">
        {state ? <Light level={state.light} kind="progress" /> : null}
        <Link
          className="grow ell"
          href={href(paths.indicator(indicator.id), { place })}
          title={indicator.name}
        >
          {indicator.name}
        </Link>
        {indicator.can.link ? <UnlinkButton indicator={indicator} task={task} /> : null}
      </div>
      {state ? (
        <p className="cap">
          <FigureHow name={indicator.name} state={state}>
            <b>{withUnit(state.value, state.decimals, state.unit)}</b>
          </FigureHow>
          {[
            parts,
            state.expected === null || state.expected === undefined
              ? null
              : t('tasks:indicators.expected', { value: figureOr(state.expected, state.decimals) }),
            gapWords(state.gap, state.unit, t),
          ]
            .filter(Boolean)
            .map(words => ` · ${words}`)}
        </p>
      ) : null}
    </li>
  )
}

function UnlinkButton({ indicator, task }: Pick<LinkedLineProps, 'indicator' | 'task'>) {
  const { t } = useWords()
  const [unlink, busy] = useWrite(UnlinkIndicatorDocument)
  const run = async () => {
    const sure = await confirm({
      title: t('tasks:indicators.unlinkTitle', { name: indicator.name }),
      body: t('tasks:indicators.unlinkBody', { title: task.title }),
      action: t('tasks:indicators.unlink'),
    })
    if (sure === null) return
    const { failure } = await unlink({ id: indicator.id, taskId: task.id })
    toast(failure?.message ?? t('tasks:indicators.unlinked'), { bad: failure !== null })
  }
  return (
    <Button
      look="plain"
      small
      busy={busy}
      aria-label={t('tasks:indicators.unlinkNamed', { name: indicator.name })}
      onClick={() => void run()}
    >
      {t('tasks:indicators.unlink')}
    </Button>
  )
}
