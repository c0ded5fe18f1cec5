import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import type { ComplaintImport } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { badInput, DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { leanHeap } from '../../../platform/lean-heap.ts'
import type { CommandTools } from '../command-tools.ts'
import { FIELD_WORDS } from './complaint-field.enum.ts'
import { beginImport, cancelImport, checkCommit, commitImport, readSettled } from './import.service.ts'
import { type LocalFile, namedFile } from './import-file.ts'
import { findImport, type ImportKey } from './import-row.service.ts'
import { afterImport, mappingOf, termsOf } from './run-import.ts'

interface Options {
  jurisdiction?: string
  source?: string
  profile?: string
  yes?: boolean
  json?: boolean
}

/** Where the demo world is at home; it takes files of any city when nothing else is said. */
const DEMO_HOME = '440203000000'

/** Adds `duban import complaints FILE`. */
export function addComplaintImport(group: Command, tools: CommandTools): void {
  group
    .command('complaints')
    .description(
      'tickets of a hotline from .csv .tsv .xlsx .json .jsonl; the same file again changes nothing',
    )
    .argument('<file>', 'the file')
    .option('--jurisdiction <code>', 'whose tickets they are (default: the only one there is)')
    .option(
      '--source <name>',
      'the source they belong to (default: found by the tickets, else the file name)',
    )
    .option('--profile <name>', 'columns as they were settled before under this name')
    .option('--yes', 'take the proposed columns without asking')
    .option('--json', 'print one JSON object with the outcome and nothing else')
    .action((file: string, options: Options) => importFile(tools, file, options))
}

async function importFile(
  { withContext, fillDemo, say }: CommandTools,
  path: string,
  options: Options,
): Promise<void> {
  leanHeap()
  const file = await namedFile(path)
  if (!options.yes && !process.stdin.isTTY)
    throw badInput('yes', '没有终端可以确认列的对应关系。请加 --yes 采用建议的对应关系，或在网页上导入。')
  const outcome = await withContext(context =>
    runCommand(context, file, options, { say: options.json ? () => {} : say, fillDemo }),
  )
  if (outcome === null) return say('已取消，没有写入任何内容。')
  if (options.json) say(JSON.stringify(outcome.json))
  else for (const line of outcome.lines) say(line)
}

async function runCommand(
  context: Context,
  file: LocalFile,
  options: Options,
  { say, fillDemo }: Pick<CommandTools, 'say' | 'fillDemo'>,
) {
  const jurisdictionCode = await jurisdictionOf(context, options.jurisdiction, fillDemo)
  const worker = newId()
  const row = await beginImport(context, {
    jurisdictionCode,
    file,
    sourceName: options.source ?? null,
    profileName: options.profile ?? null,
    worker,
  })
  const key = { jurisdictionCode, id: row.id }
  try {
    return await goOn(context, key, file, worker, options, say)
  } catch (error) {
    // What cannot be read or written is not left lying as if somebody were at it.
    await cancelImport(context, key).catch(() => {})
    throw error
  }
}

async function goOn(
  context: Context,
  key: ImportKey,
  file: LocalFile,
  worker: string,
  options: Options,
  say: (line: string) => void,
) {
  const begun = await reload(context, key)
  for (const line of mappingLines(begun)) say(line)
  const telling = options.json ? null : tellProgress(context, key)
  try {
    await readSettled(context, key, file, worker)
    const preview = await reload(context, key)
    say(countLine('预览', preview))
    if (!options.yes && !(await confirmed())) {
      await cancelImport(context, key)
      return null
    }
    await checkCommit(context, key, false)
    await commitImport(context, key, file, worker)
  } finally {
    telling?.stop()
  }
  const done = await reload(context, key)
  await afterImport({ ...context, memo: new Map() }, key.jurisdictionCode)
  if (done.status !== 'DONE')
    throw new DomainError(
      'CONFLICT',
      done.fault ?? '导入被中途停止，已写入的内容保留，可在导入记录里继续或撤销。',
    )
  return { json: jsonOf(done), lines: [countLine('完成', done), ...(await faultLines(context, key, done))] }
}

async function reload(context: Context, key: ImportKey): Promise<ComplaintImport> {
  const row = await findImport(context, key)
  if (!row) throw new DomainError('NOT_FOUND', '这次导入已被删除。')
  return row
}

async function knownCodes({ db }: Context): Promise<string[]> {
  const rows = await db.prisma.jurisdiction.findMany({ select: { code: true }, orderBy: { code: 'asc' } })
  return rows.map(({ code }) => code)
}

async function jurisdictionOf(
  context: Context,
  asked: string | undefined,
  fillDemo: CommandTools['fillDemo'],
): Promise<string> {
  const there = await knownCodes(context)
  const codes = there.length === 0 && (await fillDemo(context)) ? await knownCodes(context) : there
  if (codes.length === 0)
    throw badInput(
      'jurisdiction',
      '数据库里还没有管辖区。请先导入行政区划：pnpm duban import divisions 区划文件.json',
    )
  if (asked !== undefined) {
    if (codes.includes(asked)) return asked
    throw badInput('jurisdiction', `没有管辖区 ${asked}。已有：${codes.join('、')}。`)
  }
  const [only] = codes
  if (codes.length === 1 && only) return only
  if (codes.includes(DEMO_HOME)) return DEMO_HOME
  throw badInput('jurisdiction', `有多个管辖区，请用 --jurisdiction 指明一个：${codes.join('、')}。`)
}

function mappingLines(row: ComplaintImport): string[] {
  const { sourceName, profileName, columns, shape, note } = mappingOf(row)
  const of = [
    shape.kind,
    shape.encoding,
    shape.sheet && `工作表“${shape.sheet}”`,
    `表头 ${shape.headerRows} 行`,
  ]
  return [
    `${row.fileName}：${of.filter(Boolean).join('，')}`,
    `来源：${sourceName}${profileName ? `（沿用方案“${profileName}”）` : ''}`,
    ...columns.map(({ header, field, confidence, reason }) =>
      field === 'IGNORE'
        ? `  ${header} → 不导入`
        : `  ${header} → ${FIELD_WORDS[field]}（${Math.round(confidence * 100)}%，${reason}）`,
    ),
    ...(note ? [note] : []),
  ]
}

const countLine = (
  word: string,
  { rows, created, updated, unchanged, failed, unplaced }: ComplaintImport,
): string =>
  `${word}：共 ${rows} 行，新增 ${created}，更新 ${updated}，未变 ${unchanged}，不合格 ${failed}，未落到镇街 ${unplaced}`

const jsonOf = (row: ComplaintImport) => ({
  rows: row.rows,
  created: row.created,
  updated: row.updated,
  unchanged: row.unchanged,
  failed: row.failed,
  unplaced: row.unplaced,
  mapping: Object.fromEntries(
    mappingOf(row)
      .columns.filter(({ field }) => field !== 'IGNORE')
      .map(({ header, field }) => [header, field]),
  ),
})

/** Faults told on a screen; the page of the import has all of them as a sheet. */
const SHOWN = 10

async function faultLines(
  { db }: Context,
  { jurisdictionCode, id }: ImportKey,
  row: ComplaintImport,
): Promise<string[]> {
  const made = termsOf(row).filter(({ match, kind }) => match === 'NONE' && kind === 'UNIT').length
  const lines = made > 0 ? [`其中 ${made} 个单位名称原来没有，已按原名新建，可在“单位”里合并或改名。`] : []
  if (row.failed === 0) return lines
  const rows = await db.prisma.complaintStaged.findMany({
    where: { jurisdictionCode, importId: id, verdict: 'BAD' },
    orderBy: { row: 'asc' },
    take: SHOWN,
  })
  const faults = rows.flatMap(
    staged =>
      staged.faults as unknown as { row: number; column: string | null; reason: string; fix: string }[],
  )
  return [
    ...lines,
    ...faults.map(({ row: at, column, reason, fix }) => `  第 ${at} 行 ${column ?? ''}：${reason}${fix}`),
  ]
}

async function confirmed(): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^(?:y|yes|是)$/i.test((await asking.question('按以上对应关系写入吗？(y/N) ')).trim())
  } finally {
    asking.close()
  }
}

/** Rows per second and time left, on the line of errors, so that the outcome stays clean. */
function tellProgress({ db }: Context, { jurisdictionCode, id }: ImportKey): { stop(): void } {
  if (!process.stderr.isTTY) return { stop: () => {} }
  const timer = setInterval(async () => {
    const [row] = await db
      .sql<{ status: string; done: number; total: number | null; seconds: number }>(
        `select status::text, phase_done as done, phase_total as total,
           extract(epoch from now() - phase_started_at)::float as seconds
         from complaint_import where division_code = $1 and id = $2::uuid`,
        [jurisdictionCode, id],
      )
      .catch(() => [])
    if (!row || row.done === 0) return
    const rate = row.done / Math.max(0.1, row.seconds)
    const left = row.total === null ? '' : `，约剩 ${Math.ceil((row.total - row.done) / rate)} 秒`
    process.stderr.write(
      `\r${row.status === 'READING' ? '读取' : '写入'} ${row.done} 行，每秒 ${Math.round(rate)} 行${left}   `,
    )
  }, 2000)
  return {
    stop() {
      clearInterval(timer)
      process.stderr.write('\r')
    },
  }
}
