import { useWords } from '../../i18n/index.ts'
import { Button, PopoverButton, Progress } from '../../ui/index.ts'
import { useDesk } from './desk.ts'
import type { DecomposeKeys } from './use-decompose-keys.ts'

interface ActionBarProps {
  keys: DecomposeKeys
  /** Saving is under way or waits for the network. */
  unsaved: boolean
  mayConfirm: boolean
  making: boolean
  /** The draft is a new version: what it changes is looked at first. */
  amends: boolean
  onConfirmAll(): void
  onMake(): void
}

/** What is done with the current card, how far the work is, and the way to the ledger. */
export function ActionBar({
  keys,
  unsaved,
  mayConfirm,
  making,
  amends,
  onConfirmAll,
  onMake,
}: ActionBarProps) {
  const { t } = useWords()
  const { draft, active, selected, mayEdit } = useDesk()
  const { total, confirmed } = draft.progress
  const done = confirmed === total
  const several = selected.size > 1
  return (
    <footer className="abar">
      {mayEdit ? (
        <div className="acts">
          <Button
            look={done ? undefined : 'primary'}
            shortcut="Enter"
            disabled={!active || done}
            onClick={keys.confirmNext}
          >
            {t('plans:act.confirmNext')}
          </Button>
          <Button shortcut="M" disabled={!active && !several} onClick={keys.merge}>
            {several ? t('plans:act.mergeSelected', { count: selected.size }) : t('plans:act.merge')}
          </Button>
          <Button shortcut="S" disabled={!active} onClick={keys.split}>
            {t('plans:act.split')}
          </Button>
          <Button shortcut="Del" disabled={!active} onClick={keys.remove}>
            {t('plans:act.remove')}
          </Button>
          <Button
            className="wide-only"
            aria-label={t('plans:act.up')}
            aria-keyshortcuts="Alt+ArrowUp"
            title={`${t('plans:act.up')} Alt+↑`}
            disabled={!active}
            onClick={() => keys.move(-1)}
          >
            ↑
          </Button>
          <Button
            className="wide-only"
            aria-label={t('plans:act.down')}
            aria-keyshortcuts="Alt+ArrowDown"
            title={`${t('plans:act.down')} Alt+↓`}
            disabled={!active}
            onClick={() => keys.move(1)}
          >
            ↓
          </Button>
          <Button disabled={done} onClick={onConfirmAll}>
            {t('plans:act.confirmAll')}
          </Button>
        </div>
      ) : null}
      <div className="done-line">
        <Progress percent={total === 0 ? 0 : (confirmed / total) * 100} label={t('plans:act.progress')} />
        <span className="nw">{t('plans:act.confirmed', { done: confirmed, total })}</span>
      </div>
      {mayConfirm ? (
        <div className="make">
          <Blockers blockers={draft.blockers} />
          <Button
            look={draft.blockers.length === 0 ? 'primary' : undefined}
            aria-describedby="blockers"
            busy={making}
            disabled={draft.blockers.length > 0 || unsaved}
            onClick={onMake}
          >
            {t(amends ? 'plans:amend.compare' : making ? 'plans:act.making' : 'plans:act.make')}
          </Button>
        </div>
      ) : null}
    </footer>
  )
}

/** Why the ledger cannot be made yet: the first sentence at once, all of them on a press. */
function Blockers({ blockers }: { blockers: readonly string[] }) {
  const { t } = useWords()
  const [first] = blockers
  if (!first)
    return (
      <span id="blockers" className="mut ell">
        {t('plans:act.ready')}
      </span>
    )
  return (
    <>
      <span id="blockers" className="mut ell" title={blockers.join('\n')}>
        {first}
      </span>
      {blockers.length > 1 ? (
        <PopoverButton
          label={t('plans:act.whyNot')}
          className="btn sm"
          placement="top"
          face={t('plans:act.more', { count: blockers.length - 1 })}
        >
          <ul className="pad col blockers">
            {blockers.map(blocker => (
              <li key={blocker}>{blocker}</li>
            ))}
          </ul>
        </PopoverButton>
      ) : null}
    </>
  )
}
