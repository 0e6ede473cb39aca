import type {
  AccountId,
  CampaignId,
  ConnectionId,
  ReviewItemId,
} from '@curator/console-contract/ids'
import {
  type Answer,
  type Campaign,
  type CampaignValues,
  createCampaign,
  decideItems,
  listReviewItems,
  type ReviewItem,
  startCampaign,
} from '@curator/console-contract/schedule-review'
import { getSession } from '@curator/console-contract/session'
import type { Call } from '@curator/endpoint/client'
import { ProblemError } from '@curator/endpoint/problem'
import { systemClock } from '../src/core/clock.ts'
import { startConsole, type TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addAssets, addPerson } from './world-people.ts'

const dayMs = 24 * 3_600_000

/** A console with people who own schedules, a clock that can be put forward, and the words of reviews. */
export interface ReviewRig {
  readonly running: TestConsole
  readonly connectionId: ConnectionId
  /** Days from now on the console's clock. */
  dayAt(days: number): string
  putForward(days: number): void
  /** Somebody who owns as many schedules as there are names. Answers their ids. */
  addOwner(name: string, schedules: readonly string[]): Promise<readonly string[]>
  create(
    change: Partial<Omit<CampaignValues, 'filters'>> & { search: string },
    call?: Call,
  ): Promise<Campaign>
  start(change: Partial<Omit<CampaignValues, 'filters'>> & { search: string }): Promise<Campaign>
  items(id: CampaignId, query?: object, call?: Call): Promise<ReviewItem[]>
  decide(id: CampaignId, items: readonly ReviewItem[], answer: Answer, call?: Call): Promise<string>
}

export async function startReviewRig(
  settings: { readonly publicUrl?: string } = {},
): Promise<ReviewRig> {
  let offsetMs = 0
  const clock = { ...systemClock, now: () => new Date(systemClock.now().getTime() + offsetMs) }
  const long = { sessionIdleMs: 9_999 * dayMs, sessionMaxMs: 9_999 * dayMs }
  const running = await startConsole({ clock, settings: { ...long, ...settings } })
  const connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
  const ownId = await accountIdOf(running.call)
  const dayAt = (days: number) => new Date(clock.now().getTime() + days * dayMs).toISOString()
  const create: ReviewRig['create'] = ({ search, ...change }, call = running.call) =>
    call(createCampaign, {
      body: {
        connectionId,
        name: `Review of ${search}`,
        filters: { search } as never,
        stages: [
          { kind: 'owner', endsAt: dayAt(7) },
          { kind: 'curator', endsAt: dayAt(14) },
        ],
        fallbackAccountId: ownId,
        silence: 'keep',
        recurrence: 'never',
        reminderDays: [],
        startsAt: dayAt(0),
        ...change,
      },
    })
  return {
    running,
    connectionId,
    dayAt,
    putForward: (days) => {
      offsetMs += days * dayMs
    },
    addOwner: async (name, schedules) => {
      const { id } = addPerson(running.sandbox, name, { role: 'Artisan', canScheduleJobs: true })
      const made = schedules.map((each) => addAssets(running.sandbox, id, each).scheduleId)
      await waitForDirectory(running, connectionId)
      return made
    },
    create,
    start: async (change) => {
      const { id } = await create(change)
      return running.call(startCampaign, { params: { campaignId: id } })
    },
    items: async (id, query = {}, call = running.call) =>
      (await call(listReviewItems, { params: { campaignId: id }, query: query as never })).items,
    decide: (id, items, answer, call = running.call) =>
      codeOf(
        call(decideItems, {
          params: { campaignId: id },
          body: { itemIds: items.map((item) => item.id as ReviewItemId), answer },
        }),
      ),
  }
}

async function accountIdOf(call: Call): Promise<AccountId> {
  const session = await call(getSession, {})
  if (session.state !== 'signed_in') throw new Error('signed out')
  return session.account.id
}

/** The code of the problem; `none` when it went well. */
export const codeOf = (called: Promise<unknown>): Promise<string> =>
  called.then(
    () => 'none',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
