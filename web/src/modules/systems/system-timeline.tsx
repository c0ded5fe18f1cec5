import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText } from '../../ui/index.ts'
import { AttachmentList } from '../attachments/index.ts'
import { DifferenceWords } from './difference-words.tsx'
import { differences } from './state-change.ts'
import { CloudMark } from './system-words.tsx'

export const SystemTimelineFragment = graphql(`
  fragment SystemTimeline on InformationSystem {
    id
    states {
      id
      effectiveOn
      knownOn
      cloud
      zombie
      sharing
      integration
      reason
      recordedAt
      recordedBy
      evidence {
        id
        name
        size
        mediaType
      }
    }
  }
`)

/** How the system came to stand as it does, newest first: what changed, why, who wrote it down, with what evidence. */
export function SystemTimeline({ system: masked }: { system: FragmentType<typeof SystemTimelineFragment> }) {
  const { t } = useWords()
  const { states } = readFragment(SystemTimelineFragment, masked)
  return (
    <ol className="timeline">
      {states.map((state, index) => {
        const before = states[index + 1]
        const changes = before ? differences(before, state) : []
        return (
          <li key={state.id} className={index === 0 ? 'submitted' : undefined}>
            <div className="who">
              <CloudMark cloud={state.cloud} />
              <span className="st">
                <DateText day={state.effectiveOn} /> {t('systems:fact.since')}
              </span>
            </div>
            <p className="cap wrap">
              {before ? <DifferenceWords differences={changes} /> : t('systems:timeline.first')}
            </p>
            {state.reason ? <p className="words">{state.reason}</p> : null}
            <AttachmentList items={state.evidence} />
            <div className="cap">
              {t('systems:timeline.recorded', { name: state.recordedBy, at: instant(state.recordedAt) })}
              {state.knownOn > state.effectiveOn
                ? ` · ${t('systems:timeline.lateKnown', { day: state.knownOn })}`
                : ''}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
