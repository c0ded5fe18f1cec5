import { paths } from '../paths.ts'

/** To the login page and back here afterwards. A full load, so that nothing read by the former user stays in memory. */
export function goToLogin(): void {
  if (location.pathname === paths.login()) return
  location.replace(paths.login(location.pathname + location.search))
}
