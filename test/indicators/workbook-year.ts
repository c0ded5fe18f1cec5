import type { Day } from '#api/platform/day.ts'
import { periodOf, readPeriod, shiftPeriod } from '#api/platform/period.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import type { TestServer } from '#test/kit/server.ts'
import { blank, number, type Table, text, type Workbook } from './workbook.ts'

/** What happened on a day of the year of the workbook. */
interface Step {
  on: Day
  /** On the same day: the library first, then what places send, then what the steward publishes and corrects. */
  order: number
  take(year: WorkbookYear): Promise<void>
}

interface SheetRow {
  indicatorId: string
  numerator: string | null
  denominator: string | null
  value: string | null
  note: string
}

const LAST_DAY: Day = '2025-03-20'

async function ask<T>(client: TestClient, document: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await client.query<T>(document, variables)
  if (errors?.[0])
    throw new Error(
      `${errors[0].message} ${JSON.stringify(errors[0].extensions.fields ?? '')} ${JSON.stringify(variables)}`,
    )
  return data
}

const CREATE = 'mutation ($input: CreateIndicatorInput!) { createIndicator(input: $input) { id no version } }'
const TARGET =
  'mutation ($id: ID!, $version: Int!, $target: TargetInput!) { setIndicatorTarget(id: $id, version: $version, target: $target) { id } }'
const DEFINE =
  'mutation ($id: ID!, $version: Int!, $definition: DefinitionInput!) { defineIndicator(id: $id, version: $version, definition: $definition) { id } }'
const EXEMPT =
  'mutation ($id: ID!, $version: Int!, $places: [ID!]!, $fromOn: Day!, $reason: String!) { exemptPlaces(id: $id, version: $version, places: $places, fromOn: $fromOn, reason: $reason) { id } }'
const SUBMIT =
  'mutation ($input: SheetInput!) { submitSheet(input: $input) { submitted faults { indicatorName column severity reason } } }'
const WAITING =
  'query ($place: ID!) { observations(place: $place, status: [SUBMITTED], first: 200) { total nodes { id version } } }'
const PUBLISH =
  'mutation ($keys: [ObservationKey!]!) { reviewObservations(keys: $keys, action: PUBLISH) { done } }'
const CELL =
  'query ($id: ID!, $place: ID!, $period: String!) { indicator(id: $id) { observations(place: $place, period: $period) { id version status } } }'
const CORRECT =
  'mutation ($id: ID!, $version: Int!, $numerator: Float, $denominator: Float, $value: Float, $reason: String!) { correctObservation(id: $id, version: $version, numerator: $numerator, denominator: $denominator, value: $value, reason: $reason) { id } }'

/** Feeds the inputs of the workbook to a server, each on its day, through the doors that people use. */
export class WorkbookYear {
  readonly idOf = new Map<number, string>()
  private readonly codes = new Map<string, string>()
  private steward!: TestClient

  private constructor(
    private readonly server: TestServer,
    private readonly book: Workbook,
  ) {}

  static async live(server: TestServer, book: Workbook): Promise<WorkbookYear> {
    const year = new WorkbookYear(server, book)
    await year.buildPlaces()
    await year.signIn()
    for (const { on, take } of year.steps()) {
      if (server.clock.today() !== on) {
        server.clock.setDay(on)
        await year.signIn()
      }
      await take(year)
    }
    server.clock.setDay(LAST_DAY)
    return year
  }

