import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { RecordLight } from '../follow-up/index.ts'

export const ProblemHeadingFragment = graphql(`
  fragment ProblemHeading on Problem {
    id
    number
    title
    status
    round
    light
    workingDaysLeft
  }
`)

interface ProblemHeadingProps {
  problem: FragmentType<typeof ProblemHeadingFragment>
}

/** `■ 逾期 3 个工作日 · 整改中 · 第 2 轮` */
export function ProblemState({ problem: masked }: ProblemHeadingProps) {
  const { t } = useWords()
  const { light, status, round, workingDaysLeft } = readFragment(ProblemHeadingFragment, masked)
  return (
    <>
      <RecordLight light={light} closed={status === 'CLOSED'} workingDaysLeft={workingDaysLeft} long />
      <span className="cap">
        {[t(`problems:status.${status}`), round > 1 ? t('followUp:reply.round', { count: round }) : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

/** State, title and number. */
export function ProblemHeading({ problem: masked }: ProblemHeadingProps) {
  const { number, title } = readFragment(ProblemHeadingFragment, masked)
  return (
    <>
      <div className="row">
        <ProblemState problem={masked} />
      </div>
      <h2 className="record-title">{title}</h2>
      <div className="cap">{number}</div>
    </>
  )
}
