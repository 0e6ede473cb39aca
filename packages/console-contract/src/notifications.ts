import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { environment } from './connections.ts'
import { campaignId, connectionId, planId, runId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery } from './paging.ts'
import { runCounts } from './runs.ts'

/** What people are told of. `run_paused`: by the run's stop rule; a pause that a person asked for is no event. */
export const eventKinds = [
  'run_done',
  'run_cancelled',
  'run_halted',
  'run_paused',
  'approval_wanted',
  'plan_approved',
  'plan_rejected',
  'review_due',
] as const
export const eventKind = z.enum(eventKinds)
export type EventKind = z.output<typeof eventKind>

/** Something that happened to a plan or its run, or a review that waits for answers, as people and channels are told of it. */
export const consoleEvent = z.object({
  id: z.uuid(),
  kind: eventKind,
  happenedAt: instant,
  /** What happened, in one sentence. */
  sentence: z.string(),
  /** Title of the plan, or name of the review. */
  title: z.string(),
  connection: z.object({ id: connectionId, name: z.string(), environment }),
  /** Null for events about a review, which then has an id here. */
  planId: planId.nullable(),
  campaignId: campaignId.nullable(),
  /** Null for events of a plan that has not been started. */
  runId: runId.nullable(),
  /** Changes of the run, as they stood then; null for events of a plan. */
  counts: runCounts.nullable(),
  /** Who started the run, asked for approval or decided; who made the review. */
  actorName: z.string(),
})
export type ConsoleEvent = z.output<typeof consoleEvent>

export const notification = consoleEvent.extend({ isRead: z.boolean() })
export type Notification = z.output<typeof notification>

/** Those of the person who asks, newest first. */
export const listNotifications = endpoint({
  method: 'GET',
  path: '/notifications',
  status: 200,
  query: pageQuery.extend({ show: z.enum(['all', 'unread']).default('all') }),
  response: pageOf(notification).extend({ unreadCount: z.int().nonnegative() }),
  summary: 'Lists notifications.',
})

/** These, or all that happened up to an instant. Answers how many are still unread. */
export const markNotificationsRead = endpoint({
  method: 'POST',
  path: '/notifications/reads',
  status: 200,
  body: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
    z.strictObject({ upTo: instant }),
  ]),
  response: z.object({ unreadCount: z.int().nonnegative() }),
  summary: 'Marks notifications as read.',
})
