import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Info,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'

/** The four status hues and plain grey. Each stands with an icon and a word, never as colour alone. */
export type Tone = 'good' | 'info' | 'warning' | 'bad' | 'neutral'

export const toneClasses: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  info: 'bg-info-soft text-info',
  warning: 'bg-warning-soft text-warning',
  bad: 'bg-bad-soft text-bad',
  neutral: 'bg-sunken text-text',
}

export const toneIcons: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  info: Info,
  warning: TriangleAlert,
  bad: CircleAlert,
  neutral: CircleDashed,
}
