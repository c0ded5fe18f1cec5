/** Every address of the app once. Patterns are for the router, builders for links; links inside the frame go through `useScope().href`. */
export const patterns = {
  cockpit: '/',
  login: '/login',
  tasks: '/tasks',
  task: '/tasks/:id',
  plans: '/plans',
  plan: '/plans/:id',
  decompose: '/plans/:id/decompose',
  indicators: '/indicators',
  milestones: '/milestones',
  password: '/me/password',
  gallery: '/dev/ui',
} as const

const at = (base: string, id: string) => `${base}/${encodeURIComponent(id)}`

export const paths = {
  cockpit: () => patterns.cockpit,
  /** `next` is where to go after signing in; only addresses of this app are honoured. */
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  tasks: () => patterns.tasks,
  task: (id: string) => at('/tasks', id),
  plans: () => patterns.plans,
  plan: (id: string) => at('/plans', id),
  decompose: (id: string) => `${at('/plans', id)}/decompose`,
  indicators: () => patterns.indicators,
  milestones: () => patterns.milestones,
  password: () => patterns.password,
  gallery: () => patterns.gallery,
}

/** A `next` from the address bar, made safe: a path of this app, never another host. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : paths.cockpit()
}
