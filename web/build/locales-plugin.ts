import type { Plugin } from 'vite'

const STRINGS = /[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/
const SPOKEN = ['zh-CN', 'en-US']

/** Makes calendars by name, and brings all thirteen along: Hebrew, Ethiopic, Umm al-Qura … */
const CALENDARS = /[\\/]@internationalized[\\/]date[\\/].*[\\/]createCalendar\.mjs$/
const ONE_CALENDAR = `import { GregorianCalendar } from './calendars/GregorianCalendar.mjs'
export const createCalendar = () => new GregorianCalendar()`

/** react-aria ships its own words in thirty languages and the calendars of the world; the app speaks two and has one. */
export function onlyOurLocales(): Plugin {
  return {
    name: 'duban:locales',
    enforce: 'pre',
    load(id) {
      if (CALENDARS.test(id)) return ONE_CALENDAR
      const locale = id.includes('react-') ? STRINGS.exec(id)?.[1] : undefined
      return locale && !SPOKEN.includes(locale) ? 'export default {}' : null
    },
  }
}
