import type { outcomes } from '@curator/console-contract/runs'
import type { UserEvent } from '@curator/console-contract/user-details'
import { MonitorCog, Server } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../../paths.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { Tone } from '../../../ui/status-tones.ts'
import { ValueChange } from '../../../ui/value-change.tsx'
import { sourceTexts } from './user-page-text.ts'

type Outcome = (typeof outcomes)[number]
const outcomeLooks: Record<Outcome, { readonly tone: Tone; readonly text: string }> = {
  applied: { tone: 'good', text: 'Applied' },
  already_applied: { tone: 'good', text: 'Was so already' },
  refused: { tone: 'bad', text: 'Refused' },
  failed: { tone: 'bad', text: 'Failed' },
  skipped: { tone: 'neutral', text: 'Skipped' },
  cancelled: { tone: 'neutral', text: 'Cancelled' },
  needs_review: { tone: 'warning', text: 'Needs review' },
}

/** One thing that happened: when, from which source, by whom, what, and the fields. */
export function EventItem({ event }: { readonly event: UserEvent }) {
  const { at, source, actor, sentence, fields } = event
  const Icon = source === 'console' ? MonitorCog : Server
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <InstantText instant={at} />
        <span className="inline-flex items-center gap-1">
          <Icon aria-hidden className="size-3.5 shrink-0" />
          {sourceTexts[source]}
        </span>
        <span>{actor === null ? 'Nobody is named' : `by ${actor}`}</span>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium wrap-anywhere">{sentence}</span>
        {event.console && (
          <>
            <OutcomeOf outcome={event.console.outcome} />
            <Link
              to={paths.run(event.console.runId)}
              className="rounded-sm text-accent-ink hover:underline"
            >
              Open the run
            </Link>
            <Link
              to={paths.plan(event.console.planId)}
              className="rounded-sm text-accent-ink hover:underline"
            >
              Open the plan
            </Link>
          </>
        )}
      </div>
      {fields.length > 0 && (
        <ul className="flex flex-col gap-0.5">
          {fields.map(({ field, ...change }) => (
            <li key={field} className="wrap-anywhere">
              <ValueChange {...change} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function OutcomeOf({ outcome }: { readonly outcome: Outcome | null }) {
  if (outcome === null) return <StatusBadge tone="info">Not done yet</StatusBadge>
  const { tone, text } = outcomeLooks[outcome]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
