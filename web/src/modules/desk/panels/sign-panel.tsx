import { useState } from 'react'
import type { DeskSignPartFragment } from '../../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, DateText, EmptyState, Loaded, useSubmitKey } from '../../../ui/index.ts'
import { ContactsFields } from './contacts-fields.tsx'
import { DutyReturnDialog } from './duty-return-dialog.tsx'
import { Frame, finish, type PanelProps, Said, Section, useDayWords } from './frame.tsx'

const SignPartFragment = graphql(`
  fragment DeskSignPart on Assignment {
    id
    part
    version
    signDueOn
    organization {
      id
      name
    }
    can {
      sign
      returnDuty
    }
    ...DeskContacts
  }
`)

const SignPanelDocument = graphql(`
  query DeskSign($id: ID!, $asOf: Day) {
    task(id: $id, asOf: $asOf) {
      id
      title
      text
      responsibleLeader
      leaderInCharge
      plan {
        id
        title
      }
      milestones {
        id
        dueOn
        status
        deliverable
      }
      lead {
        ...DeskSignPart
      }
      joint {
        ...DeskSignPart
      }
    }
  }
`)

const SignDocument = graphql(`
  mutation DeskSignAssignment($id: ID!, $version: Int!) {
    signAssignment(id: $id, version: $version) {
      id
    }
  }
`)

/** 签收: what the task asks and by when, one click to take it on, or back with the reason. */
export function SignPanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const { asOf } = useScope()
  const dayWords = useDayWords()
  const result = useRead(SignPanelDocument, { id: row.taskId ?? '', asOf }, { fresh: true })
  const task = result.data?.task
  const parts = readFragment(SignPartFragment, task ? [...task.lead, ...task.joint] : [])
  const part = parts.find(({ id }) => id === row.assignmentId)
  const [sign, busy] = useWrite(SignDocument)
  const [returning, setReturning] = useState(false)

  const onSign = async () => {
    const version = part?.version ?? row.version
    if (busy || !row.assignmentId || typeof version !== 'number' || part?.can.sign === false) return
    finish(await sign({ id: row.assignmentId, version }), t('desk:sign.done'), onClose)
  }
  useSubmitKey(onSign)
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={t('desk:kind.SIGN')}
      foot={
        <>
          <span className="grow" />
          {part?.can.returnDuty ? (
            <Button onClick={() => setReturning(true)}>{t('desk:duty.open')}</Button>
          ) : null}
          <Button look="primary" busy={busy} shortcut="Ctrl ↵" onClick={onSign}>
            {t('desk:sign.do')}
          </Button>
        </>
      }
    >
      <Loaded result={result}>
        {data =>
          data.task ? (
            <>
              {row.dueOn ? (
                <p className="sec mut">{t('desk:sign.limit', { day: dayWords(row.dueOn) })}</p>
              ) : null}
              <Section title={t('tasks:section.requirement')}>
                <div className="quote">
                  <Said>{data.task.text || data.task.title}</Said>
                </div>
              </Section>
              <Section title={t('tasks:section.milestones')}>
                <ul className="due-list">
                  {data.task.milestones.map(one => (
                    <li key={one.id}>
                      {one.dueOn ? <DateText day={one.dueOn} /> : t(`tasks:dueStatus.${one.status}`)}{' '}
                      {one.deliverable}
                    </li>
                  ))}
                </ul>
              </Section>
              <Section title={t('tasks:section.owners')}>
                <dl className="kv">
                  {(['LEAD', 'JOINT'] as const).map(side => (
                    <Owners key={side} side={side} parts={parts.filter(one => one.part === side)} />
                  ))}
                </dl>
              </Section>
              {part ? <ContactsFields assignment={part} /> : null}
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
      {returning && part ? (
        <DutyReturnDialog
          assignmentId={part.id}
          version={part.version}
          onDone={onClose}
          onClose={() => setReturning(false)}
        />
      ) : null}
    </Frame>
  )
}

function Owners({ side, parts }: { side: 'LEAD' | 'JOINT'; parts: readonly DeskSignPartFragment[] }) {
  const { t } = useWords()
  if (parts.length === 0) return null
  return (
    <>
      <dt>{t(`tasks:part.${side}`)}</dt>
      <dd>{parts.map(({ organization }) => organization.name).join('、')}</dd>
    </>
  )
}
