import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { type Desk, nextPending, shownTasks } from './desk.ts'
import { mergeOf, moveBy } from './draft/arrange.ts'
import type { DraftTask } from './draft/draft.documents.ts'
import type { DraftSession } from './draft/draft-session.ts'
import type { LocalEdit } from './draft/local-edit.ts'
import type { DecomposeKeys } from './use-decompose-keys.ts'

interface ActionsOf {
  session: DraftSession
  desk: Pick<Desk, 'active' | 'activate' | 'selected'>
  activeTask: DraftTask | null
  clearSelection(): void
  onSplit(): void
}

/** Everything keys and buttons do with the draft. A refusal is said in its own sentence. */
export function useDraftActions({ session, desk, activeTask, clearSelection, onSplit }: ActionsOf) {
  const { t } = useWords()
  const { active, activate, selected } = desk
  const draftNow = () => session.current().draft
  const edit = async (step: LocalEdit | null) => {
    if (!step) return false
    const failure = await session.edit(step)
    if (failure && failure.code !== 'CONFLICT') toast(failure.message, { bad: true })
    return !failure
  }
  const keys: DecomposeKeys = {
    confirmNext() {
      if (!activeTask) return
      const next = nextPending(shownTasks(draftNow()), activeTask.id)
      if (activeTask.state === 'PENDING')
        void edit({ type: 'state', ids: [activeTask.id], state: 'CONFIRMED' })
      activate(next ?? activeTask.id)
    },
    async merge() {
      const step = mergeOf(draftNow().tasks, selected, active)
      if (step?.type !== 'merge') return toast(t('plans:act.nothingToMerge'))
      clearSelection()
      if (await edit(step)) {
        activate(step.ids[0] ?? null)
        toast(t('plans:act.merged', { count: step.ids.length }), {
          action: { label: t('common:action.undo'), run: () => void edit({ type: 'undo' }) },
        })
      }
    },
    split() {
      if (activeTask) onSplit()
    },
    remove() {
      if (!activeTask) return
      const { id, state, title } = activeTask
      const shown = shownTasks(draftNow())
      const at = shown.findIndex(task => task.id === id)
      void edit({ type: 'state', ids: [id], state: 'REMOVED' })
      activate((shown[at + 1] ?? shown[at - 1])?.id ?? null)
      const restore = () => {
        void edit({ type: 'state', ids: [id], state })
        activate(id)
      }
      toast(t('plans:removed.done', { title }), { action: { label: t('common:action.undo'), run: restore } })
    },
    move(by) {
      if (activeTask)
        void edit(moveBy(draftNow().tasks, activeTask.id, by)).then(() => activate(activeTask.id))
    },
    step(by) {
      const shown = shownTasks(draftNow())
      const at = shown.findIndex(({ id }) => id === active)
      const next = shown[at + by]
      if (next) activate(next.id)
    },
    undo() {
      if (draftNow().canUndo || session.current().waiting > 0) void edit({ type: 'undo' })
    },
    redo() {
      if (draftNow().canRedo) void edit({ type: 'redo' })
    },
  }
  return {
    keys,
    confirmAll() {
      const ids = shownTasks(draftNow())
        .filter(({ state }) => state === 'PENDING')
        .map(({ id }) => id)
      if (ids.length > 0) void edit({ type: 'state', ids, state: 'CONFIRMED' })
    },
    async add() {
      const before = new Set(draftNow().tasks.map(({ id }) => id))
      const shown = shownTasks(draftNow())
      const after = active ?? shown[shown.length - 1]?.id ?? 'start'
      if (!(await edit({ type: 'add', afterId: after }))) return
      activate(draftNow().tasks.find(({ id }) => !before.has(id))?.id ?? null)
    },
  }
}
