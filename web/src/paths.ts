/** Every address of the app once. Patterns are for the router, builders for links; links inside the frame go through `useScope().href`. */
export const patterns = {
  cockpit: '/',
  login: '/login',
  desk: '/desk',
  office: '/office',
  tasks: '/tasks',
  task: '/tasks/:id',
  notices: '/notices',
  noticesPrint: '/notices/print',
  notice: '/notices/:id',
  noticePrint: '/notices/:id/print',
  problems: '/problems',
  problem: '/problems/:id',
  instructions: '/instructions',
  instruction: '/instructions/:id',
  plans: '/plans',
  plan: '/plans/:id',
  decompose: '/plans/:id/decompose',
  amendment: '/plans/:id/amendment',
  indicators: '/indicators',
  milestones: '/milestones',
  messages: '/messages',
  messageSettings: '/me/messages',
  admin: '/admin',
  adminAudit: '/admin/audit',
  adminCalendar: '/admin/calendar',
  adminRules: '/admin/rules',
  webhooks: '/admin/webhooks',
  password: '/me/password',
  gallery: '/dev/ui',
} as const

const at = (base: string, id: string) => `${base}/${encodeURIComponent(id)}`

export const paths = {
  cockpit: () => patterns.cockpit,
  /** `next` is where to go after signing in; only addresses of this app are honoured. */
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  desk: () => patterns.desk,
  office: () => patterns.office,
  tasks: () => patterns.tasks,
  task: (id: string) => at('/tasks', id),
  notices: () => patterns.notices,
  notice: (id: string) => at('/notices', id),
  noticePrint: (id: string) => `${at('/notices', id)}/print`,
  /** Several, one after the other: `?ids=`. */
  noticesPrint: () => patterns.noticesPrint,
  problems: () => patterns.problems,
  problem: (id: string) => at('/problems', id),
  instructions: () => patterns.instructions,
  instruction: (id: string) => at('/instructions', id),
  plans: () => patterns.plans,
  plan: (id: string) => at('/plans', id),
  decompose: (id: string) => `${at('/plans', id)}/decompose`,
  amendment: (id: string) => `${at('/plans', id)}/amendment`,
  indicators: () => patterns.indicators,
  milestones: () => patterns.milestones,
  messages: () => patterns.messages,
  messageSettings: () => patterns.messageSettings,
  admin: () => patterns.admin,
  adminAudit: () => patterns.adminAudit,
  adminCalendar: () => patterns.adminCalendar,
  adminRules: () => patterns.adminRules,
  webhooks: () => patterns.webhooks,
  password: () => patterns.password,
  gallery: () => patterns.gallery,
}

/** A `next` from the address bar, made safe: a path of this app, never another host. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : paths.cockpit()
}
