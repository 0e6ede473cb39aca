import type { ChangeDanger, PlanState, Verdict } from '@curator/console-contract/plans'
import type { Outcome, RunState } from '@curator/console-contract/runs'
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CirclePlay,
  CircleX,
  Clock,
  Equal,
  Eye,
  type LucideIcon,
  Minus,
  PencilLine,
  PlugZap,
  SkipForward,
  Split,
  Trash2,
  TriangleAlert,
  UserPlus,
} from 'lucide-react'
import type { Tone } from '../../ui/status-tones.ts'

/** Hue and icon of every state of the slice; the word comes from `plans-text.ts`. */
type Look = { readonly tone: Tone; readonly icon: LucideIcon }

export const verdictLooks: Record<Verdict, Look> = {
  conflict: { tone: 'bad', icon: Split },
  invalid: { tone: 'bad', icon: CircleX },
  update: { tone: 'warning', icon: PencilLine },
  create: { tone: 'good', icon: UserPlus },
  skip: { tone: 'neutral', icon: SkipForward },
  unchanged: { tone: 'neutral', icon: Equal },
}

export const outcomeLooks: Record<Outcome, Look> = {
  needs_review: { tone: 'warning', icon: Eye },
  failed: { tone: 'bad', icon: CircleX },
  refused: { tone: 'bad', icon: Ban },
  skipped: { tone: 'warning', icon: SkipForward },
  cancelled: { tone: 'neutral', icon: CircleDashed },
  already_applied: { tone: 'info', icon: Equal },
  applied: { tone: 'good', icon: CircleCheck },
}

export const openLook: Look = { tone: 'neutral', icon: Clock }
export const noneLook: Look = { tone: 'neutral', icon: Minus }

export const runStateLooks: Record<RunState, Look> = {
  queued: { tone: 'neutral', icon: Clock },
  running: { tone: 'info', icon: CirclePlay },
  pausing: { tone: 'warning', icon: CirclePause },
  paused: { tone: 'warning', icon: CirclePause },
  cancelling: { tone: 'warning', icon: CircleX },
  cancelled: { tone: 'neutral', icon: CircleX },
  halted: { tone: 'bad', icon: PlugZap },
  done: { tone: 'good', icon: CircleCheck },
}

export const dangerLooks: Record<ChangeDanger, Look> = {
  destructive: { tone: 'bad', icon: TriangleAlert },
  caution: { tone: 'warning', icon: CircleAlert },
  none: { tone: 'neutral', icon: Minus },
}

export const planStateLooks: Record<PlanState, Look> = {
  draft: { tone: 'neutral', icon: PencilLine },
  confirmed: { tone: 'info', icon: CirclePlay },
  running: { tone: 'info', icon: CirclePlay },
  done: { tone: 'good', icon: CircleCheck },
  expired: { tone: 'warning', icon: TriangleAlert },
  discarded: { tone: 'neutral', icon: Trash2 },
  stale: { tone: 'warning', icon: CircleAlert },
}
