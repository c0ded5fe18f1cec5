import { useWords } from '../../../i18n/index.ts'
import { useDesk } from '../desk.ts'
import type { DraftMilestone, DraftOwner, DraftTask, DraftWarning } from '../draft/draft.documents.ts'
import { overlaps } from '../source/tint.ts'
import { milestonesWith, type Resolution } from './resolutions.ts'

/** The group of units a warning asks about; the first one of the task when its words lie elsewhere. */
export function groupOf(task: DraftTask, { source }: DraftWarning): DraftOwner | null {
  const groups = [...task.lead, ...task.joint].filter(({ groupRule }) => groupRule)
  return groups.find(one => one.source && overlaps(one.source, source)) ?? groups[0] ?? null
}

/** Opens the field for a lead on the card being worked on. */
function askForLead(card: string): void {
  document.querySelector<HTMLElement>(`[data-card="${card}"] [data-add="lead"]`)?.click()
}

/** What pressing a resolution does: it changes the task, or writes down in words how the warning was treated. */
export function useResolve(warning: DraftWarning, task: DraftTask | null) {
  const { t } = useWords()
  const { edit, activate } = useDesk()
  const say = (resolution: string) => void edit({ type: 'warning', ids: [warning.id], resolution })
  const date = (change: Partial<DraftMilestone>) => {
    if (task)
      void edit({ type: 'task', id: task.id, change: { milestones: milestonesWith(task, warning, change) } })
  }
  const resolve = (resolution: Resolution, words?: string) => {
    if (resolution === 'fillOwner' && task) {
      activate(task.id)
      return requestAnimationFrame(() => askForLead(task.id))
    }
    if (resolution === 'ongoing') date({ status: 'ONGOING', due: null })
    if (resolution === 'reference') date({ reference: true })
    if (resolution === 'asNote' && task) {
      const note = [task.note, warning.message].filter(Boolean).join('\n')
      void edit({ type: 'task', id: task.id, change: { note } })
    }
    say(words ?? t(`plans:resolved.${resolution}`))
  }
  return {
    resolve,
    fillDate(due: string) {
      date({ status: 'DATED', due })
      say(t('plans:resolved.fillDate'))
    },
  }
}
