import { createIndicator } from '#api/modules/indicators/index.ts'
import type { Context } from '#api/platform/context.ts'
import { COUNTED } from '../facts/indicator-library.ts'
import { definitionInput, factsInput, firstTarget } from '../indicator-inputs.ts'
import { HOME, type ViewerReader } from '../year/world.ts'

/** The rates of tickets and ratings as indicators; their figures are counted when they enter the library. */
export async function loadCountedIndicators(context: Context, readViewer: ViewerReader): Promise<void> {
  const viewer = await readViewer(context, 'steward')
  const { prisma } = context.db
  for (const fact of COUNTED) {
    const there = await prisma.indicator.count({ where: { jurisdictionCode: HOME, name: fact.name } })
    if (there > 0) continue
    const owner = await prisma.organization.findFirstOrThrow({
      where: { jurisdictionCode: HOME, name: fact.owner },
    })
    await createIndicator(
      { ...context, viewer, memo: new Map() },
      {
        place: HOME,
        facts: factsInput(fact, owner.id),
        definition: definitionInput(fact, '2022-01-01'),
        target: firstTarget(fact),
      },
    )
  }
}
