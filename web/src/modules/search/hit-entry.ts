import type { T } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import type { Session } from '../access/index.ts'
import { type Entry, entryOf, type Target } from './palette-entry.ts'
import type { Group, Hit } from './search-query.ts'

type Can = Session['viewer']['can']

/** Where a unit leads: to its tasks, or for those who see none to its systems. */
const unitTarget = (id: string, can: Can): Target | null =>
  can.readTasks
    ? { path: paths.tasks(), params: { unit: id } }
    : can.readSystems
      ? { path: paths.systems(), params: { unit: id } }
      : null

/** Where a hit leads; null where the viewer has nothing to open. */
function targetOf({ kind, id, organizationId }: Hit, can: Can): Target | null {
  switch (kind) {
    case 'TASK':
      return { path: paths.task(id) }
    case 'ORGANIZATION':
      return unitTarget(id, can)
    case 'DIVISION':
      return can.readCockpit ? { path: paths.place(id) } : { path: paths.indicators(), params: { place: id } }
    case 'INDICATOR':
      return { path: paths.indicator(id) }
    case 'NOTICE':
      return { path: paths.notice(id) }
    case 'COMPLAINT':
      return { path: paths.complaint(id) }
    case 'HOT_ISSUE':
      return { path: paths.hotIssue(id) }
    case 'SYSTEM':
      return { path: paths.system(id) }
    case 'PLAN':
      return { path: paths.plan(id) }
    case 'PERSON':
      return organizationId === null ? null : unitTarget(organizationId, can)
  }
}

/** Whose lights say 达标 rather than 正常. */
const PROGRESS = new Set(['HOT_ISSUE', 'INDICATOR'])

const detailOf = (t: T, { kind, number, owner, on, roles }: Hit): string => {
  const date = on && t(kind === 'HOT_ISSUE' ? 'search:lastOn' : 'search:dueOn', { day: on.slice(5) })
  const role = roles.map(one => t(`access:role.${one}`)).join('、')
  return [number, owner, role, date].filter(Boolean).join(' · ')
}

/** A hit as a line; lights are those of today, so another day goes without. */
export function hitEntry(t: T, hit: Hit, can: Can, isToday: boolean): Entry {
  const { kind, id, title, marks, light, done } = hit
  const growing = kind === 'HOT_ISSUE' && light === 'NEAR' ? t('search:growing') : null
  return entryOf({
    ...{ id: `${kind} ${id}`, title, marks, detail: detailOf(t, hit), to: targetOf(hit, can), keep: true },
    // 无时限 tells nothing that is looked for.
    light: isToday && !done && light !== 'NO_DATA' && (kind !== 'HOT_ISSUE' || growing) ? light : null,
    lightKind: PROGRESS.has(kind) ? 'progress' : 'deadline',
    state: done ? t(`search:done.${kind}`) : growing,
  })
}

/** Lists that find the same words; the others know only what the palette shows. */
const LISTS: Partial<Record<Group['kind'], string>> = {
  TASK: paths.tasks(),
  NOTICE: paths.notices(),
  COMPLAINT: paths.complaintList(),
  SYSTEM: paths.systems(),
}

/** `在任务台账中查看全部`: where there is more, and the list understands the words (it knows no pinyin). */
export function allEntry(t: T, { kind, more }: Group, text: string): Entry | null {
  const path = LISTS[kind]
  if (!path || !more || /[a-z]/i.test(text)) return null
  return entryOf({
    ...{ id: `all ${kind}`, title: t('search:all', { kind: t(`search:kind.${kind}`) }) },
    to: { path, params: { words: text, state: kind === 'TASK' || kind === 'NOTICE' ? 'ALL' : null } },
  })
}
