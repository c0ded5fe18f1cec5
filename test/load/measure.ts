import { countStatements } from '#api/platform/statements.ts'

/** One line of the answer of `pnpm bench`. */
export interface Measurement {
  bench: string
  /** What was done, in words. */
  name: string
  /** Where the rows lay: `pglite`, `postgresql`, or null without a database. */
  database: string | null
  runs: number
  /** Of `median`, `p95` and `reference.median`; empty for a plain number. */
  unit: 'ms' | 'KB' | 'MB' | ''
  median: number
  p95: number
  /** SQL statements of one run; null where none was counted. */
  statements: number | null
  /** The same machine at the same moment, doing the least that the work could be. */
  reference: { name: string; median: number } | null
  /** median / reference.median. */
  ratio: number | null
  /** Upper bound the project set itself, in `unit`. */
  limit: number | null
  /** Figures beside, e.g. characters per second. */
  notes: Record<string, number | string>
}

export interface Series {
  times: number[]
  median: number
  p95: number
}

/** The value below which a share of the sorted values lies; the nearest one that was measured. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function seriesOf(values: readonly number[]): Series {
  const times = [...values].sort((one, other) => one - other)
  return { times, median: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Milliseconds of processor time this process used so far: what a busy machine does not stretch. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Runs the work and its reference in turns, so that both meet the same moments of a shared machine. `processor` is the
 * median processor time of one run of the work, in ms.
 */
export async function inTurns(
  runs: number,
  work: (run: number) => unknown,
  reference: (run: number) => unknown,
  warmUps = 2,
): Promise<{ work: Series; reference: Series; processor: number }> {
  const own: number[] = []
  const other: number[] = []
  const processor: number[] = []
  for (let run = -warmUps; run < runs; run += 1) {
    const before = processorTime()
    const time = await timed(() => work(run + warmUps))
    const used = processorTime() - before
    const beside = await timed(() => reference(run + warmUps))
    if (run >= 0) {
      own.push(time)
      other.push(beside)
      processor.push(used)
    }
  }
  return {
    work: seriesOf(own),
    reference: seriesOf(other),
    processor: Math.round(seriesOf(processor).median * 10) / 10,
  }
}

/** Statements one run sends. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<number> =>
  (await countStatements(work)).statements.length

/** Joins what was measured with what it was. */
export function measurement(
  facts: Pick<Measurement, 'bench' | 'name'> & Partial<Measurement>,
  { times, median, p95 }: Series,
  reference?: { name: string; series: Series },
): Measurement {
  return {
    database: null,
    unit: 'ms',
    statements: null,
    limit: null,
    notes: {},
    ...facts,
    runs: times.length,
    median,
    p95,
    reference: reference ? { name: reference.name, median: reference.series.median } : null,
    ratio: reference ? median / reference.series.median : null,
  }
}
