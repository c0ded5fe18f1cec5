/** What the frame takes from this module. */
export { FirstHint } from './first-hint.tsx'
export { ShortcutKeys } from './shortcut-keys.tsx'
