import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText, Light } from '../../ui/index.ts'

export const MilestoneListFragment = graphql(`
  fragment MilestoneList on Task {
    id
    milestoneCounts {
      total
      done
      due
    }
    milestones {
      id
      status
      dueOn
      doneOn
      deliverable
      words
      light
      state
    }
  }
`)

/** Due dates in few words: light, what is due, when. */
export function MilestoneList({ task: masked }: { task: FragmentType<typeof MilestoneListFragment> }) {
  const { t } = useWords()
  const { milestones } = readFragment(MilestoneListFragment, masked)
  if (milestones.length === 0) return <p className="mut">{t('tasks:milestone.none')}</p>
  return (
    <table className="ms">
      <tbody>
        {milestones.map(({ id, light, state, status, doneOn, dueOn, deliverable, words }, index) => (
          <tr key={id}>
            <td>
              <Light level={light} plain>
                {doneOn && !dueOn ? t('tasks:done.DONE') : t(`tasks:milestoneState.${state}`)}
              </Light>
            </td>
            <td>{deliverable || words || t('tasks:milestone.nth', { count: index + 1 })}</td>
            <td className="num">
              {dueOn ? (
                <DateText day={dueOn} />
              ) : (
                <span className="mut">{t(`tasks:dueStatus.${status}`)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `时间节点 3/4 已到期` */
export function useMilestoneTitle(masked: FragmentType<typeof MilestoneListFragment>): string {
  const { t } = useWords()
  const { due, done, total } = readFragment(MilestoneListFragment, masked).milestoneCounts
  return t('tasks:milestone.title', { due, done, total })
}
