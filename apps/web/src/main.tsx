import './lib/zod-settings.ts'
import './ui/tokens.css'
import './ui/print.css'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/providers.tsx'
import { startTheme } from './app/theme.ts'

startTheme()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(<Providers />)
