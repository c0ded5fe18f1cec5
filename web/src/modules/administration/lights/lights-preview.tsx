import type { CSSProperties } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Light, type LightLevel } from '../../../ui/index.ts'
import type { ColourChoice, LightDraft } from './lights-query.ts'

interface LightsPreviewProps {
  lights: readonly LightDraft[]
  colours: readonly ColourChoice[]
}

const TOKENS: Readonly<Record<string, string>> = {
  GOOD: 'good',
  NEAR: 'near',
  BEHIND: 'behind',
  NO_DATA: 'none',
}

function tokensOf(lights: readonly LightDraft[], colours: readonly ColourChoice[], theme: 'light' | 'dark') {
  const style: Record<string, string> = {}
  for (const { level, colour } of lights) {
    const choice = colours.find(one => one.level === level && one.colour === colour)
    const token = TOKENS[level]
    if (!choice || !token) continue
    style[`--${token}`] = choice[theme].ink
    style[`--${token}-fill`] = choice[theme].fill
    style[`--${token}-tint`] = choice[theme].tint
  }
  return style as CSSProperties
}

/** The lights as they will look on a light and on a dark page. */
export function LightsPreview({ lights, colours }: LightsPreviewProps) {
  const { t } = useWords()
  return (
    <div className="lights-preview">
      {(['light', 'dark'] as const).map(theme => (
        <section key={theme} data-theme={theme} style={tokensOf(lights, colours, theme)}>
          <h3>{t(`admin:lights.on.${theme}`)}</h3>
          {(['deadline', 'progress'] as const).map(kind => (
            <p key={kind} className="row wrap">
              {lights.map(light => (
                <Light key={light.level} level={light.level as LightLevel} kind={kind}>
                  {light[kind]}
                </Light>
              ))}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
