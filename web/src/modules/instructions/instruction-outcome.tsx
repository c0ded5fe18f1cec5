import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { RecordLight } from '../follow-up/index.ts'

export const InstructionOutcomeFragment = graphql(`
  fragment InstructionOutcome on Instruction {
    id
    problems {
      id
      number
      title
      status
      light
    }
    notices {
      id
      title
      documentNumber
    }
  }
`)

interface InstructionOutcomeProps {
  instruction: FragmentType<typeof InstructionOutcomeFragment>
}

/** What came of it: problems on the list and notices. Null when nothing has. */
export function InstructionOutcome({ instruction }: InstructionOutcomeProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { problems, notices } = readFragment(InstructionOutcomeFragment, instruction)
  if (problems.length + notices.length === 0) return <p className="mut">{t('instructions:outcome.none')}</p>
  return (
    <ul className="linked">
      {notices.map(({ id, title, documentNumber }) => (
        <li key={id}>
          <Link href={href(paths.notice(id))}>{title}</Link>{' '}
          <span className="cap">{documentNumber ?? t('instructions:outcome.draft')}</span>
        </li>
      ))}
      {problems.map(({ id, number, title, status, light }) => (
        <li key={id}>
          <RecordLight light={light} closed={status === 'CLOSED'} />{' '}
          <Link href={href(paths.problem(id))}>{title}</Link> <span className="cap">{number}</span>
        </li>
      ))}
    </ul>
  )
}
