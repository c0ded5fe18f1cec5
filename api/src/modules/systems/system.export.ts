import writeWorkbook, { type Sheet } from 'write-excel-file/node'
import type { Context } from '../../platform/context.ts'
import { isDay } from '../../platform/day.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { columnLetters } from '../../platform/sheet-cell.ts'
import { noteSheet, type SheetColumn, sheetOf, workbook } from '../../platform/xlsx.ts'
import { recordExport } from '../audit/index.ts'
import { divisionLoader, type LightWords, lightWords, requireDivision } from '../divisions/index.ts'
import type { SystemFilter } from './system.input.ts'
import {
  type ListedSystem,
  readSystems,
  type SystemListInput,
  type SystemView,
  systemView,
} from './system.query.ts'
import { MEASURE_RULES } from './system.rates.ts'
import {
  CloudState,
  IntegrationState,
  RatePart,
  SharingState,
  SystemMeasure,
  SystemNetwork,
} from './system.type.ts'
import { CLOUD_WORDS, INTEGRATION_WORDS, NETWORK_WORDS, SHARING_WORDS, USAGE_WORDS } from './system.words.ts'
import { COLUMN_IDS, COLUMNS, type ColumnId } from './system-sheet.rules.ts'

export const SHEET_NAME = '信息系统台账'

const STEP = 2000
const MOST_ROWS = 20_000
const LONGEST_SEARCH = 100

type Row = ListedSystem & { placeName: string }

const yesNo = (value: boolean): string => (value ? '是' : '否')

/** The columns that a sheet may bring back in, as they are filled in. */
const VALUES: Readonly<Record<ColumnId, (row: Row) => string | number | null>> = {
  name: row => row.name,
  owner: row => row.ownerName,
  purpose: row => row.purpose,
  userCount: row => row.userCount,
  usage: row => row.usage && USAGE_WORDS[row.usage],
  approval: row => row.approval,
  approvedOn: row => row.approvedOn,
  fundingSource: row => row.fundingSource,
  fundingAmount: row => row.fundingAmount,
  network: row => row.network && NETWORK_WORDS[row.network],
  securityLevel: row => row.securityLevel,
  classified: row => yesNo(row.classified),
  cloudDueOn: row => row.cloudDueOn,
  cloud: ({ state }) => CLOUD_WORDS[state.cloud],
  zombie: ({ state }) => yesNo(state.zombie),
  sharing: ({ state }) => SHARING_WORDS[state.sharing],
  integration: ({ state }) => INTEGRATION_WORDS[state.integration],
  effectiveOn: ({ state }) => state.effectiveOn,
  reason: ({ state }) => state.reason,
  note: row => row.note,
}

const exported = ({ deadline }: LightWords): readonly SheetColumn<Row>[] => [
  { head: '台账编号', width: 10, value: ({ no }) => no },
  { head: '地区', width: 16, value: ({ placeName }) => placeName },
  ...COLUMN_IDS.map(id => ({ head: COLUMNS[id].head, width: COLUMNS[id].width, value: VALUES[id] })),
  { head: '迁移灯号', width: 10, value: ({ light }) => deadline[light] },
]

/** The filter of an address; names are those of `SystemFilter`, lists repeat theirs. Throws `BAD_INPUT`. */
export function readSystemExport(params: URLSearchParams): SystemListInput {
  const place = params.get('place')
  if (!place) throw badInput('place', '没有说明导出哪个地区的台账。')
  const asOf = params.get('asOf')
  if (asOf !== null && !isDay(asOf)) throw badInput('asOf', '日期应写成 2024-10-15 的样子。')
  const search = params.get('search') ?? ''
  if (search.length > LONGEST_SEARCH) throw badInput('search', `查找的文字不能超过 ${LONGEST_SEARCH} 个字。`)
  const filter: SystemFilter = {
    search,
    cloud: known(params, 'cloud', CloudState),
    sharing: known(params, 'sharing', SharingState),
    integration: known(params, 'integration', IntegrationState),
    zombie: flag(params, 'zombie'),
    ownerId: params.get('ownerId'),
    network: known(params, 'network', SystemNetwork)[0] ?? null,
    measure: known(params, 'measure', SystemMeasure)[0] ?? null,
    part: known(params, 'part', RatePart)[0] ?? null,
    ownPart: flag(params, 'ownPart'),
  }
  return { place, asOf, filter }
}

const unknownValue = (name: string) => badInput(name, '导出条件里有不认识的值，请回到台账重新导出。')

