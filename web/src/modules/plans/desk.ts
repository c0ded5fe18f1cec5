import { createContext, useContext } from 'react'
import type { Failure } from '../../graphql/errors.ts'
import type { Draft, DraftTask } from './draft/draft.documents.ts'
import type { LocalEdit } from './draft/local-edit.ts'
import type { Range } from './source/tint.ts'

/** Where a person looks: a card, perhaps one field of it (`t3/lead/0`). */
export interface Look {
  card: string
  part: string | null
}

/** What the parts of the decomposition screen share. */
export interface Desk {
  planId: string
  /** Division code of the jurisdiction whose organizations are offered. */
  jurisdiction: string
  draft: Draft
  text: string
  /** False: somebody who may look but not change. */
  mayEdit: boolean
  edit(edit: LocalEdit): Promise<Failure | null>
  /** Card being worked on. */
  active: string | null
  /** Makes a card the one being worked on and brings it into sight on both sides. */
  activate(card: string | null): void
  selected: ReadonlySet<string>
  select(card: string): void
  look: Look | null
  /** Looked at in the cards: the text follows. */
  lookFromCard(look: Look | null, range?: Range | null): void
  /** Warning the checklist stands at. */
  warning: string | null
  atWarning(id: string | null): void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside the decomposition screen')
  return desk
}

/** Tasks that are still tasks, in the order of the ledger. */
export const shownTasks = ({ tasks }: Pick<Draft, 'tasks'>): DraftTask[] =>
  tasks.filter(({ state }) => state !== 'REMOVED')

/** The next unconfirmed task behind `id`, beginning again at the top; null when none is left. */
export function nextPending(tasks: readonly DraftTask[], id: string | null): string | null {
  const at = tasks.findIndex(task => task.id === id)
  const inTurn = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(0, at))]
  return inTurn.find(({ state }) => state === 'PENDING')?.id ?? null
}
