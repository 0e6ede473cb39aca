import type { Campaign } from '@curator/console-contract/schedule-review'
import { ChevronRight } from 'lucide-react'
import { InstantText } from '../../../ui/instant-text.tsx'
import { recurrenceTexts, reviewText, silenceTexts, stageTexts } from './review-text.ts'
import { ScopeWords } from './scope-words.tsx'

/** How a review goes: its stages, what silence means, how often it comes, reminders, and which schedules are in it. */
export function ReviewSettings({ campaign }: { readonly campaign: Campaign }) {
  return (
    <>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        {campaign.stages.map(({ endsAt, kind }, at) => (
          <li key={kind} className="flex items-center gap-1">
            {at > 0 && <ChevronRight aria-hidden className="size-3.5 text-muted" />}
            <span className={kind === campaign.currentStage ? 'font-semibold' : 'text-muted'}>
              {stageTexts[kind].text}
              {kind === campaign.currentStage && ' (now)'}, until <InstantText instant={endsAt} />
            </span>
          </li>
        ))}
      </ol>
      <p className="text-sm text-muted">
        {reviewText.silence}: {silenceTexts[campaign.silence]}
      </p>
      <p className="text-sm text-muted">
        {reviewText.recurrence}: {recurrenceTexts[campaign.recurrence]}
        {campaign.reminderDays.length > 0 &&
          ` · ${reviewText.reminders}: ${campaign.reminderDays.join(', ')}`}
      </p>
      <p className="text-sm text-muted">
        Scope: <ScopeWords connectionId={campaign.connectionId} filters={campaign.filters} />
      </p>
    </>
  )
}
