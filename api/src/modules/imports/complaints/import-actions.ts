import { setTimeout } from 'node:timers/promises'
import type { Context } from '../../../platform/context.ts'
import type { Database } from '../../../platform/database.ts'
import { conflict, DomainError } from '../../../platform/errors.ts'
import { halt } from './halt.ts'
import { requireImport, showImport } from './import.query.ts'
import {
  cancelImport,
  checkCommit,
  commitImport,
  readSettled,
  type Settlement,
  settleImport,
  settleTerms,
  type TermDecision,
} from './import.service.ts'
import type { ComplaintImport } from './import.type.ts'
import { findImport, type ImportKey } from './import-row.service.ts'
import { afterImport, runWriting } from './run-import.ts'
import { undoImport } from './undo-import.service.ts'

/** What a person does with an import. */
export type ImportAction =
  | { kind: 'SETTLE'; settlement: Settlement }
  | { kind: 'TERMS'; decisions: readonly TermDecision[] }
  | { kind: 'COMMIT'; wholeOnly: boolean }
  | { kind: 'CANCEL' }
  | { kind: 'RESUME' }
  | { kind: 'UNDO' }

/** A small file is done before the answer goes out; a large one goes on behind it. */
const PATIENCE_MS = 1500

/** Does it, and answers with the import as it is by then. Throws what the beginning of it throws. */
export async function carryOut(context: Context, id: string, action: ImportAction): Promise<ComplaintImport> {
  const key = await requireImport(context, id)
  await begin(context, key, action)
  return showImport({ ...context, memo: new Map() }, key)
}

async function begin(context: Context, key: ImportKey, action: ImportAction): Promise<void> {
  // The request ends, the work goes on: it has a context of its own.
  const own = { ...context, memo: new Map() }
  const follow = () => afterImport({ ...context, memo: new Map() }, key.jurisdictionCode)
  switch (action.kind) {
    case 'CANCEL':
      return cancelImport(own, key)
    case 'SETTLE':
      await settleImport(own, key, action.settlement)
      return patiently(() => readSettled(own, key))
    case 'TERMS':
      return patiently(() => settleTerms(own, key, action.decisions))
    case 'COMMIT':
      await checkCommit(own, key, action.wholeOnly)
      return patiently(() => commitImport(own, key), follow)
    case 'RESUME': {
      const row = await findImport(own, key)
      if (row?.status !== 'STOPPED') throw conflict('这次导入没有停在半途，不需要继续。请刷新后再看。')
      return patiently(() => runWriting(own, key), follow)
    }
    case 'UNDO':
      return patiently(() => undoImport(own, key), follow)
  }
}

const underWay = new Set<Promise<void>>()

/** Waits a moment. What goes wrong by then is thrown; later it is told by the import itself. `after` is waited for by nobody. */
async function patiently(
  work: () => Promise<void>,
  after: () => Promise<void> = async () => {},
): Promise<void> {
  let fault: unknown = null
  const done = work().catch(error => {
    fault = error
  })
  const whole = done.then(() => (fault === null ? after() : undefined))
  underWay.add(whole)
  whole.finally(() => underWay.delete(whole)).catch(() => {})
  await Promise.race([done, setTimeout(PATIENCE_MS)])
  if (fault instanceof DomainError && (fault.code === 'UNREADABLE_FILE' || fault.code === 'TOO_LARGE')) return
  if (fault !== null) throw fault
}

/** Lets what is under way on a database end at its next batch, and waits for it: for a server that closes. */
export async function haltImports(db: Database): Promise<void> {
  halt(db)
  await Promise.allSettled(underWay)
}
