export { SourceText } from './source/source-text.tsx'
export type { Range, Tint, TintKind } from './source/tint.ts'
