import { type SchedulePolicy, usualSchedulePolicy } from '@curator/console-contract/schedule-policy'
import { expect, test } from 'vitest'
import { nextKey, toPolicy, toPolicyDraft } from './policy-draft.ts'

const full: SchedulePolicy = {
  ...usualSchedulePolicy,
  leastMinutes: null,
  leastMinutesOfRoles: [{ role: 'Artisan', leastMinutes: 60 }],
  leastMinutesOfCollections: [{ collectionId: 'c-1', leastMinutes: 5 }],
  workerTags: ['', 'GPU', 'Night'],
  downtimes: [
    { name: 'Patches', from: '2026-12-01T20:00:00.000Z', to: '2026-12-01T22:00:00.000Z' },
  ],
}

test.each([usualSchedulePolicy, full])('a policy goes into the form and comes back', (policy) => {
  expect(toPolicy(toPolicyDraft(policy))).toEqual(policy)
})

test('empty lines, spaces and doubles of worker tags are left out', () => {
  const draft = { ...toPolicyDraft(full), tagLines: ' GPU \n\nGPU\nDay', isNoTagAllowed: false }
  expect(toPolicy(draft).workerTags).toEqual(['GPU', 'Day'])
})

test('lines get keys that none has', () => {
  expect([nextKey([]), nextKey([{ key: 4 }, { key: 1 }])]).toEqual([0, 5])
})
