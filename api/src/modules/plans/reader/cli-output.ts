import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readDocumentText } from '../document-text/index.ts'
import { type DraftLedger, type DraftTask, readPlan } from './index.ts'

export interface ParseOptions {
  json?: boolean
}

/** Where the command writes; a test passes its own. */
export interface Output {
  out: (line: string) => void
  err: (line: string) => void
}

/** Prints one ledger per file; a file that cannot be read gets a sentence and the rest go on. True when all were read. */
export async function parseFiles(
  files: string[],
  { json }: ParseOptions,
  { out, err }: Output,
): Promise<boolean> {
  let fine = true
  for (const file of files) {
    try {
      const { text } = await readDocumentText(new Uint8Array(await readFile(file)), basename(file))
      const ledger = readPlan(text)
      out(json ? JSON.stringify(ledger) : formatLedger(basename(file), ledger))
    } catch (error) {
      fine = false
      err(`${file}：${reason(error)}`)
    }
  }
  return fine
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return '找不到这个文件，请检查路径。'
  if (code === 'EISDIR') return '这是文件夹，请给出方案文件本身。'
  if (code === 'EACCES') return '没有权限读取这个文件。'
  return error instanceof Error ? error.message : String(error)
}

const KIND_WORDS = { task: '任务', guarantee: '保障', objective: '目标' }
const STATUS_WORDS = { dated: '', unknown: '待明确', ongoing: '长期坚持', recurring: '周期性' }

/** A table for reading in a terminal. */
export function formatLedger(name: string, ledger: DraftLedger): string {
  const facts = [ledger.documentNumber, ledger.issuer, ledger.issuedOn].filter(Boolean).join('  ')
  const head = [`${name}  ${ledger.title ?? '（没有读出标题）'}`, ...(facts ? [`  ${facts}`] : [])]
  const tasks = ledger.tasks.flatMap(formatTask)
  const indicators = ledger.indicators.map(indicator => {
    const { name: called, unit, baseline, target, targetText } = indicator
    return `  指标  ${called}${unit ? `（${unit}）` : ''}  ${baseline ?? '—'} → ${target ?? targetText ?? '—'}`
  })
  const warnings = ledger.warnings.map(warning => `  ！${warning.message}`)
  return [...head, ...tasks, ...indicators, ...warnings, ''].join('\n')
}

function formatTask(task: DraftTask): string[] {
  const due = task.milestones.map(m => m.due ?? `${m.words}（${STATUS_WORDS[m.status]}）`).join('  ')
  const units = [
    task.lead.length > 0 ? `牵头：${task.lead.join('、')}` : '',
    task.joint.length > 0 ? `配合：${task.joint.join('、')}` : '',
    due ? `时限：${due}` : '',
  ].filter(Boolean)
  return [
    `  ${KIND_WORDS[task.kind]}  ${task.no}  ${task.title}`,
    ...(units.length > 0 ? [`        ${units.join('  ')}`] : []),
  ]
}
