import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '#api/modules/plans/index.ts'
import { longPlanText } from '#test/kit/plan-text.ts'
import type { Bench } from '../bench.ts'
import { inTurns, type Measurement, measurement } from '../measure.ts'

const LONG = 200_000
const PUBLISHED = /^(nanping|province|shandong|suqian|wujiang)-/

interface Sample {
  name: string
  text: string
  /** Reads the text as the reference does: from the disk where it lies there. */
  read(): string
  limit: number | null
}

const fromFile = (folder: string, file: string): Sample => {
  const path = join(folder, file)
  const read = () => readFileSync(path, 'utf8')
  return { name: file, text: read(), read, limit: null }
}

function samples(seed: number): Sample[] {
  const plans = '../shared/plans'
  const published = existsSync(plans) ? readdirSync(plans).filter(file => PUBLISHED.test(file)) : []
  const long = longPlanText(LONG, seed)
  return [
    ...published.map(file => fromFile(plans, file)),
    ...readdirSync('seeds/documents').map(file => fromFile('seeds/documents', file)),
    // Joined anew each time, as reading makes a new string each time.
    { name: `synthetic ${LONG}`, text: long, read: () => Buffer.from(long).toString(), limit: 1000 },
  ]
}

async function measure({ name, text, read, limit }: Sample): Promise<Measurement> {
  const { work, reference, processor } = await inTurns(
    text.length >= LONG ? 7 : 25,
    () => readPlan(text),
    () => read().normalize('NFKC'),
  )
  return measurement(
    {
      bench: 'parse',
      name,
      limit,
      notes: {
        'cpu ms': processor,
        characters: text.length,
        'characters/s': Math.round((text.length / work.median) * 1000),
        tasks: readPlan(text).tasks.length,
      },
    },
    work,
    { name: 'read + NFKC', series: reference },
  )
}

/** The plan reader on the published plans (where they lie beside the checkout), the sample documents and a long one. */
export const parse: Bench = async ({ seed }) => {
  const rows: Measurement[] = []
  for (const sample of samples(seed)) rows.push(await measure(sample))
  return rows
}
