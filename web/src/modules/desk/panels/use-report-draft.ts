import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'
import { failureOf } from '../../../graphql/errors.ts'
import { DeskReportFormDocument, type ReportForm, SaveReportDraftDocument } from './report-query.ts'
import { type Backup, type ReportValues, readBackup, reportInput, startValues } from './report-values.ts'

/** Milliseconds without typing before a draft is saved, and before a failed save is tried again. */
const PAUSE = 1200
const AGAIN = 8000

export type DraftState = 'idle' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict'

interface Mark {
  state: DraftState
  /** Of the server's clock. */
  savedAt: string | null
  /** Why it was not saved. */
  message: string | null
}

export interface ReportDraft extends Mark {
  values: ReportValues
  change(values: ReportValues): void
  /** Version of the draft the server has; null = none. */
  version(): number | null
  /** Waits for what is on its way and stops further saving: what follows is the submission. */
  hold(): Promise<void>
  /** The submission failed: saving goes on. */
  release(): void
  /** The work is done: nothing is left to keep. */
  forget(): void
  /** Somebody else saved: this window's words win. */
  takeOver(): Promise<void>
  /** Words of an earlier visit came back that the server never had. */
  restored: boolean
}

/** Keeps what is typed: on this computer at once, on the server after a pause; one save at a time, in order. */
export function useReportDraft(form: ReportForm, storageKey: string): ReportDraft {
  const client = useClient()
  const assignmentId = form.assignment.id
  const first = form.draft?.version ?? null
  const [kept] = useState(() => readBackup(localStorage.getItem(storageKey), first))
  const [values, setValues] = useState<ReportValues>(() => kept ?? startValues(form))
  const [mark, setMark] = useState<Mark>({
    state: kept ? 'dirty' : 'idle',
    savedAt: form.draft?.savedAt ?? null,
    message: null,
  })
  const now = useRef({
    values,
    version: first,
    dirty: kept !== null,
    held: false,
    conflict: false,
    timer: 0,
    saving: null as Promise<void> | null,
  })
  const aim = {
    assignmentId,
    cycleId: form.cycle?.id ?? null,
    milestoneId: form.milestone?.id ?? null,
  }
  const aimed = useRef(aim)
  aimed.current = aim

  const backUp = useCallback(() => {
    const backup: Backup = { values: now.current.values, version: now.current.version }
    localStorage.setItem(storageKey, JSON.stringify(backup))
  }, [storageKey])

  const save = useCallback(async (): Promise<void> => {
    const state = now.current
    clearTimeout(state.timer)
    if (state.saving || !state.dirty || state.held || state.conflict) return state.saving ?? undefined
    state.dirty = false
    setMark(old => ({ ...old, state: 'saving', message: null }))
    const run = async () => {
      const input = reportInput(state.values, aimed.current)
      const { data, error } = await client
        .mutation(SaveReportDraftDocument, { input, version: state.version })
        .toPromise()
      state.saving = null
      if (data && !error) {
        state.version = data.saveReportDraft.version
        setMark({
          state: state.dirty ? 'dirty' : 'saved',
          savedAt: data.saveReportDraft.savedAt,
          message: null,
        })
        if (state.dirty) backUp()
        else localStorage.removeItem(storageKey)
        if (state.dirty && !state.held) state.timer = window.setTimeout(() => void save(), PAUSE)
        return
      }
      state.dirty = true
      const { code, message } = failureOf(error ?? { graphQLErrors: [] })
      const conflict = code === 'CONFLICT'
      state.conflict = conflict
      setMark(old => ({ ...old, state: conflict ? 'conflict' : 'failed', message }))
      if (!conflict && code === 'NETWORK' && !state.held)
        state.timer = window.setTimeout(() => void save(), AGAIN)
    }
    state.saving = run()
    return state.saving
  }, [client, storageKey, backUp])

  const change = useCallback(
    (next: ReportValues) => {
      const state = now.current
      state.values = next
      state.dirty = true
      setValues(next)
      backUp()
      clearTimeout(state.timer)
      setMark(old => (old.state === 'conflict' ? old : { ...old, state: 'dirty' }))
      state.timer = window.setTimeout(() => void save(), PAUSE)
    },
    [save, backUp],
  )

  // Closing the panel is no reason to wait for the pause.
  useEffect(() => {
    const state = now.current
    if (state.dirty) state.timer = window.setTimeout(() => void save(), PAUSE)
    return () => void save()
  }, [save])

  return {
    ...mark,
    values,
    change,
    restored: kept !== null,
    version: () => now.current.version,
    async hold() {
      now.current.held = true
      clearTimeout(now.current.timer)
      await now.current.saving
    },
    release() {
      now.current.held = false
    },
    forget() {
      now.current.dirty = false
      now.current.held = true
      localStorage.removeItem(storageKey)
    },
    async takeOver() {
      const { data } = await client
        .query(DeskReportFormDocument, { assignmentId }, { requestPolicy: 'network-only' })
        .toPromise()
      if (!data) return
      now.current.version = data.reportForm.draft?.version ?? null
      now.current.conflict = false
      now.current.dirty = true
      await save()
    },
  }
}
