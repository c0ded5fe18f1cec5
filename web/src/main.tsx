import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { firstSession } from './app/first-session.ts'
import { loadFirstWords, startI18n } from './i18n/index.ts'
import { paths } from './paths.ts'
import { startAppearance } from './ui/appearance.ts'
import './ui/index.css'

startAppearance()
const words = startI18n()
// Behind the login, whatever the frame will wait for sets out with it.
if (location.pathname !== paths.login()) {
  void firstSession()
  loadFirstWords().catch(() => {})
}
void words.then(() => {
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
})
