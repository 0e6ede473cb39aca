import { scheduleFilters } from '@curator/console-contract/schedules'
import { expect, test } from 'vitest'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { joinSchedules } from './joined-schedule.ts'
import { filterSchedules } from './schedule-filter.ts'
import { sortSchedules } from './schedule-sort.ts'

const none = scheduleFilters.omit({ connectionId: true }).parse({})
const makeSchedule = (at: number, more: Partial<DirectorySchedule> = {}): DirectorySchedule => ({
  id: `s${at}`,
  name: `Schedule ${at % 7_919}`,
  comment: at % 5 === 0 ? 'Agreed with Finance' : '',
  ownerId: `u${at % 900}`,
  workflowId: `w${at % 4_000}`,
  isEnabled: at % 8 !== 0,
  credentialId: '',
  nextRunAt:
    at % 9 === 0 ? null : new Date(1.8e12 + ((at * 7_919) % 10_000) * 60_000).toISOString(),
  lastRunAt: null,
  lastError: '',
  frequency: 'Daily',
  timeZone: '',
  priority: 'Default',
  workerTag: '',
  state: '',
  startAt: null,
  endAt: null,
  createdAt: null,
  lastModifiedAt: null,
  runCount: 0,
  versionId: null,
  ...more,
})
const sources = {
  workflowNames: new Map([['w1', 'Sales']]),
  credentialNames: new Map(),
  users: new Map(),
  groupRoles: new Map(),
}

test('findings narrow to what they name; one that was not looked for names nothing', () => {
  const joined = joinSchedules([makeSchedule(1), makeSchedule(2), makeSchedule(3)], sources)
  const ids = (finding: ('failing' | 'crowd')[], found: Map<'failing' | 'crowd', Set<string>>) =>
    filterSchedules(joined, { ...none, finding }, found).map(({ schedule }) => schedule.id)
  const found = new Map([
    ['failing' as const, new Set(['s1'])],
    ['crowd' as const, new Set(['s3'])],
  ])
  expect(ids(['failing'], found)).toEqual(['s1'])
  expect(ids(['failing', 'crowd'], found)).toEqual(['s1', 's3'])
  expect(ids(['crowd'], new Map())).toEqual([])
})

test('what nobody knows keeps its id: a deleted owner, a workflow that is not listed', () => {
  const [one, two, gone] = joinSchedules(
    [makeSchedule(1), makeSchedule(2), makeSchedule(3, { workflowId: null })],
    sources,
  )
  expect(one).toMatchObject({ workflowName: 'Sales', owner: { name: 'u1', state: 'missing' } })
  expect(two?.workflowName).toBe('w2')
  expect(gone?.workflowName).toBeNull()
})

test('20,000 schedules are sorted once, and searched within a page’s time', () => {
  const joined = joinSchedules(
    Array.from({ length: 20_000 }, (_, at) => makeSchedule(at)),
    sources,
  )
  const leastMs = (work: () => unknown) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const startedMs = performance.now()
        work()
        return performance.now() - startedMs
      }),
    )
  const wanted = { ...none, search: 'finance', isEnabled: ['yes' as const] }
  expect(filterSchedules(joined, wanted, new Map()).length).toBeGreaterThan(1_000)
  expect(leastMs(() => filterSchedules(joined, wanted, new Map()))).toBeLessThan(50)
  // Alone it takes some 40 ms; the limit leaves room for machines that are shared.
  expect(leastMs(() => sortSchedules(joined, '-nextRunAt'))).toBeLessThan(300)
})
