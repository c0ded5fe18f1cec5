import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { RecordLight } from '../follow-up/index.ts'

export const InstructionHeadingFragment = graphql(`
  fragment InstructionHeading on Instruction {
    id
    subject
    subjectTitle
    status
    light
    workingDaysLeft
  }
`)

interface InstructionHeadingProps {
  instruction: FragmentType<typeof InstructionHeadingFragment>
}

/** `■ 逾期 3 个工作日 · 办理中` */
export function InstructionState({ instruction }: InstructionHeadingProps) {
  const { t } = useWords()
  const { light, status, workingDaysLeft } = readFragment(InstructionHeadingFragment, instruction)
  return (
    <>
      <RecordLight light={light} closed={status === 'CLOSED'} workingDaysLeft={workingDaysLeft} long />
      <span className="cap">{t(`instructions:status.${status}`)}</span>
    </>
  )
}

/** State, and what it was written on. */
export function InstructionHeading({ instruction }: InstructionHeadingProps) {
  const { t } = useWords()
  const { subject, subjectTitle } = readFragment(InstructionHeadingFragment, instruction)
  return (
    <>
      <div className="row">
        <InstructionState instruction={instruction} />
      </div>
      <h2 className="record-title">{subjectTitle}</h2>
      <div className="cap">{t(`instructions:subject.${subject}`)}</div>
    </>
  )
}
