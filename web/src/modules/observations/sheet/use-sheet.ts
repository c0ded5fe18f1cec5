import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { type Failure, failureOf } from '../../../graphql/errors.ts'
import type { SheetFaultFragment, SheetInput } from '../../../graphql/generated/graphql.ts'
import { readFragment } from '../../../graphql/generated/index.ts'
import {
  CheckSheetDocument,
  FaultDoc,
  ObservationDoc,
  SaveDraftDocument,
  type Sheet,
  SheetHeadDoc,
  SubmitSheetDocument,
} from '../reporting-query.ts'
import { readBackup, shapeOf, valuesOf } from './sheet-rows.ts'
import { type RowShape, rowInputs, type SheetValues } from './sheet-values.ts'

/** Milliseconds without typing before a sheet is kept and checked, and before a failed saving is tried again. */
const PAUSE = 900
const AGAIN = 8000

export type Fault = SheetFaultFragment
export type DraftState = 'idle' | 'dirty' | 'saving' | 'saved' | 'failed'

export interface SheetControl {
  shapes: readonly RowShape[]
  values: SheetValues
  change(values: SheetValues): void
  faults: readonly Fault[]
  draft: { state: DraftState; savedAt: string | null }
  submitting: boolean
  /** Hands in every row with something in it; the number handed in, or null where something must be put right. */
  submit(): Promise<{ submitted: number } | { failure: Failure | null }>
}

/** What is typed into a sheet: kept on this computer at once, on the server and checked there after a pause. */
export function useSheet(sheet: Sheet, userId: string): SheetControl {
  const client = useClient()
  const { place, reporting } = readFragment(SheetHeadDoc, sheet.head)
  const key = `duban.sheet.${userId}.${place.code}.${reporting.frequency}.${reporting.period}`
  const shapes = useMemo(() => sheet.rows.map(shapeOf), [sheet.rows])
  const [kept] = useState(() => readBackup(localStorage.getItem(key)))
  const [values, setValues] = useState<SheetValues>(
    () =>
      kept ??
      Object.fromEntries(
        sheet.rows.map(row => [
          row.indicator.id,
          valuesOf(row, readFragment(ObservationDoc, row.observation)),
        ]),
      ),
  )
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [submitting, setSubmitting] = useState(false)
  const [draft, setDraft] = useState<SheetControl['draft']>({
    state: kept ? 'dirty' : 'idle',
    savedAt: sheet.draftSavedAt ?? null,
  })
  const now = useRef({ values, dirty: kept !== null, held: false, timer: 0, saving: false })

  const input = useCallback(
    (filled: boolean): SheetInput => ({
      place: place.code,
      frequency: reporting.frequency,
      period: reporting.period,
      rows: rowInputs(shapes, now.current.values, { filled }),
    }),
    [shapes, place.code, reporting.frequency, reporting.period],
  )

  const check = useCallback(async () => {
    const asked = now.current.values
    const wanted = input(true)
    if (wanted.rows.length === 0) return setFaults([])
    const { data } = await client
      .query(CheckSheetDocument, { input: wanted }, { requestPolicy: 'network-only' })
      .toPromise()
    // Faults of words that have changed since would stand at the wrong ones.
    if (data && asked === now.current.values) setFaults([...readFragment(FaultDoc, data.checkSheet.faults)])
  }, [client, input])

  const save = useCallback(async () => {
    const state = now.current
    clearTimeout(state.timer)
    if (state.saving || !state.dirty || state.held) return
    state.saving = true
    state.dirty = false
    setDraft(old => ({ ...old, state: 'saving' }))
    const { data, error } = await client.mutation(SaveDraftDocument, { input: input(false) }).toPromise()
    state.saving = false
    if (data && !error) {
      setDraft({ state: state.dirty ? 'dirty' : 'saved', savedAt: data.saveSheetDraft.draftSavedAt ?? null })
      if (!state.dirty) localStorage.removeItem(key)
    } else {
      state.dirty = true
      setDraft(old => ({ ...old, state: 'failed' }))
    }
    if (state.dirty && !state.held) state.timer = window.setTimeout(() => void save(), error ? AGAIN : PAUSE)
  }, [client, input, key])

  const change = useCallback(
    (next: SheetValues) => {
      const state = now.current
      state.values = next
      state.dirty = true
      setValues(next)
      localStorage.setItem(key, JSON.stringify(next))
      setDraft(old => ({ ...old, state: 'dirty' }))
      clearTimeout(state.timer)
      state.timer = window.setTimeout(() => {
        void save()
        void check()
      }, PAUSE)
    },
    [save, check, key],
  )

  // Leaving the page is no reason to wait for the pause; coming back shows what is wrong at once.
  useEffect(() => {
    const state = now.current
    void check()
    if (state.dirty) state.timer = window.setTimeout(() => void save(), PAUSE)
    return () => void save()
  }, [save, check])

  const submit = useCallback(async () => {
    const state = now.current
    clearTimeout(state.timer)
    state.held = true
    setSubmitting(true)
    const { data, error } = await client.mutation(SubmitSheetDocument, { input: input(true) }).toPromise()
    setSubmitting(false)
    state.held = false
    if (error || !data) return { failure: failureOf(error ?? { graphQLErrors: [] }) }
    const { submitted, unchanged } = data.submitSheet
    const found = readFragment(FaultDoc, data.submitSheet.faults)
    setFaults([...found])
    if (found.length > 0 || submitted + unchanged === 0) return { failure: null }
    state.dirty = false
    localStorage.removeItem(key)
    return { submitted: submitted + unchanged }
  }, [client, input, key])

  return { shapes, values, change, faults, draft, submitting, submit }
}
