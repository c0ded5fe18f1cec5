import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { cx } from '../../ui/cx.ts'
import { Button, LightShape } from '../../ui/index.ts'
import { BULK } from './cards/resolutions.ts'
import { WarningRow } from './cards/warning-row.tsx'
import { shownTasks, useDesk } from './desk.ts'
import { groupWarnings, nextIn, type WarningGroup } from './warning-groups.ts'

/** Everything a person must still look at, by kind; a press jumps to the next such place. */
export function Checklist({ onJump }: { onJump(warning: WarningGroup['warnings'][number]): void }) {
  const { t } = useWords()
  const { draft, warning: current, atWarning } = useDesk()
  const { asOf } = useScope()
  const groups = groupWarnings(draft)
  const open = groups.filter(({ informational }) => !informational).flatMap(({ warnings }) => warnings)
  const here = groups.find(({ warnings }) => warnings.some(({ id }) => id === current))
  const past = shownTasks(draft)
    .flatMap(({ milestones }) => milestones)
    .filter(({ due }) => due && due < asOf).length
  const jump = (group: WarningGroup) => {
    const next = nextIn(group.warnings, current)
    if (!next) return
    atWarning(next.id)
    onJump(next)
  }
  return (
    <section className="card wbar" aria-label={t('plans:warning.title')}>
      <div className="wline">
        <b className="nw">
          {open.length > 0 ? t('plans:warning.left', { count: open.length }) : t('plans:warning.none')}
        </b>
        <ul>
          {groups.map(group => (
            <li key={group.kind}>
              <button
                type="button"
                className={cx('wchip', group === here && 'on')}
                onClick={() => jump(group)}
                title={t('plans:warning.jump')}
              >
                <LightShape level={group.informational ? 'NO_DATA' : 'NEAR'} />
                {t(`plans:warning.kind.${group.kind}`, { count: group.warnings.length })}
              </button>
            </li>
          ))}
          {past > 0 ? (
            <li className="past cap">
              <LightShape level="NO_DATA" /> {t('plans:warning.past', { count: past })}
            </li>
          ) : null}
        </ul>
      </div>
      {here ? <Here group={here} current={current} onNext={() => jump(here)} /> : null}
    </section>
  )
}

interface HereProps {
  group: WarningGroup
  current: string | null
  onNext(): void
}

/** The kind being worked through: which one of how many, and one press for all of them. */
function Here({ group, current, onNext }: HereProps) {
  const { t } = useWords()
  const { edit, mayEdit, atWarning } = useDesk()
  const { warnings, kind } = group
  const at = warnings.findIndex(({ id }) => id === current)
  const warning = warnings[at]
  const bulk = BULK[kind]
  if (!warning) return null
  const settleAll = () => {
    // Closed at once: whoever is faster than the network may be at the next kind already.
    atWarning(null)
    void edit({
      type: 'warning',
      ids: warnings.map(({ id }) => id),
      resolution: t(`plans:resolved.${bulk ?? 'checked'}`),
    })
  }
  return (
    <div className="whead">
      <span className="cap nw">{t('plans:warning.place', { at: at + 1, total: warnings.length })}</span>
      {warning.taskId ? (
        <span className="grow ell">{warning.message}</span>
      ) : (
        <span className="grow">
          {mayEdit ? <WarningRow warning={warning} task={null} /> : warning.message}
        </span>
      )}
      <Button small onClick={onNext}>
        {t('plans:warning.next')}
      </Button>
      {mayEdit && bulk && warnings.length > 1 ? (
        <Button small onClick={settleAll}>
          {t(
            `plans:warning.all.${kind as 'due' | 'owner' | 'group' | 'soft' | 'year' | 'table' | 'repaired'}`,
            {
              count: warnings.length,
            },
          )}
        </Button>
      ) : null}
      <Button look="plain" small onClick={() => atWarning(null)}>
        {t('common:action.close')}
      </Button>
    </div>
  )
}
