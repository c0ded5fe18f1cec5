/** Colours of a light on one ground, as #rrggbb. */
interface Shades {
  ink: string
  fill: string
  tint: string
}

/** A light as the jurisdiction has set it. */
export interface LightStyle {
  level: string
  usual: boolean
  light: Shades
  dark: Shades
}

const TOKENS: Readonly<Record<string, string>> = {
  GOOD: 'good',
  NEAR: 'near',
  BEHIND: 'behind',
  NO_DATA: 'none',
}

const HEX = /^#[0-9a-f]{6}$/i

function declarations(lights: readonly LightStyle[], theme: 'light' | 'dark'): string {
  return lights
    .flatMap(({ level, [theme]: { ink, fill, tint } }) => {
      const token = TOKENS[level]
      const safe = [ink, fill, tint].every(colour => HEX.test(colour))
      return token && safe ? [`--${token}:${ink};--${token}-fill:${fill};--${token}-tint:${tint}`] : []
    })
    .join(';')
}

/** The rules that bring colours of lights into the tokens: in light, on paper and in the dark. */
export const lightRules = (lights: readonly LightStyle[]): string =>
  lights.every(({ usual }) => usual)
    ? ''
    : `:root,[data-theme="light"]{${declarations(lights, 'light')}}` +
      `@media screen{[data-theme="dark"]{${declarations(lights, 'dark')}}}`

const ID = 'light-colours'

/** Puts the colours of the lights in force for the whole page; none = the usual ones. */
export function applyLightColours(lights: readonly LightStyle[]): void {
  const known = document.getElementById(ID)
  const rules = lightRules(lights)
  if (rules === '') {
    known?.remove()
    return
  }
  const style = known ?? document.head.appendChild(document.createElement('style'))
  style.id = ID
  style.textContent = rules
}
