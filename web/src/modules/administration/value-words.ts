import type { T } from '../../i18n/index.ts'
import { fields, values } from '../../i18n/zh-CN/admin-record.ts'

type FieldKey = keyof typeof fields
type ValueKey = keyof typeof values

const has = <Key extends string>(table: Record<Key, string>, key: string): key is Key =>
  // `Object.hasOwn` is newer than the browsers of many offices.
  Object.keys(table).includes(key)

/** `角色 · 第 2 项 · 名称` of a path; a key nobody has named stays as it was recorded. */
export const pathWords = (t: T, path: readonly string[]): string =>
  path
    .map(part => {
      if (/^\d+$/.test(part)) return t('admin:record.item', { no: part })
      return has<FieldKey>(fields, part) ? t(`admin:field.${part}`) : part
    })
    .join(' · ')

/** A recorded value as a person reads it. */
export function valueWords(t: T, text: string): string {
  if (text === '') return t('admin:record.empty')
  return has<ValueKey>(values, text) ? t(`admin:value.${text}`) : text
}
