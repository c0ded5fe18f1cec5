import { useLayoutEffect } from 'react'
import { overrideWords } from '../../i18n/index.ts'
import { applyLightColours, type LightStyle } from '../../ui/light-style.ts'

/** A light with the words of the jurisdiction. */
interface NamedLight extends LightStyle {
  deadline: string
  progress: string
}

/** Lights are called and coloured as the jurisdiction has set them, on every page at once. */
export function useLights(lights: readonly NamedLight[]): void {
  useLayoutEffect(() => {
    applyLightColours(lights)
    const words = lights.flatMap(({ level, deadline, progress }) => [
      [`common:light.deadline.${level}`, deadline],
      [`common:light.progress.${level}`, progress],
    ])
    overrideWords(Object.fromEntries(words))
    return () => {
      applyLightColours([])
      overrideWords({})
    }
  }, [lights])
}
