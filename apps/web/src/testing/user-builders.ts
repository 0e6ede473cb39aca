import {
  type UserDetails,
  type UserEvent,
  userDetails,
  userEvent,
} from '@curator/console-contract/user-details'
import { planUuid, runUuid } from './plan-builders.ts'
import { aUser } from './samples.ts'

const analysts = { id: 'group-1', name: 'Analysts' }

/** Ada, whose role comes from a group, with one thing of each kind. */
export function someDetails(given: Partial<Record<keyof UserDetails, unknown>> = {}): UserDetails {
  return userDetails.parse({
    user: aUser({ role: 'Evaluated', language: 'en-us', groups: [analysts] }),
    effectiveRole: {
      role: 'Artisan',
      rule: 'highest_group',
      sentence: 'The highest role of the groups counts: Artisan, from Analysts.',
      groups: [{ ...analysts, role: 'Artisan', decides: true }],
      note: null,
    },
    defaultCredentialName: null,
    collections: {
      items: [
        { id: 'c1', name: 'Finance', isOwner: true, paths: [{ kind: 'direct' }] },
        {
          id: 'c2',
          name: 'Weekly numbers',
          isOwner: false,
          paths: [{ kind: 'group', groupId: 'group-1', groupName: 'Analysts' }],
        },
      ],
      why: null,
    },
    credentials: {
      items: [{ id: 'k1', name: 'corp\\svc-sales', paths: [{ kind: 'direct' }] }],
      why: null,
    },
    dataConnections: { items: [], why: 'The Server did not answer.' },
    workflows: {
      items: [{ id: 'w1', name: 'Load orders', createdAt: '2025-03-01T09:00:00Z' }],
      why: null,
    },
    schedules: {
      items: [
        {
          id: 's1',
          name: 'Every morning',
          workflowName: 'Load orders',
          isEnabled: true,
          nextRunAt: '2026-11-23T06:00:00Z',
          frequency: 'Daily',
          timeZone: 'Europe/London',
        },
        {
          id: 's2',
          name: 'Old habit',
          workflowName: null,
          isEnabled: false,
          nextRunAt: null,
          frequency: 'Weekly',
          timeZone: '',
        },
      ],
      why: null,
    },
    groupsBeforeDeactivation: [],
    takenAt: '2026-11-22T12:00:00Z',
    ...given,
  })
}

/** A change of the time zone by this console. */
export function anEvent(given: Partial<Record<keyof UserEvent, unknown>> = {}): UserEvent {
  return userEvent.parse({
    at: '2026-11-20T10:00:00Z',
    source: 'console',
    actor: 'Grace Hopper',
    sentence: 'Update Ada Lovelace.',
    fields: [
      { field: 'timeZone', label: 'Time zone', before: 'Europe/Paris', after: 'Europe/London' },
    ],
    console: { kind: 'update-user', outcome: 'applied', planId: planUuid, runId: runUuid },
    ...given,
  })
}
