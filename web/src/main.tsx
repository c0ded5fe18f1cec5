import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startI18n } from './i18n/index.ts'
import { startAppearance } from './ui/appearance.ts'
import './ui/index.css'

startAppearance()
void startI18n().then(() => {
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
})
