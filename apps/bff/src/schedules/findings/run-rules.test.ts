import { describe, expect, test } from 'vitest'
import {
  away,
  evidenceOf,
  inMs,
  judge,
  runsAt,
  unknown,
} from '../../../testing/schedule-evidence.ts'

describe('failing', () => {
  const well = { failuresInARow: 0, lastMessage: '', isCompletedFailure: false, isMixed: false }
  test.each([
    [
      { history: { ...well, failuresInARow: 3, lastMessage: 'Disk\nfull' } },
      'pause: The last 3 runs failed. The last: “Disk full”',
    ],
    [
      { history: { ...well, isCompletedFailure: true, isMixed: true } },
      'pause: Its last run completed, yet with a result that means failure. Runs by hand and of other schedules of the workflow are counted, too.',
    ],
    [{ history: { ...well, failuresInARow: 2 } }, null],
    [{ workflow: null }, 'delete: Its workflow is gone: no run of it can succeed.'],
    [{ history: away }, 'why: It could not be read.'],
  ])('%o: %s', (parts, said) => {
    expect(judge('failing', evidenceOf(parts))).toBe(said)
  })

  test('without a history the schedule’s own last error counts', () => {
    const lastError = 'Disk full'
    expect(judge('failing', evidenceOf({ history: away }, { lastError }))).toBe(
      'pause: Its last run ended with an error: “Disk full”',
    )
  })
})

const eachHalfHour = runsAt(['2026-02-03T05:00:00Z', '2026-02-03T05:30:00Z'])

describe('overlaps_itself', () => {
  test.each([
    [
      { rule: unknown, runs: eachHalfHour, duration: { seconds: 2_400, source: 'estimated' } },
      'retime: A run begins each 30 minutes at the closest and takes 40 minutes (the Server’s estimate): runs overlap.',
    ],
    [{ rule: unknown, runs: eachHalfHour }, null],
    [{ duration: away }, 'why: It could not be read.'],
    [{ rule: unknown, runs: away }, null],
  ] as const)('%o: %s', (parts, said) => {
    expect(judge('overlaps_itself', evidenceOf(parts))).toBe(said)
  })

  test('nobody can tell how often a rule runs that is not known', () => {
    const evidence = evidenceOf({ rule: unknown, runs: away }, { frequency: 'Cron' })
    expect(judge('overlaps_itself', evidence)).toBe('why: It could not be read.')
  })
})

test.each([
  [
    { load: { firstWait: { atMs: inMs('2026-02-03T05:00:00Z'), waiting: 7 }, uncountedRuns: 0 } },
    'retime: When it starts at 2026-02-03 06:00 (Europe/Berlin), all 4 slots of “finance” are taken and up to 7 runs wait.',
  ],
  [{}, null],
  [
    { load: { firstWait: null, uncountedRuns: 9 } },
    'why: Nobody knows how long some runs of the same worker tag take.',
  ],
  [{ slots: away }, 'why: It could not be read.'],
  [{ load: away }, 'why: It could not be read.'],
])('over_capacity %o: %s', (parts, said) => {
  expect(judge('over_capacity', evidenceOf(parts))).toBe(said)
})

describe('crowd', () => {
  const crowdOf = (starts: number, isComplete = true) => ({
    crowd: { atMs: inMs('2026-02-03T05:00:00Z'), starts, isComplete },
  })
  test.each([
    [
      crowdOf(5),
      'retime: 5 runs of its worker tag start in the same minute, 2026-02-03 06:00 (Europe/Berlin): more than 4 slots.',
    ],
    [crowdOf(4), null],
    [
      { ...crowdOf(11), slots: away },
      'retime: 11 runs of its worker tag start in the same minute, 2026-02-03 06:00 (Europe/Berlin): more than 10 that the policy allows.',
    ],
    [{ ...crowdOf(10), slots: away }, null],
    [
      crowdOf(2, false),
      'why: Only the next run of each schedule is known: more may start together later.',
    ],
    [{ crowd: away }, 'why: It could not be read.'],
    [{ crowd: null }, null],
  ])('%o: %s', (parts, said) => {
    expect(judge('crowd', evidenceOf(parts))).toBe(said)
  })
})

test.each([
  [{ twins: ['Sales, copy'] }, 'delete: “Sales, copy” runs the same workflow at the same times.'],
  [
    { twins: ['A', 'B', 'C', 'D', 'E'] },
    'delete: “A”, “B”, “C” and 2 more run the same workflow at the same times.',
  ],
  [{}, null],
  [{ twins: away }, 'why: It could not be read.'],
])('duplicate %o: %s', (parts, said) => {
  expect(judge('duplicate', evidenceOf(parts))).toBe(said)
})

test.each([
  [
    { workflow: { name: 'Sales', newestVersionId: 'version-3' } },
    'dont_know: It runs an older version of “Sales” than the one that was published last.',
  ],
  [{}, null],
  [{ workflow: null }, null],
  [{ workflow: { name: 'Sales', newestVersionId: away } }, 'why: It could not be read.'],
  [{ workflow: away }, 'why: It could not be read.'],
])('old_version %o: %s', (parts, said) => {
  expect(judge('old_version', evidenceOf(parts))).toBe(said)
})
