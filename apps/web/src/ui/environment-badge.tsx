import { FlaskConical, type LucideIcon, ShieldAlert, Wrench } from 'lucide-react'
import { StatusBadge } from './status-badge.tsx'
import type { Tone } from './status-tones.ts'

const looks = {
  development: { tone: 'good', icon: Wrench, text: 'Development' },
  test: { tone: 'info', icon: FlaskConical, text: 'Test' },
  production: { tone: 'bad', icon: ShieldAlert, text: 'Production' },
} as const satisfies Record<string, { tone: Tone; icon: LucideIcon; text: string }>

/** Where something stands, as a word, an icon and a colour. */
export function EnvironmentBadge({ environment }: { readonly environment: keyof typeof looks }) {
  const look = looks[environment]
  return (
    <StatusBadge tone={look.tone} icon={look.icon}>
      {look.text}
    </StatusBadge>
  )
}
