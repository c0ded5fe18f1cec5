import type { Context } from '../../platform/context.ts'
import {
  contrastsOf,
  DEFAULT_LIGHTS,
  LIGHT_LEVELS,
  LIGHT_PALETTE,
  type LightColour,
  type LightSetting,
  type LightWords,
  lightWordsOf,
  readLights,
} from './light-setting.rules.ts'
import type { LightColourChoice, LightStyle } from './light-setting.type.ts'
import { ruleSettings } from './rule-setting.query.ts'

/** The lights of a jurisdiction as they are today; the usual ones where nothing is set. */
export const lightSettings = async (context: Context, code: string): Promise<readonly LightSetting[]> =>
  readLights((await ruleSettings(context, code)).lights)

/** What a jurisdiction calls its lights: the words of every file that leaves it. */
export const lightWords = async (context: Context, code: string): Promise<LightWords> =>
  lightWordsOf(await lightSettings(context, code))

const isUsual = (light: LightSetting): boolean =>
  DEFAULT_LIGHTS.some(usual => JSON.stringify(sorted(usual)) === JSON.stringify(sorted(light)))

const sorted = ({ level, deadline, progress, colour }: LightSetting) => [level, deadline, progress, colour]

/** The same with the colours written out. */
export async function lightStyles(context: Context, code: string): Promise<LightStyle[]> {
  const lights = await lightSettings(context, code)
  return lights.map(light => {
    const palette = LIGHT_PALETTE[light.level]
    const { light: bright, dark } = palette[light.colour] ?? (Object.values(palette)[0] as LightColour)
    return { ...light, usual: isUsual(light), light: bright, dark }
  })
}

/** Every colour there is to choose from, with what was measured. */
export const lightColours = (): LightColourChoice[] =>
  LIGHT_LEVELS.flatMap(level =>
    Object.entries(LIGHT_PALETTE[level]).map(([colour, choice]) => ({
      ...{ level, colour, ...choice },
      ...contrastsOf(choice),
    })),
  )
