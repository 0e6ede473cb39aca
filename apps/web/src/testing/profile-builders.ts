import { type JobProfile, jobProfile } from '@curator/console-contract/job-profiles'

/** A profile that gives a role, a permission and a group. */
export function aProfile(given: Partial<Record<keyof JobProfile, unknown>> = {}): JobProfile {
  return jobProfile.parse({
    id: '0198c0de-0000-7000-8000-0000000000a1',
    connectionId: 'dev',
    name: 'Viewer in Finance',
    description: 'Reads reports',
    values: { role: 'Viewer', canScheduleJobs: false },
    groups: ['Finance'],
    authorName: 'Grace Hopper',
    updatedAt: '2026-11-22T12:00:00Z',
    ...given,
  })
}
