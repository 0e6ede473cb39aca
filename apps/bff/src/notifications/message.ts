import type { ConsoleEvent } from '@curator/console-contract/notifications'

/** What leaves the console of an event: title, counts, who and a link; nothing of the rows, no text of a Server. */
export interface Message extends Omit<ConsoleEvent, 'sentence'> {
  readonly sentence: string
  /** Where to look; null when the console was not told its public address. */
  readonly link: string | null
  readonly isTest: boolean
}

/** The page of the run, of the plan, or of the review. */
export function toLink(
  publicUrl: string | undefined,
  {
    campaignId,
    connection,
    planId,
    runId,
  }: Pick<ConsoleEvent, 'campaignId' | 'connection' | 'planId' | 'runId'>,
): string | null {
  if (publicUrl === undefined) return null
  const base = publicUrl.replace(/\/+$/, '')
  if (campaignId !== null) return `${base}/c/${connection.id}/schedule-review/${campaignId}`
  return runId === null ? `${base}/plans/${planId}` : `${base}/runs/${runId}`
}

/** What the link says. */
export function toLinkWords({
  campaignId,
  runId,
}: Pick<ConsoleEvent, 'campaignId' | 'runId'>): string {
  if (campaignId !== null) return 'Open the review'
  return runId === null ? 'Open the plan' : 'Open the run'
}

/** Where it happened; the environment as a word. */
export const toPlace = ({ connection }: Pick<ConsoleEvent, 'connection'>): string =>
  `${connection.name} (${connection.environment})`

/** A message that shows what later ones look like. */
export function toTestMessage(
  sender: string,
  ids: { readonly event: string; readonly plan: string },
  now: Date,
  publicUrl: string | undefined,
): Message {
  return {
    id: ids.event,
    kind: 'run_done',
    happenedAt: now.toISOString(),
    sentence: `This is a test message of Curator Console, sent by ${sender}. Nothing has happened.`,
    title: 'Test message',
    connection: { id: 'test', name: 'No connection', environment: 'test' } as Message['connection'],
    planId: ids.plan as Message['planId'],
    campaignId: null,
    runId: null,
    counts: null,
    actorName: sender,
    link:
      publicUrl === undefined ? null : `${publicUrl.replace(/\/+$/, '')}/settings/notifications`,
    isTest: true,
  }
}
