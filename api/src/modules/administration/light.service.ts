import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import {
  addRuleVersion,
  type LightName,
  type LightSetting,
  lightColours,
  lightStyles,
  lightsFault,
} from '../divisions/index.ts'
import { settingsPlace } from './administration.policy.ts'
import type { AdminLights, LightInput } from './light.type.ts'

/** The lights of a jurisdiction and the colours there are. */
export async function adminLights(context: Context, place: string): Promise<AdminLights> {
  const code = settingsPlace(context.viewer, place)
  return { lights: await lightStyles(context, code), colours: lightColours() }
}

/** Sets words and colours of all four lights, at once for everybody. Throws `BAD_INPUT` on `GOOD.deadline` and the like. */
export async function setLights(
  context: Context,
  place: string,
  typed: readonly LightInput[],
): Promise<AdminLights> {
  const code = settingsPlace(context.viewer, place)
  const lights: LightSetting[] = typed.map(({ level, deadline, progress, colour }) => ({
    ...{ level: level as LightName, colour },
    ...{ deadline: deadline.normalize('NFKC').trim(), progress: progress.normalize('NFKC').trim() },
  }))
  const fault = lightsFault(lights)
  if (fault) throw badInput(fault.field, fault.message)
  await addRuleVersion(context, {
    ...{ jurisdictionCode: code, key: 'lights', value: JSON.stringify(lights) },
    ...{ validFrom: context.clock.today(), name: '灯号的名称和颜色' },
  })
  return adminLights({ ...context, memo: new Map() }, place)
}
