import { type DraftLedger, type DraftTask, readPlan } from './index.ts'

export function parseFile(bytes: Uint8Array, _name: string): DraftLedger {
  return readPlan(decode(bytes))
}

/** Strict UTF-8, else GB18030. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

export function formatLedger(name: string, ledger: DraftLedger): string {
  const head = [name, ledger.title, ledger.documentNumber, ledger.issuer, ledger.issuedOn]
    .filter(Boolean)
    .join('  ')
  const tasks = ledger.tasks.map(formatTask)
  const indicators = ledger.indicators.map(
    i => `  ${i.name}  ${i.unit ?? ''}  ${i.baseline ?? '—'} → ${i.target ?? i.targetText ?? '—'}`,
  )
  const warnings = ledger.warnings.map(w => `  ! ${w.code}: ${w.message}`)
  return [head, ...tasks, ...(indicators.length > 0 ? ['  指标', ...indicators] : []), ...warnings, ''].join(
    '\n',
  )
}

function formatTask(task: DraftTask): string {
  const due = task.milestones.map(m => m.due ?? `${m.words}(${m.status})`).join(' ')
  return `  ${task.no.padEnd(6)} ${task.title}\n         ${task.kind}  ${due || '—'}  牵头:${task.lead.join('、') || '—'}  配合:${task.joint.join('、') || '—'}`
}
