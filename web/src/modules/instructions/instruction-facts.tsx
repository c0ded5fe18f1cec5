import { Link } from 'wouter'
import type { InstructionSubject } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DateText } from '../../ui/index.ts'

export const InstructionFactsFragment = graphql(`
  fragment InstructionFacts on Instruction {
    id
    subject
    subjectId
    subjectTitle
    dueOn
    writtenOn
    writtenBy
    closedOn
    closedBy
    organizations {
      id
      name
    }
    task {
      id
      title
    }
  }
`)

interface InstructionFactsProps {
  instruction: FragmentType<typeof InstructionFactsFragment>
}

/** Who wrote it on what, who is to act by when, and how it ended. */
export function InstructionFacts({ instruction: masked }: InstructionFactsProps) {
  const { t } = useWords()
  const { href } = useScope()
  const instruction = readFragment(InstructionFactsFragment, masked)
  const { subject, subjectId, subjectTitle, organizations, task, dueOn } = instruction
  const to = subjectPath(subject, subjectId)
  return (
    <dl className="kv">
      <dt>{t('instructions:fact.by')}</dt>
      <dd>
        {instruction.writtenBy} <DateText day={instruction.writtenOn} />
      </dd>
      <dt>{t('instructions:fact.units')}</dt>
      <dd>{organizations.map(({ name }) => name).join('、') || t('instructions:office')}</dd>
      <dt>{t('instructions:fact.due')}</dt>
      <dd>{dueOn ? <DateText day={dueOn} /> : null}</dd>
      <dt>{t(`instructions:subject.${subject}`)}</dt>
      <dd>{to ? <Link href={href(to)}>{subjectTitle}</Link> : subjectTitle}</dd>
      {task && subject !== 'TASK' ? (
        <>
          <dt>{t('instructions:subject.TASK')}</dt>
          <dd>
            <Link href={href(paths.task(task.id))}>{task.title}</Link>
          </dd>
        </>
      ) : null}
      {instruction.closedOn ? (
        <>
          <dt>{t('instructions:fact.closed')}</dt>
          <dd>
            <DateText day={instruction.closedOn} /> {instruction.closedBy}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

/** The page of what it was written on; none for a figure of the leader's screen. */
function subjectPath(subject: InstructionSubject, id: string | null | undefined): string | null {
  if (!id) return null
  switch (subject) {
    case 'TASK':
      return paths.task(id)
    case 'PROBLEM':
      return paths.problem(id)
    case 'NOTICE':
      return paths.notice(id)
    case 'PLAN':
      return paths.plan(id)
    case 'INDICATOR':
      return paths.indicator(id)
    case 'HOT_ISSUE':
      return paths.hotIssue(id)
    case 'COMPLAINT':
      return paths.complaint(id)
    default:
      return null
  }
}
