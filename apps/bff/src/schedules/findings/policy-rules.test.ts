import { type SchedulePolicy, usualSchedulePolicy } from '@curator/console-contract/schedule-policy'
import { describe, expect, test } from 'vitest'
import {
  away,
  evidenceOf,
  judge,
  known,
  runsAt,
  unknown,
} from '../../../testing/schedule-evidence.ts'

const policyOf = (parts: Partial<SchedulePolicy>) => ({
  policy: { ...usualSchedulePolicy, ...parts },
})

describe('too_often', () => {
  const span = { startTime: '2026-01-01T06:00', endTime: null }
  const each10 = known({ type: 'Hourly', hours: 0, minutes: 10, ...span })
  const said = (whose: string, least: string) =>
    `retime: It runs each 10 minutes at the closest; ${whose} leaves ${least} between two runs.`
  const ofCollection = policyOf({
    leastMinutesOfCollections: [{ collectionId: 'c', leastMinutes: 20 }],
    leastMinutesOfRoles: [{ role: 'Artisan', leastMinutes: 5 }],
  })
  const ofRole = policyOf({ leastMinutesOfRoles: [{ role: 'Artisan', leastMinutes: 5 }] })
  test.each([
    [{ rule: each10 }, said('the policy', '15 minutes')],
    [
      { rule: each10, ...ofCollection },
      said('the policy for the collection “Monthly figures”', '20 minutes'),
    ],
    [{ rule: each10, ...ofRole }, null],
    [{ rule: each10, ...policyOf({ leastMinutes: null }) }, null],
    [{}, null],
    [{ rule: each10, ...ofCollection, collections: away }, 'why: It could not be read.'],
  ])('%#: %s', (parts, expected) => {
    expect(judge('too_often', evidenceOf(parts))).toBe(expected)
  })

  test('nobody can tell of a rule that is not known and runs that were not seen', () => {
    const runs = runsAt(['2026-02-03T05:00:00Z'], false)
    expect(judge('too_often', evidenceOf({ rule: unknown, runs }, { frequency: 'Cron' }))).toBe(
      'why: Only its next run is known, and its rule is not.',
    )
  })
})

test.each([
  [
    {},
    { priority: 'Critical' },
    'change_priority: Its priority is Critical; the policy allows Default, Low, Medium or High.',
  ],
  [policyOf({ priorities: [] }), { priority: 'Critical' }, null],
  [{}, {}, null],
  [
    policyOf({ workerTags: ['', 'night'] }),
    {},
    'change_worker_tag: Its worker tag is “finance”; the policy allows no tag or “night”.',
  ],
  [policyOf({ workerTags: ['finance'] }), {}, null],
])('outside_policy %#: %s', (parts, schedule, said) => {
  expect(judge('outside_policy', evidenceOf(parts, schedule))).toBe(said)
})

describe('downtime', () => {
  const patches = policyOf({
    downtimes: [
      { name: 'Long ago', from: '2025-02-04T04:00:00Z', to: '2025-02-04T06:00:00Z' },
      { name: 'Patches', from: '2026-02-04T05:05:00Z', to: '2026-02-04T06:00:00Z' },
    ],
  })
  const far = policyOf({
    downtimes: [{ name: 'Summer', from: '2026-07-01T00:00:00Z', to: '2026-07-02T00:00:00Z' }],
  })
  const found = 'retime: Its run of 2026-02-04 06:00 (Europe/Berlin) falls into “Patches”.'
  test.each([
    [patches, found],
    [{ ...patches, rule: unknown }, found],
    // It takes ten minutes: without that, nobody knows that it still runs when the window begins.
    [{ ...patches, duration: away }, null],
    [{}, null],
    [far, 'retime: Its run of 2026-07-01 06:00 (Europe/Berlin) falls into “Summer”.'],
    [
      { ...far, rule: unknown },
      'why: Its runs are not known as far ahead as the downtimes of the policy.',
    ],
    [{ ...patches, rule: unknown, runs: away }, 'why: It could not be read.'],
  ])('%#: %s', (parts, said) => {
    expect(judge('downtime', evidenceOf(parts))).toBe(said)
  })
})
