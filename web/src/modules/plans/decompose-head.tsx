import { useWords } from '../../i18n/index.ts'
import { Button, PageHead } from '../../ui/index.ts'
import { AmendsLine } from './amends-line.tsx'
import type { DecomposedPlan } from './decompose.page.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import type { DraftView } from './draft/draft-session.ts'
import { SaveMark } from './save-mark.tsx'
import type { DecomposeKeys } from './use-decompose-keys.ts'

interface DecomposeHeadProps {
  plan: DecomposedPlan
  view: DraftView
  retry(): void
  keys: DecomposeKeys
}

/** Title with its count, what the draft holds, whether it is saved; undo and redo. */
export function DecomposeHead({ plan, view, retry, keys }: DecomposeHeadProps) {
  const { t } = useWords()
  const { draft } = view
  const kept = draft.tasks.filter(({ state }) => state !== 'REMOVED')
  const of = (kind: 'TASK' | 'GUARANTEE' | 'OBJECTIVE') => kept.filter(task => task.kind === kind).length
  const facts = [
    draft.title || t('plans:header.titleMissing'),
    t('plans:decompose.kinds', { tasks: of('TASK'), guarantees: of('GUARANTEE') }),
    of('OBJECTIVE') > 0 ? t('plans:decompose.objectives', { count: of('OBJECTIVE') }) : null,
    t('plans:decompose.dates', { count: kept.reduce((sum, task) => sum + task.milestones.length, 0) }),
  ]
  return (
    <>
      <PageHead
        title={t('plans:decompose.title')}
        count={t('plans:list.count', { count: kept.length })}
        caption={<span className="ell facts">{facts.filter(Boolean).join(' · ')}</span>}
        actions={
          <>
            <SaveMark view={view} retry={retry} />
            {plan.can.edit ? (
              <>
                <Button
                  disabled={!draft.canUndo}
                  title="Ctrl+Z"
                  aria-keyshortcuts="Control+Z"
                  onClick={keys.undo}
                >
                  {t('common:action.undo')}
                </Button>
                <Button
                  disabled={!draft.canRedo}
                  title="Ctrl+Shift+Z"
                  aria-keyshortcuts="Control+Shift+Z"
                  onClick={keys.redo}
                >
                  {t('plans:act.redo')}
                </Button>
              </>
            ) : null}
            {plan.can.discard ? <DiscardDraft plan={plan} /> : null}
          </>
        }
      />
      {plan.amends ? <AmendsLine plan={plan} amends={plan.amends} /> : null}
      {view.gone ? (
        <div className="stale" role="alert">
          {t('plans:decompose.gone')}
        </div>
      ) : null}
    </>
  )
}
