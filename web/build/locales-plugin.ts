import type { Plugin } from 'vite'

const STRINGS = /[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/
const SPOKEN = ['zh-CN', 'en-US']

/** react-aria ships its own words in thirty languages; the app speaks two. */
export function onlyOurLocales(): Plugin {
  return {
    name: 'duban:locales',
    enforce: 'pre',
    load(id) {
      const locale = id.includes('react-') ? STRINGS.exec(id)?.[1] : undefined
      return locale && !SPOKEN.includes(locale) ? 'export default {}' : null
    },
  }
}
