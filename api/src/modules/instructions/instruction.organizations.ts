import { type Context, once } from '../../platform/context.ts'
import { type Organization, organizationLoader } from '../divisions/index.ts'
import type { Instruction } from './instruction.type.ts'

/** The organizations named in an instruction, in its order. */
export async function namedOrganizations(
  context: Context,
  { organizationIds }: Instruction,
): Promise<Organization[]> {
  const rows = await organizationLoader(context).loadMany(organizationIds)
  return rows.filter((row): row is Organization => row !== null && !(row instanceof Error))
}

const OFFICES = Symbol('supervision offices by jurisdiction')

/** The supervision office of a jurisdiction as a unit, or null where it is not listed; read once per request. */
function officeOf(context: Context, jurisdictionCode: string): Promise<Organization | null> {
  const read = once(context, OFFICES, () => new Map<string, Promise<Organization | null>>())
  const office =
    read.get(jurisdictionCode) ??
    context.db.prisma.organization.findFirst({
      where: { jurisdictionCode, kind: 'SUPERVISION_OFFICE', active: true },
      orderBy: { id: 'asc' },
    })
  read.set(jurisdictionCode, office)
  return office
}

/** Who is to act: the organizations named, else the supervision office, where the jurisdiction lists one as a unit. */
export async function actingOrganizations(
  context: Context,
  instruction: Instruction,
): Promise<Organization[]> {
  if (instruction.organizationIds.length > 0) return namedOrganizations(context, instruction)
  const office = await officeOf(context, instruction.jurisdictionCode)
  return office ? [office] : []
}
