import { LIGHT_SHAPES, type LightName } from '../divisions/index.ts'

/** A light in words of the county, with its shape: paper may be black and white. */
export const lightFace = (words: Readonly<Record<LightName, string>>, level: LightName): string =>
  `${LIGHT_SHAPES[level]}${words[level]}`
