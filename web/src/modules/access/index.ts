export { type Session, SessionDocument, SessionProvider, useSession } from './session.tsx'
