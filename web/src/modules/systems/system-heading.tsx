import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { DateText } from '../../ui/index.ts'
import { CloudMark, MigrationLight } from './system-words.tsx'

export const SystemHeadingFragment = graphql(`
  fragment SystemHeading on InformationSystem {
    id
    no
    name
    light
    state {
      id
      effectiveOn
      cloud
      zombie
      sharing
      integration
    }
  }
`)

interface SystemHeadingProps {
  system: FragmentType<typeof SystemHeadingFragment>
}

/** `◐ 迁移中 · 07-01 起 · ▲ 临期 · 僵尸系统 · 未接入 · 待整合` */
export function SystemState({ system: masked }: SystemHeadingProps) {
  const { t } = useWords()
  const { light, state } = readFragment(SystemHeadingFragment, masked)
  return (
    <span className="state-line">
      <CloudMark cloud={state.cloud} />
      <span className="cap">
        <DateText day={state.effectiveOn} /> {t('systems:fact.since')}
      </span>
      <MigrationLight light={light} cloud={state.cloud} />
      {state.zombie ? <span className="tag">{t('systems:zombie')}</span> : null}
      <span className="cap">
        {t(`systems:sharing.${state.sharing}`)} · {t(`systems:integration.${state.integration}`)}
      </span>
    </span>
  )
}

/** State, name and number. */
export function SystemHeading({ system: masked }: SystemHeadingProps) {
  const { t } = useWords()
  const { no, name } = readFragment(SystemHeadingFragment, masked)
  return (
    <>
      <SystemState system={masked} />
      <h2 className="record-title">{name}</h2>
      <div className="cap">{t('systems:fact.no', { no })}</div>
    </>
  )
}
