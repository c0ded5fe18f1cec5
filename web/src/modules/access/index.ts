export { useAdminPages } from './admin-pages.ts'
export { type Session, SessionDocument, SessionProvider, useSession } from './session.tsx'
