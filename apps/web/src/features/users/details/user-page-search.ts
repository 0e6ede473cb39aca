import { userEventSource } from '@curator/console-contract/user-details'
import { z } from 'zod'

export const userTabs = ['profile', 'access', 'owns', 'history'] as const
export type UserTab = (typeof userTabs)[number]

/** What the address of a user's page holds: the tab, whether the profile is edited, and which part of the history. */
export const userPageSearch = z.object({
  tab: z.enum(userTabs).default('profile'),
  edit: z.literal('yes').optional(),
  source: userEventSource.optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
})
export type UserPageSearch = z.output<typeof userPageSearch>
