import type { Failure } from '../../../graphql/errors.ts'
import type { PlanDraftEditInput } from '../../../graphql/generated/graphql.ts'
import type { Written } from '../../../graphql/write.ts'
import type { Draft } from './draft.documents.ts'
import { applyLocally, inputOf, isTyped, joinEdits, type LocalEdit } from './local-edit.ts'

/** The two things a session asks of the server. */
export interface DraftServer {
  send(version: number, edit: PlanDraftEditInput): Promise<Written<Draft>>
  /** The draft as it is there now; null when it is none any more. */
  read(): Promise<Written<Draft | null>>
}

export type SaveState = 'saved' | 'saving' | 'offline'

export interface DraftView {
  /** The server's draft with everything that is not saved yet. */
  draft: Draft
  state: SaveState
  /** When the last step was saved, ms since 1970; null before the first one. */
  savedAt: number | null
  /** Steps on their way. */
  waiting: number
  /** It was confirmed or thrown away by somebody else. */
  gone: boolean
}

/** Something to tell the person who edits. */
export interface DraftNews {
  conflict(kept: boolean): void
}

interface Waiting {
  edit: LocalEdit
  answer(failure: Failure | null): void
}

const RETRY_MS = 4_000

/**
 * Saves every edit at once, one after another, each with the version of the draft it was made on. The view shows
 * them before they are saved. When somebody else saved first the draft is read again and what was typed is sent anew;
 * without a network edits wait and are tried again.
 */
export class DraftSession {
  private view: DraftView
  private saved: Draft
  private queue: Waiting[] = []
  private sending = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly listeners = new Set<() => void>()

  constructor(
    draft: Draft,
    private readonly server: DraftServer,
    private readonly news: DraftNews,
  ) {
    this.saved = draft
    this.view = { draft, state: 'saved', savedAt: null, waiting: 0, gone: false }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  readonly current = (): DraftView => this.view

  /** Resolves when the step is saved (null) or refused. */
  readonly edit = (edit: LocalEdit): Promise<Failure | null> =>
    new Promise(resolve => {
      const last = this.queue[this.queue.length - 1]
      // The first one may be on its way already.
      const joined = last && (this.queue.length > 1 || !this.sending) ? joinEdits(last.edit, edit) : null
      if (last && joined) {
        const before = last.answer
        last.edit = joined
        last.answer = failure => {
          before(failure)
          resolve(failure)
        }
      } else {
        this.queue.push({ edit, answer: resolve })
      }
      this.show({})
      void this.work()
    })

  /** Tries again what waits for the network. */
  readonly retry = (): void => {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    void this.work()
  }

  private show(change: Partial<DraftView>): void {
    const draft = this.queue.reduce((before, { edit }) => applyLocally(before, edit), this.saved)
    const waiting = this.queue.length
    const state = waiting === 0 ? 'saved' : this.view.state === 'offline' ? 'offline' : 'saving'
    this.view = { ...this.view, draft, waiting, state, ...change }
    for (const listener of this.listeners) listener()
  }

  private async work(): Promise<void> {
    if (this.sending || this.timer) return
    this.sending = true
    while (this.queue[0]) {
      const goesOn = await this.step(this.queue[0])
      if (!goesOn) break
    }
    this.sending = false
  }

  /** Sends one step. False: stop for now. */
  private async step(first: Waiting): Promise<boolean> {
    const { data, failure } = await this.server.send(this.saved.version, inputOf(first.edit))
    if (data) {
      this.saved = data
      this.settle(first, null, { savedAt: Date.now(), state: this.queue.length > 1 ? 'saving' : 'saved' })
      return true
    }
    if (failure.code === 'NETWORK') return this.wait()
    if (failure.code === 'CONFLICT') return this.reload(first, failure)
    this.settle(first, failure, {})
    return true
  }

  private settle(done: Waiting, failure: Failure | null, change: Partial<DraftView>): void {
    this.queue = this.queue.filter(waiting => waiting !== done)
    this.show(change)
    done.answer(failure)
  }

  private wait(): false {
    this.show({ state: 'offline' })
    this.timer = setTimeout(this.retry, RETRY_MS)
    return false
  }

  /** Somebody else saved first: take theirs in, keep what was typed here, drop what only made sense before. */
  private async reload(first: Waiting, failure: Failure): Promise<boolean> {
    const { data, failure: unread } = await this.server.read()
    if (unread) return this.wait()
    if (data === null) {
      this.show({ gone: true })
      return false
    }
    const unchanged = data.version === this.saved.version
    this.saved = data
    const dropped = this.queue.filter(({ edit }) => unchanged || !isTyped(edit))
    this.queue = this.queue.filter(waiting => !dropped.includes(waiting))
    this.show({})
    for (const { answer } of dropped) answer(failure)
    this.news.conflict(isTyped(first.edit) && !unchanged)
    return true
  }
}