  /** Sessions end with the day. */
  private async signIn(): Promise<void> {
    this.steward = await asUser(this.server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
  }

  code(place: string): string {
    return this.codes.get(place) ?? ''
  }

  get places(): string[] {
    return [...this.codes.keys()]
  }

  private async buildPlaces(): Promise<void> {
    const { prisma } = this.server.db
    const rows = this.book.table('地方')
    for (const row of rows) this.codes.set(text(row['名称']), text(row['编码']))
    await prisma.division.createMany({
      data: rows.map(row => ({
        code: text(row['编码']),
        name: text(row['名称']),
        level: Number(row['级']),
        parentCode: blank(row['上级']) ? null : text(row['上级']),
      })),
    })
    await prisma.jurisdiction.create({ data: { code: WUJIANG, createdAt: this.server.clock.now() } })
  }

  private steps(): Step[] {
    const steps = [
      ...this.librarySteps(),
      ...this.sheetSteps(),
      ...this.book.table('更正').map(
        (row): Step => ({
          on: text(row['更正日']),
          order: 3,
          take: year => year.correct(row),
        }),
      ),
    ]
    return steps.sort((a, b) => a.on.localeCompare(b.on) || a.order - b.order)
  }

  private librarySteps(): Step[] {
    const [first = ''] = this.book
      .table('目标')
      .map(row => text(row['录入']))
      .sort()
    const created = this.book.table('指标').map(
      (row): Step => ({
        on: first,
        order: 0,
        take: year => year.create(row),
      }),
    )
    const targets = this.book
      .table('目标')
      .filter(row => text(row['录入']) !== first || !blank(row['地方']))
      .map((row): Step => ({ on: text(row['录入']), order: 1, take: year => year.target(row) }))
    const definitions = this.book
      .table('口径')
      .filter(row => Number(row['版本']) > 1)
      .map((row): Step => ({ on: text(row['录入']), order: 1, take: year => year.define(row) }))
    const exempt = this.book
      .table('豁免')
      .map((row): Step => ({ on: text(row['录入']), order: 1, take: year => year.exempt(row) }))
    return [...created, ...targets, ...definitions, ...exempt]
  }

  private definition(row: Table[number], line: number | null, validFrom: Day, reason: string | null) {
    return {
      validFrom,
      kind: row['类型'],
      direction: row['方向'],
      unit: row['单位'],
      decimals: 1,
      cumulative: false,
      definition: `${text(row['名称'])}，见手算簿。`,
      numeratorItem: blank(row['分子']) ? null : row['分子'],
      denominatorItem: blank(row['分母']) ? null : row['分母'],
      line,
      formula: blank(row['公式']) ? null : row['公式'],
      reason,
    }
  }

  private lineOf(no: number, version: number): number | null {
    const row = this.book
      .table('口径')
      .find(line => Number(line['编号']) === no && Number(line['版本']) === version)
    return number(row?.['达标线'])
  }

  private targetOf(row: Table[number]) {
    return {
      place: blank(row['地方']) ? null : this.code(text(row['地方'])),
      baselineYear: Number(row['基准年']),
      baseline: Number(row['基准']),
      targetYear: Number(row['目标年']),
      target: Number(row['目标']),
      yearly: blank(row['分年年份']) ? [] : [{ year: Number(row['分年年份']), value: Number(row['分年值']) }],
      reason: blank(row['原因']) ? null : row['原因'],
    }
  }

  private async create(row: Table[number]): Promise<void> {
    const no = Number(row['编号'])
    const target = this.book.table('目标').find(line => Number(line['编号']) === no && blank(line['地方']))
    const { createIndicator } = await ask<{ createIndicator: { id: string; no: number } }>(
      this.steward,
      CREATE,
      {
        input: {
          place: WUJIANG,
          facts: {
            name: row['名称'],
            feed: blank(row['公式']) ? 'REPORTED' : 'FORMULA',
            reportLevels: text(row['填报级'])
              .split(',')
              .filter(level => level !== '')
              .map(Number),
            frequency: row['周期'],
            ownFigure: row['本级数'],
          },
          definition: this.definition(row, this.lineOf(no, 1), '2024-01-01', null),
          target: target ? this.targetOf(target) : null,
        },
      },
    )
    if (createIndicator.no !== no) throw new Error(`${text(row['名称'])} got number ${createIndicator.no}.`)
    this.idOf.set(no, createIndicator.id)
  }

  /** An indicator as a form shows it now. */
  private async ref(row: Table[number]): Promise<{ id: string; version: number }> {
    const id = this.idOf.get(Number(row['编号'])) ?? ''
    const { indicator } = await ask<{ indicator: { version: number } }>(
      this.steward,
      'query ($id: ID!) { indicator(id: $id) { version } }',
      { id },
    )
    return { id, version: indicator.version }
  }

  private async target(row: Table[number]): Promise<void> {
    await ask(this.steward, TARGET, { ...(await this.ref(row)), target: this.targetOf(row) })
  }

  private async define(row: Table[number]): Promise<void> {
    const facts = this.book.table('指标').find(line => line['编号'] === row['编号']) ?? {}
    const definition = this.definition(facts, number(row['达标线']), text(row['起始']), text(row['原因']))
    await ask(this.steward, DEFINE, { ...(await this.ref(row)), definition })
  }

  private async exempt(row: Table[number]): Promise<void> {
    const places = [this.code(text(row['地方']))]
    const facts = { places, fromOn: row['起始'], reason: row['原因'] }
    await ask(this.steward, EXEMPT, { ...(await this.ref(row)), ...facts })
  }

  /** One sheet for each place and period; the days of the month after, or those of the list of late ones. */
  private sheetSteps(): Step[] {
    const late = new Map(this.book.table('迟报').map(row => [`${row['地方']} ${row['期间']}`, row]))
    const published = new Set<Day>()
    const sheets = [...this.sheets()].map(([key, rows]): Step => {
      const [place = '', period = ''] = key.split(' ')
      const month = nextMonth(period)
      const row = late.get(key)
      published.add(row ? text(row['公布日']) : `${month}-08`)
      return {
        on: row ? text(row['填报日']) : `${month}-05`,
        order: 2,
        take: year => year.submit(place, period, rows),
      }
    })
    return [...sheets, ...[...published].map((on): Step => ({ on, order: 2, take: year => year.publish() }))]
  }

  private sheets(): Map<string, SheetRow[]> {
    const sheets = new Map<string, SheetRow[]>()
    for (const row of this.book.table('指标')) {
      const sheet = `${row['编号']} ${row['名称']}`
      const parts = ['填报分子', '填报分母', '填报值'].map(name => this.book.block(sheet, name))
      for (const [place, cells] of (parts[0] ?? parts[2])?.entries() ?? [])
        for (const period of cells.keys()) {
          const [numerator, denominator, value] = parts.map(
            part => text(part?.get(place)?.get(period)) || null,
          )
          if (!numerator && !value) continue
          const key = `${place} ${period}`
          const filled = {
            numerator: numerator ?? null,
            denominator: denominator ?? null,
            value: value ?? null,
          }
          const indicator = { no: Number(row['编号']), note: '已核对' }
          sheets.set(key, [
            ...(sheets.get(key) ?? []),
            { ...filled, indicatorId: '', ...indicator } as SheetRow,
          ])
        }
    }
    return sheets
  }

  private async submit(
    place: string,
    period: string,
    rows: readonly (SheetRow & { no?: number })[],
  ): Promise<void> {
    const { frequency = 'MONTHLY' } = readPeriod(period) ?? {}
    const input = {
      place: this.code(place),
      frequency,
      period,
      rows: rows.map(({ no = 0, ...row }) => ({ ...row, indicatorId: this.idOf.get(no) })),
    }
    const { submitSheet } = await ask<{
      submitSheet: {
        submitted: number
        faults: { severity: string; reason: string; indicatorName: string }[]
      }
    }>(this.steward, SUBMIT, { input })
    if (submitSheet.submitted !== rows.length)
      throw new Error(`${place} ${period}: ${JSON.stringify(submitSheet)}`)
  }

  /** Whatever waits, however many pages. */
  private async publish(): Promise<void> {
    for (;;) {
      const { observations } = await ask<{ observations: { nodes: { id: string; version: number }[] } }>(
        this.steward,
        WAITING,
        { place: WUJIANG },
      )
      if (observations.nodes.length === 0) return
      await ask(this.steward, PUBLISH, { keys: observations.nodes })
    }
  }

  private async correct(row: Table[number]): Promise<void> {
    const where = {
      id: this.idOf.get(Number(row['编号'])),
      place: this.code(text(row['地方'])),
      period: row['期间'],
    }
    const { indicator } = await ask<{ indicator: { observations: { id: string; version: number }[] } }>(
      this.steward,
      CELL,
      where,
    )
    const [latest] = indicator.observations
    await ask(this.steward, CORRECT, {
      id: latest?.id,
      version: latest?.version,
      numerator: number(row['分子']),
      denominator: number(row['分母']),
      value: number(row['值']),
      reason: row['原因'],
    })
  }
}

/** `YYYY-MM` of the month after a period. */
function nextMonth(key: string): string {
  const period = readPeriod(key)
  if (!period) throw new Error(`${key} is no period.`)
  return shiftPeriod(periodOf('MONTHLY', period.endsOn), 1).key
}
