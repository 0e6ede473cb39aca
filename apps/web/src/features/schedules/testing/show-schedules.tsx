import { listConnections } from '@curator/console-contract/connections'
import { listSavedViews, type SavedView } from '@curator/console-contract/saved-views'
import { getScheduleFindings } from '@curator/console-contract/schedule-findings'
import { createSchedulePlan } from '@curator/console-contract/schedule-plans'
import { previewRule } from '@curator/console-contract/schedule-rules'
import {
  getSchedule,
  listScheduleChoices,
  listSchedules,
  type ServerSchedule,
} from '@curator/console-contract/schedules'
import { getSession } from '@curator/console-contract/session'
import { listUserChoices, listUsers } from '@curator/console-contract/users'
import { configure } from '@testing-library/react'
import type { ReactNode } from 'react'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession, aUser } from '../../../testing/samples.ts'
import { aSchedule } from '../../../testing/schedule-builders.ts'
import { stubApi } from '../../../testing/setup.ts'

// A simulated browser draws a grid slowly, and slower on a busy machine.
configure({ asyncUtilTimeout: 8_000 })

export const planId = '0198c0de-0000-7000-8000-00000000000a'
const takenAt = '2026-11-28T12:00:00Z'

/** So many schedules, `Schedule 0` and on. */
export function manySchedules(count: number): ServerSchedule[] {
  return Array.from({ length: count }, (_, index) =>
    aSchedule({ id: `schedule-${index}`, name: `Schedule ${index}` }),
  )
}

/** The list as the stub answers it. */
export function listOf(
  schedules: readonly ServerSchedule[],
  cannot: { action: string; why: string }[] = [],
) {
  return stubApi().reply(listSchedules, ({ query: { page, pageSize, search = '' } }) => {
    const found = schedules.filter(({ name }) => name.includes(search))
    return {
      items: found.slice((page - 1) * pageSize, page * pageSize),
      total: found.length,
      page,
      pageSize,
      takenAt,
      scheduleCount: schedules.length,
      cannot,
    }
  })
}

/** Shows a page of schedules over a stub that knows them, one person, one credential, and makes plans. */
export function showSchedules(
  page: ReactNode,
  {
    pattern,
    url,
    role = 'administrator',
    schedules = manySchedules(3),
    views = [],
  }: {
    readonly pattern: string
    readonly url: string
    readonly role?: Parameters<typeof aSession>[0]
    readonly schedules?: readonly ServerSchedule[]
    readonly views?: readonly SavedView[]
  },
) {
  listOf(schedules)
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listSavedViews, { items: [...views] })
    .reply(listScheduleChoices, {
      owners: [{ value: 'user-1', label: 'Ada Lovelace', count: 3 }],
      workerTags: [{ value: 'GPU', label: 'GPU', count: 1 }],
      priorities: [{ value: 'Default', label: 'Default', count: 3 }],
      timeZones: [{ value: 'Europe/Berlin', label: 'Europe/Berlin', count: 3 }],
      frequencies: [{ value: 'Daily', label: 'Daily', count: 3 }],
      credentials: [],
    })
    .reply(listUserChoices, {
      timeZones: [],
      workerTags: [],
      credentials: [{ value: 'credential-1', label: 'svc-finance', count: 1 }],
    })
    .reply(listUsers, ({ query: { page: asked, pageSize } }) => ({
      items: [aUser()],
      total: 1,
      page: asked,
      pageSize,
      takenAt,
    }))
    .reply(
      getSchedule,
      ({ params }) => schedules.find(({ id }) => id === params.scheduleId) ?? aSchedule(),
    )
    .reply(getScheduleFindings, { found: [], unjudged: [] })
    .reply(previewRule, ({ body }) => ({
      words: `${body.rule.type} in ${body.timeZone || 'UTC'}`,
      runs: [{ at: '2026-11-30T05:00:00Z', local: '2026-11-30T06:00', clock: 'plain' as const }],
      notes: [],
    }))
    .reply(createSchedulePlan, { planId })
  return renderPage(page, { pattern, url })
}

/** What the last plan was asked for with. */
export const lastPlan = () => stubApi().requests(createSchedulePlan).at(-1)?.body
