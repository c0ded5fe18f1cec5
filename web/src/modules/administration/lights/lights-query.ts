import type { AdminLightsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const AdminLightsDocument = graphql(`
  query AdminLights($place: ID!) {
    adminLights(place: $place) {
      lights {
        level
        deadline
        progress
        colour
      }
      colours {
        level
        colour
        name
        text
        shape
        light {
          ink
          fill
          tint
        }
        dark {
          ink
          fill
          tint
        }
      }
    }
  }
`)

export const SetLightsDocument = graphql(`
  mutation SetLights($place: ID!, $lights: [LightInput!]!) {
    setLights(place: $place, lights: $lights) {
      lights {
        level
        deadline
        progress
        colour
      }
    }
  }
`)

export type AdminLights = AdminLightsQuery['adminLights']
export type LightDraft = Pick<AdminLights['lights'][number], 'level' | 'deadline' | 'progress' | 'colour'>
export type ColourChoice = AdminLights['colours'][number]

/** What holds where nothing is set. */
export const USUAL: readonly LightDraft[] = [
  { level: 'GOOD', deadline: '正常', progress: '达标', colour: 'green' },
  { level: 'NEAR', deadline: '临期', progress: '略慢', colour: 'amber' },
  { level: 'BEHIND', deadline: '逾期', progress: '落后', colour: 'red' },
  { level: 'NO_DATA', deadline: '无时限', progress: '无数据', colour: 'grey' },
]