function known<Value extends string>(
  params: URLSearchParams,
  name: string,
  values: Readonly<Record<string, Value>>,
): Value[] {
  return params.getAll(name).map(value => {
    const found = Object.hasOwn(values, value) ? values[value] : undefined
    if (found === undefined) throw unknownValue(name)
    return found
  })
}

function flag(params: URLSearchParams, name: string): boolean | null {
  const value = params.get(name)
  if (value === null) return null
  if (value !== 'true' && value !== 'false') throw unknownValue(name)
  return value === 'true'
}

async function allSystems(
  context: Context,
  view: SystemView,
  input: SystemListInput,
): Promise<ListedSystem[]> {
  const systems: ListedSystem[] = []
  let after: string | null = null
  do {
    const page = await readSystems(context, view, { filter: input.filter, after }, STEP)
    if (page.total > MOST_ROWS)
      throw new DomainError(
        'TOO_LARGE',
        `共有 ${page.total} 个系统，一次最多导出 ${MOST_ROWS} 个。请先用筛选缩小范围。`,
      )
    systems.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return systems
}

/** The list as its filters show it, with a sheet of notes; it can be changed and brought in again. */
export async function exportSystems(
  context: Context,
  input: SystemListInput,
): Promise<{ name: string; file: Buffer }> {
  const place = await requireDivision(context, input.place)
  const view = await systemView(context, input.place, input.asOf)
  const systems = await allSystems(context, view, input)
  const rows = await Promise.all(
    systems.map(async system => ({
      ...system,
      placeName: (await divisionLoader(context).load(system.placeCode))?.name ?? '',
    })),
  )
  const today = context.clock.today()
  const { asOf, scope } = view
  const words = await lightWords(context, scope.jurisdictionCode)
  await recordExport(context, {
    ...{ place: place.code, name: '信息系统台账', rows: rows.length, asOf, filter: input.filter },
  })
  const notes = noteSheet('说明', [
    ['内容', `政务信息系统台账，${rows.length} 个系统`],
    ['地区', place.name],
    ['截至', asOf],
    ['导出', `${today} ${context.viewer?.name ?? ''}`],
    ...Object.values(MEASURE_RULES).map(
      ({ name, definition, excluded }) => [name, `${definition}。${excluded}。`] as const,
    ),
    ...(context.demo ? [['注意', '演示数据，不代表任何地方的实际情况。'] as const] : []),
  ])
  return {
    name: `信息系统台账_${place.name}_${asOf}.xlsx`,
    file: await workbook(sheetOf(SHEET_NAME, exported(words), rows), notes),
  }
}

/** Rows of the template that offer the choices of their columns. */
const OFFERED_ROWS = 500

/** Columns of which a cell offers a list of values. */
const validations = (): string => {
  const lists = COLUMN_IDS.flatMap((id, index) => {
    const { choices } = COLUMNS[id]
    if (!choices) return []
    const letters = columnLetters(index)
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letters}2:${letters}${OFFERED_ROWS}"><formula1>"${choices.join(',')}"</formula1></dataValidation>`,
    ]
  })
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

const offering = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) =>
          sheetIndex === 0 ? xml.replace('</sheetData>', `</sheetData>${validations()}`) : xml,
      },
    },
  },
}

/** An empty sheet to fill in, with a second sheet that says how. */
export async function systemTemplate(
  context: Context,
  placeCode: string,
): Promise<{ name: string; file: Buffer }> {
  const place = await requireDivision(context, placeCode)
  const sheet: Sheet<Buffer> = {
    sheet: SHEET_NAME,
    columns: COLUMN_IDS.map(id => ({ width: COLUMNS[id].width })),
    stickyRowsCount: 1,
    data: [COLUMN_IDS.map(id => ({ value: COLUMNS[id].head, type: String, fontWeight: 'bold' as const }))],
  }
  const notes = noteSheet('填写说明', [
    [
      '怎么填',
      '一行一个系统。同一单位的同名系统按更新处理，空着的格子不改动原来的内容；重复导入不会重复登记。',
    ],
    ...COLUMN_IDS.map((id): [string, string] => [COLUMNS[id].head, COLUMNS[id].fix]),
    [
      '状态变化',
      '改了上云状态、僵尸、接入或整合的，请填写这次变化的“状态生效日期”；退回上一步的要写“状态说明”。',
    ],
    ['地区', place.name],
    ['生成日期', context.clock.today()],
  ])
  return {
    name: `信息系统台账模板_${place.name}.xlsx`,
    file: await writeWorkbook([sheet, notes], { features: [offering] }).toBuffer(),
  }
}
