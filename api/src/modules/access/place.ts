import type { Context } from '../../platform/context.ts'
import { type Division, divisionLoader, levelOfCode } from '../divisions/index.ts'

/** A division by code; one that is not in the tree (yet) goes by its code, so that its people can still sign in. */
export async function divisionOrCode(context: Context, code: string): Promise<Division> {
  const division = await divisionLoader(context).load(code)
  return division ?? { code, name: code, level: levelOfCode(code), parentCode: null }
}
