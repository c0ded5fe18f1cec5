import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Client, useClient } from 'urql'
import { type Failure, failureOf } from '../../../graphql/errors.ts'
import { readFragment } from '../../../graphql/generated/index.ts'
import type { Written } from '../../../graphql/write.ts'
import { i18n } from '../../../i18n/index.ts'
import { toast } from '../../../ui/toast.tsx'
import { type Draft, DraftParts, EditPlanDraftDocument, PlanDraftDocument } from './draft.documents.ts'
import { type DraftServer, DraftSession } from './draft-session.ts'

/** Sessions that still have something to save when their page is left. */
const unfinished = new Map<string, DraftSession>()

async function readDraft(client: Client, planId: string): Promise<Written<Draft | null>> {
  const { data, error } = await client
    .query(PlanDraftDocument, { planId }, { requestPolicy: 'network-only' })
    .toPromise()
  if (error || !data) return { data: null, failure: failureOf(error ?? { graphQLErrors: [] }) }
  return { data: readFragment(DraftParts, data.planDraft) ?? null, failure: null } as Written<Draft | null>
}

function serverOf(client: Client, planId: string): DraftServer {
  return {
    read: () => readDraft(client, planId),
    async send(version, edit) {
      const { data, error } = await client
        .mutation(EditPlanDraftDocument, { planId, version, edit })
        .toPromise()
      if (error || !data) return { data: null, failure: failureOf(error ?? { graphQLErrors: [] }) }
      return { data: readFragment(DraftParts, data.editPlanDraft), failure: null }
    },
  }
}

const news = {
  conflict: (kept: boolean) =>
    toast(i18n.t(kept ? 'plans:save.conflictKept' : 'plans:save.conflict'), { bad: true }),
}

export type OpenedDraft =
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure; retry(): void }
  /** Not a draft, or not this viewer's to see. */
  | { state: 'none' }
  | { state: 'open'; session: DraftSession }

/** Opens the draft of a plan for editing. Leaving the page saves what is still waiting. */
export function useDraftSession(planId: string): OpenedDraft {
  const client = useClient()
  const [opened, setOpened] = useState<OpenedDraft>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let left = false
    let session = unfinished.get(planId)
    const show = (next: OpenedDraft) => {
      if (!left) setOpened(next)
    }
    if (session) show({ state: 'open', session })
    else
      void readDraft(client, planId).then(({ data, failure }) => {
        if (failure) return show({ state: 'failed', failure, retry: () => setAttempt(attempt + 1) })
        if (!data) return show({ state: 'none' })
        session = new DraftSession(data, serverOf(client, planId), news)
        show({ state: 'open', session })
      })
    return () => {
      left = true
      if (session) keepWhileUnsaved(planId, session)
    }
  }, [client, planId, attempt])
  return opened
}

function keepWhileUnsaved(planId: string, session: DraftSession): void {
  unfinished.delete(planId)
  // What a field flushes while it is taken down arrives after this.
  queueMicrotask(() => {
    if (session.current().waiting === 0) return
    unfinished.set(planId, session)
    const stop = session.subscribe(() => {
      if (session.current().waiting > 0) return
      stop()
      if (unfinished.get(planId) === session) unfinished.delete(planId)
    })
  })
}

export const useDraftView = (session: DraftSession) =>
  useSyncExternalStore(session.subscribe, session.current)

/** The browser asks before a page with unsaved steps is closed. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
