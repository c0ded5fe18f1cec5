import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { findJurisdiction, isWithin, padCode, saveMap } from '../divisions/index.ts'
import { importSystems, readSystemSheet } from '../systems/index.ts'
import type { CommandTools } from './command-tools.ts'

/** Adds `duban import systems FILE --place CODE` and `duban import map FILE --place CODE --origin WORDS`. */
export function addLedgerImports(group: Command, tools: CommandTools): void {
  group
    .command('systems')
    .description('the ledger of information systems from an .xlsx sheet with the heads of the template')
    .argument('<file>', '.xlsx file')
    .requiredOption('--place <code>', 'place whose organizations own the systems')
    .action((file: string, { place }: { place: string }) => importSystemsFile(tools, file, padCode(place)))
  group
    .command('map')
    .description('outlines of the places one level below a jurisdiction, from GeoJSON')
    .argument('<file>', 'GeoJSON file')
    .requiredOption('--place <code>', 'jurisdiction')
    .requiredOption('--origin <words>', 'where the outlines come from')
    .action((file: string, { place, origin }: { place: string; origin: string }) =>
      importMapFile(tools, file, { place: padCode(place), origin }),
    )
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new DomainError('UNREADABLE_FILE', `读不了 ${file}。请核对路径。`)
  })
}

async function jurisdictionAt(context: Context, place: string): Promise<string> {
  const jurisdiction = await findJurisdiction(context, place)
  if (!jurisdiction) throw new DomainError('NOT_FOUND', `${place} 不在任何管辖区内。请先导入区划。`)
  return jurisdiction.code
}

async function importSystemsFile({ withContext, say }: CommandTools, file: string, place: string) {
  const sheet = await readSystemSheet(await bytesOf(file))
  const { rows, created, updated, unchanged, errors } = await withContext(async context =>
    importSystems(context, {
      jurisdictionCode: await jurisdictionAt(context, place),
      sheet,
      mayEdit: ({ placeCode }) => isWithin(placeCode, place),
      commit: true,
    }),
  )
  if (errors.length > 0) {
    const fields = errors.map(({ row, column, value, reason, fix }) => ({
      field: `第 ${row} 行 ${column}${value ? `“${value}”` : ''}`,
      message: `${reason}${fix}`,
    }))
    throw new DomainError('BAD_INPUT', `${rows} 行中有 ${errors.length} 处问题，没有写入任何内容。`, fields)
  }
  say(`信息系统：${rows} 行，新增 ${created}，更新 ${updated}，未变 ${unchanged}`)
}

async function importMapFile(
  { withContext, say }: CommandTools,
  file: string,
  { place, origin }: { place: string; origin: string },
) {
  const bytes = await bytesOf(file)
  const { places, unmatched, missing } = await withContext(async context => {
    const jurisdictionCode = await jurisdictionAt(context, place)
    if (jurisdictionCode !== place)
      throw new DomainError('BAD_INPUT', '示意图按管辖区导入，请给出管辖区本身的代码。')
    return saveMap(context, { place, bytes, origin })
  })
  say(`示意图：${places} 个下级区划`)
  if (unmatched.length > 0) say(`文件里有、这里没有：${unmatched.join('、')}`)
  if (missing.length > 0) say(`这里有、文件里没有：${missing.join('、')}`)
}
