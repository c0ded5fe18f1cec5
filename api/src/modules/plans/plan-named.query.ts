import type { Context } from '../../platform/context.ts'
import { PLAN_FIELDS, toPlan } from './plan.query.ts'
import type { Plan } from './plan.type.ts'

/** The confirmed plan that a new document may be a version of: same title, or same document number. */
export async function sameNamed({ db }: Context, plan: Plan): Promise<Plan | null> {
  const row = await db.prisma.plan.findFirst({
    where: {
      jurisdictionCode: plan.jurisdictionCode,
      status: 'CONFIRMED',
      id: { not: plan.id },
      OR: [
        { title: plan.title },
        ...(plan.documentNumber === null ? [] : [{ documentNumber: plan.documentNumber }]),
      ],
    },
    orderBy: { id: 'desc' },
    select: PLAN_FIELDS,
  })
  return row && toPlan(row)
}
