import type { CampaignValues } from '@curator/console-contract/schedule-review'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { findDueReminder } from '../../schedules/review/due-reminder.ts'
import type { ReviewCampaignStore } from '../../store/review-campaign.store.ts'
import type { ReviewStepStore } from '../../store/review-steps.store.ts'
import type { CampaignsService } from './campaigns.service.ts'

interface RemindersDeps {
  readonly campaigns: Pick<CampaignsService, 'find' | 'start'>
  readonly stored: Pick<ReviewCampaignStore, 'listDue' | 'listOpen'>
  readonly steps: Pick<ReviewStepStore, 'remind'>
  readonly clock: Clock
}

/** What happens to reviews because time passes. Each step happens once, however often and in however many processes it is tried. */
export class RemindersService {
  readonly #deps: RemindersDeps

  constructor(deps: RemindersDeps) {
    this.#deps = deps
  }

  /** Starts drafts whose date has come, closes what has come to its end, and reminds those who have not answered. */
  async advance(): Promise<void> {
    const { campaigns, clock, steps, stored } = this.#deps
    for (const id of await stored.listDue(clock.now())) await campaigns.start(id).catch(keepDraft)
    for (const id of await stored.listOpen()) {
      const { startedAt, state, values } = await campaigns.find(id)
      const now = clock.now()
      const due = startedAt && findDueReminder({ state, startedAt, ...pick(values) }, now.getTime())
      if (due) await steps.remind({ campaignId: id, ...due }, now)
    }
  }
}

const pick = ({ reminderDays, stages }: CampaignValues) => ({ reminderDays, stages })

/** What can't be started stays a draft that says its date: nothing matches, a stage would be over, or the directory is not read yet. */
function keepDraft(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}
