import { type ServerSchedule, serverSchedule } from '@curator/console-contract/schedules'
import type { z } from 'zod'

/** Each work day at 06:00 in Berlin, on, without trouble; a test states only what matters to it. */
export function aSchedule(given: Partial<z.input<typeof serverSchedule>> = {}): ServerSchedule {
  return serverSchedule.parse({
    id: 'schedule-1',
    name: 'Daily sales',
    comment: '',
    workflow: { id: 'workflow-1', name: 'Sales' },
    owner: { id: 'user-1', name: 'Ada Lovelace', email: 'ada@example.test', state: 'active' },
    isEnabled: true,
    priority: 'Default',
    workerTag: '',
    credential: null,
    timeZone: 'Europe/Berlin',
    frequency: 'Daily',
    rule: {
      rule: {
        type: 'Daily',
        runOnlyWorkWeek: true,
        startTime: '2026-11-02T06:00:00',
        endTime: null,
      },
      origin: 'written',
      words: 'Each work day at 06:00',
    },
    startAt: '2026-11-02T05:00:00Z',
    endAt: null,
    nextRunAt: '2026-11-30T05:00:00Z',
    lastRunAt: '2026-11-27T05:00:00Z',
    lastError: '',
    state: 'Completed',
    runCount: 20,
    createdAt: '2026-11-01T09:00:00Z',
    ...given,
  })
}
