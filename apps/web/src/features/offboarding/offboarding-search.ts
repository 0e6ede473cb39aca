import { userId } from '@curator/console-contract/ids'
import { z } from 'zod'

export const offboardingTabs = ['leavers', 'movers', 'tasks'] as const
export type OffboardingTab = (typeof offboardingTabs)[number]

/** What the address holds: the tab, whom to take to the page, whom to compare, and which tasks are shown. */
export const offboardingSearch = z.object({
  tab: z.enum(offboardingTabs).default('leavers'),
  /** Ids between commas, at most 50; taken over into the list once. */
  users: z.string().max(8_000).optional(),
  person: userId.optional(),
  model: userId.optional(),
  state: z.enum(['open', 'done', 'all']).default('open'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
})
export type OffboardingSearch = z.output<typeof offboardingSearch>
