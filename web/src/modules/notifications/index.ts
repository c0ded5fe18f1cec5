/** What the frame takes from this module. */
export { Bell } from './bell.tsx'
export { useLiveScreen } from './use-live-screen.ts'
