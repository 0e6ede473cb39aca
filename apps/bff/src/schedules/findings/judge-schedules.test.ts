import { usualSchedulePolicy } from '@curator/console-contract/schedule-policy'
import { describe, expect, test } from 'vitest'
import {
  ada,
  away,
  dailyRule,
  inMs,
  known,
  takenAt,
  unknown,
  wellSchedule,
} from '../../../testing/schedule-evidence.ts'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { fromStarts } from '../load/to-run-table.ts'
import { dayMs, minuteMs } from '../rules/local-time.ts'
import type { RunSchedule } from '../run-table.ts'
import { judgeSchedules } from './judge-schedules.ts'
import type { ServerEvidence } from './server-evidence.ts'

const fromMs = inMs(takenAt)
const toMs = fromMs + 35 * dayMs

function serverOf(
  schedules: readonly DirectorySchedule[],
  parts: Partial<ServerEvidence> = {},
): ServerEvidence {
  return {
    takenAtMs: fromMs,
    schedules,
    owners: new Map([['ada', { ...ada, groupIds: ['analysts'] }]]),
    workflowNames: new Map([['sales-workflow', 'Sales']]),
    newestVersions: away,
    credentials: [{ id: 'svc', userName: 'corp\\svc', userIds: [], userGroupIds: ['analysts'] }],
    collections: [],
    connectionUses: away,
    histories: away,
    rules: new Map(schedules.map(({ id }) => [id, unknown])),
    runs: away,
    slots: new Map(),
    policy: usualSchedulePolicy,
    ...parts,
  }
}

const scheduleOf = (id: string, parts: Partial<DirectorySchedule> = {}): DirectorySchedule => ({
  ...wellSchedule,
  id,
  name: `Schedule ${id}`,
  ...parts,
})

function toRun({ id, name, priority, timeZone, workerTag, workflowId }: DirectorySchedule) {
  const told = { isFailing: false, durationSource: 'unknown' } satisfies Partial<RunSchedule>
  return { id, name, priority, timeZone, workerTag, workflowId, ...told }
}

/** Each day at one minute after the directory was read. */
const daily = (minute: number) =>
  Array.from({ length: 35 }, (_, day) => fromMs + day * dayMs + minute * minuteMs)

const aheadOf = (schedules: readonly DirectorySchedule[], starts: readonly number[][]) => ({
  table: fromStarts(schedules.map(toRun), starts),
  fromMs,
  toMs,
  isComplete: true,
})

const find = (server: ServerEvidence, id: string) =>
  judgeSchedules(server)
    .byId.get(id)
    ?.found.map(({ finding }) => finding)

describe('schedules of a Server are judged together', () => {
  test('what is shared with a group of the owner is shared with the owner', () => {
    const one = scheduleOf('1', { credentialId: 'svc' })
    expect(find(serverOf([one]), '1')).toEqual([])
    const owners = new Map([['ada', { ...ada, groupIds: [] }]])
    expect(find(serverOf([one], { owners }), '1')).toEqual(['credential'])
    expect(find(serverOf([one], { credentials: [] }), '1')).toEqual(['credential'])
  })

  test('an owner, a workflow that are not on the Server', () => {
    const gone = { ownerId: 'nobody', workflowId: 'deleted' }
    expect(find(serverOf([scheduleOf('1', gone)]), '1')).toEqual(['owner_gone', 'failing'])
  })

  test('twins are two that are on, run the same workflow and start at the same times', () => {
    const schedules = [
      scheduleOf('1'),
      scheduleOf('2'),
      scheduleOf('off', { isEnabled: false }),
      scheduleOf('later'),
    ]
    const starts = [daily(5), daily(5), daily(5), daily(6)]
    const judged = judgeSchedules(serverOf(schedules, { runs: aheadOf(schedules, starts) }))
    expect([...(judged.foundIds.get('duplicate') ?? [])]).toEqual(['1', '2'])
    expect(judged.byId.get('1')?.found[0]?.reason).toBe(
      '“Schedule 2” runs the same workflow at the same times.',
    )
  })

  test('twins by rule where runs are not known', () => {
    const schedules = [scheduleOf('1'), scheduleOf('2')]
    const rules = new Map(schedules.map(({ id }) => [id, known(dailyRule)]))
    expect(find(serverOf(schedules, { rules }), '2')).toEqual(['duplicate'])
    const [one] = [...judgeSchedules(serverOf(schedules)).byId.values()]
    expect(one?.unjudged).toContainEqual({ finding: 'duplicate', why: away.why })
  })

  test('a crowd is one of its worker tag', () => {
    const many = Array.from({ length: 5 }, (_, at) =>
      scheduleOf(`f${at}`, { workflowId: `w${at}` }),
    )
    const schedules = [...many, scheduleOf('alone', { workerTag: 'night' })]
    const workflowNames = new Map([
      ...many.map(({ workflowId }) => [workflowId ?? '', 'One of many'] as const),
      ['sales-workflow', 'Sales'] as const,
    ])
    const runs = aheadOf(
      schedules,
      schedules.map(() => daily(0)),
    )
    const slots = new Map([
      ['finance', 4],
      ['night', 4],
    ])
    const judged = judgeSchedules(serverOf(schedules, { workflowNames, runs, slots }))
    expect(judged.foundIds.get('crowd')).toEqual(new Set(many.map(({ id }) => id)))
    expect(judged.whys.get('over_capacity')?.size).toBe(1)
  })

  test('counts why something could not be judged', () => {
    const judged = judgeSchedules(serverOf([scheduleOf('1'), scheduleOf('2')]))
    expect(judged.whys.get('connection_share')).toEqual(new Map([[away.why, 2]]))
  })
})

test('5,000 schedules with a month of runs in well under a second', () => {
  const schedules = Array.from({ length: 5_000 }, (_, at) =>
    scheduleOf(String(at), { workflowId: `w${at % 2_000}`, workerTag: ['', 'gpu'][at % 2] ?? '' }),
  )
  const starts = schedules.map((_, at) => daily((at * 7) % 1_440))
  const workflowNames = new Map(schedules.map(({ workflowId }) => [workflowId ?? '', 'W']))
  const rules = new Map(schedules.map(({ id }) => [id, known(dailyRule)]))
  const server = serverOf(schedules, { workflowNames, rules, runs: aheadOf(schedules, starts) })
  const before = process.cpuUsage()
  expect(judgeSchedules(server).byId.size).toBe(5_000)
  const { system, user } = process.cpuUsage(before)
  // Time of this process alone, so that others on the machine don’t count: some 200 ms where it is quiet.
  expect((system + user) / 1_000).toBeLessThan(900)
})
