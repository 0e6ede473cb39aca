import type { EventKind } from '@curator/console-contract/notifications'
import {
  CircleCheck,
  CirclePause,
  CircleStop,
  CircleX,
  ClipboardCheck,
  Hand,
  type LucideIcon,
  ThumbsDown,
  ThumbsUp,
} from 'lucide-react'
import type { Tone } from '../../ui/status-tones.ts'

/** Icon and hue of each kind of event. */
export const eventLooks: Record<EventKind, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  run_done: { icon: CircleCheck, tone: 'good' },
  run_cancelled: { icon: CircleX, tone: 'neutral' },
  run_halted: { icon: CircleStop, tone: 'bad' },
  run_paused: { icon: CirclePause, tone: 'warning' },
  approval_wanted: { icon: Hand, tone: 'info' },
  plan_approved: { icon: ThumbsUp, tone: 'good' },
  review_due: { icon: ClipboardCheck, tone: 'info' },
  plan_rejected: { icon: ThumbsDown, tone: 'bad' },
}
