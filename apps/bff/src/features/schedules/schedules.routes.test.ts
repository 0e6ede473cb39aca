import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import {
  exportSchedules,
  getSchedule,
  listScheduleChoices,
  listSchedules,
  type ServerSchedule,
} from '@curator/console-contract/schedules'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ isWorker: false, sandbox: { world: 'busy-server' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

type Query = Omit<Parameters<typeof listAll>[0], 'connectionId'>
const listAll = (query: Record<string, unknown>) =>
  running.call(listSchedules, { query: { connectionId, pageSize: 200, ...query } as never })
const world = () => [...running.sandbox.world.schedules.values()]

const stateOf = (user: { isActive: boolean; role: string } | undefined) => {
  if (!user?.isActive) return user ? 'inactive' : 'missing'
  return user.role === 'NoAccess' ? 'no_access' : 'active'
}

/** Ids of a filtered list against what the world says. */
async function expectSame(
  query: Query,
  holds: (schedule: ReturnType<typeof world>[number]) => boolean,
) {
  const wanted = world().filter(holds)
  expect(wanted.length).toBeGreaterThan(0)
  const { items, total } = await listAll(query)
  expect(total).toBe(wanted.length)
  const ids = new Set(wanted.map(({ id }) => id))
  expect(items.every(({ id }) => ids.has(id))).toBe(true)
}

describe('the list', () => {
  test('has every schedule with the names behind its ids', async () => {
    const { items, scheduleCount, takenAt, total } = await listAll({})
    expect(total).toBe(world().length)
    expect(scheduleCount).toBe(total)
    expect(takenAt).toMatch(/Z$/)
    for (const item of items) {
      const schedule = running.sandbox.world.schedules.get(item.id)
      const owner = running.sandbox.world.users.get(schedule?.ownerId ?? '')
      expect(item.owner.email).toBe(owner?.email)
      expect(item.owner.state).toBe(stateOf(owner))
      expect(item).toMatchObject({
        name: schedule?.name,
        isEnabled: schedule?.enabled,
        timeZone: schedule?.timeZone,
      })
      // Nothing was written or confirmed: what the Server forecasts may be enough for a guess.
      if (item.rule.rule) expect(item.rule.origin).toBe('inferred')
      else expect(item.rule).toMatchObject({ origin: 'unknown', words: item.frequency })
      expect(item.workflow?.id ?? null).toBe(schedule?.workflowId)
    }
  })

  test('is narrowed by each filter', async () => {
    const [first] = world()
    await expectSame({ isEnabled: 'no' }, ({ enabled }) => !enabled)
    await expectSame({ ownerId: first?.ownerId }, ({ ownerId }) => ownerId === first?.ownerId)
    await expectSame({ timeZone: [''] }, ({ timeZone }) => timeZone === '')
    await expectSame({ priority: ['High', 'Low'] }, ({ priority }) => /High|Low/.test(priority))
    await expectSame({ workerTag: 'night' }, ({ workerTag }) => workerTag === 'night')
    await expectSame({ frequency: 'Weekly' }, ({ rule }) => rule.type === 'Weekly')
    await expectSame({ credentialId: '' }, ({ credentialId }) => credentialId === '')
    await expectSame({ state: 'no_workflow' }, ({ workflowId }) => workflowId === null)
    await expectSame({ state: 'ended' }, ({ enabled, nextRunMs }) => enabled && nextRunMs === null)
    await expectSame({ state: 'failing' }, ({ lastError }) => (lastError ?? '') !== '')
    await expectSame(
      { search: 'AGREED finance' },
      ({ comment }) => comment === 'Agreed with Finance',
    )
    await expectSame(
      { ownerState: ['inactive', 'missing'] },
      ({ ownerId }) => running.sandbox.world.users.get(ownerId)?.isActive !== true,
    )
  })

  test('by the next run: from an instant on and before another', async () => {
    const { items } = await listAll({ sort: 'nextRunAt' })
    const from = items[3]?.nextRunAt as string
    const to = items[40]?.nextRunAt as string
    const fromMs = Date.parse(from)
    await expectSame(
      { nextFrom: from, nextTo: to },
      ({ nextRunMs }) => nextRunMs !== null && nextRunMs >= fromMs && nextRunMs < Date.parse(to),
    )
  })

  test('is sorted by every column, both ways, and what has no value comes last', async () => {
    for (const sort of [
      'name',
      'owner',
      'workflow',
      'nextRunAt',
      'lastRunAt',
      'workerTag',
    ] as const) {
      const valueIn = (item: ServerSchedule) => {
        const value = item[sort]
        const text = value !== null && typeof value === 'object' ? value.name : value
        return text === '' || text === null ? null : String(text).toLowerCase()
      }
      for (const direction of ['', '-']) {
        const values = (await listAll({ sort: `${direction}${sort}` })).items.map(valueIn)
        const known = values.filter((value) => value !== null)
        expect(values.slice(known.length).every((value) => value === null)).toBe(true)
        const sorted = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        expect(known).toEqual(direction === '' ? sorted : sorted.reverse())
      }
    }
  })

  test('is paged', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => listAll({ page, pageSize: 10, sort: 'name' })),
    )
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id))
    expect(new Set(ids).size).toBe(30)
    const all = (await listAll({ sort: 'name' })).items.map(({ id }) => id)
    expect(ids).toEqual(all.slice(0, 30))
  })

  test('names the place of bad input', async () => {
    const reply = await running.fetchAs(await running.cookieOf('viewer'))(
      `${running.url}/api/schedules?connectionId=${connectionId}&sort=size&state=odd&nextFrom=soon&colour=red`,
    )
    expect(reply.status).toBe(400)
    const { fields } = (await reply.json()) as Problem
    expect(fields?.map(({ path }) => path).sort()).toEqual([
      'query.colour',
      'query.nextFrom',
      'query.sort',
      'query.state',
    ])
  })
})

test('values to filter by are counted, the most frequent first', async () => {
  const choices = await running.call(listScheduleChoices, { query: { connectionId } })
  const count = (holds: (schedule: ReturnType<typeof world>[number]) => boolean) =>
    world().filter(holds).length
  expect(choices.timeZones.find(({ value }) => value === '')).toMatchObject({
    label: 'No zone (UTC)',
    count: count(({ timeZone }) => timeZone === ''),
  })
  expect(choices.workerTags.find(({ value }) => value === 'gpu')?.count).toBe(
    count(({ workerTag }) => workerTag === 'gpu'),
  )
  const counts = choices.owners.map((choice) => choice.count)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  expect(choices.owners[0]?.label).toContain('@')
})

test('one schedule is read by its id; an unknown one is not found', async () => {
  const [schedule] = world()
  const read = (scheduleId: string) =>
    running.call(getSchedule, {
      params: { scheduleId: scheduleId as ScheduleId },
      query: { connectionId },
    })
  expect(await read(schedule?.id ?? '')).toMatchObject({ id: schedule?.id, name: schedule?.name })
  await expect(read('nothing')).rejects.toMatchObject({ problem: { code: 'not_found' } })
})

test('all that match are exported with the chosen columns, safe against formulas', async () => {
  const [schedule] = world()
  running.sandbox.world.schedules.update(schedule?.id ?? '', { name: '=HYPERLINK("x")' })
  await waitForDirectory(running, connectionId)
  const query = { connectionId, column: ['name', 'rule', 'id'] as const, search: 'hyperlink' }
  const file = await running.call(exportSchedules, { query: query as never })
  const [header, line, ...rest] = new TextDecoder().decode(file.bytes).trim().split('\r\n')
  expect(header?.replace('\ufeff', '')).toBe('Name,Rule,Id')
  expect(line?.startsWith(`"'=HYPERLINK(""x"")",`)).toBe(true)
  expect(rest).toEqual([])
  const all = await running.call(exportSchedules, { query: { connectionId, column: [] } as never })
  expect(new TextDecoder().decode(all.bytes).trim().split('\r\n')).toHaveLength(world().length + 1)
})

test('a release without PATCH says what can’t be done, and why', async () => {
  const old = await startConsole({ isWorker: false, sandbox: { release: '2024.1' } })
  onTestFinished(() => old.close())
  const id = await old.connect()
  await waitForDirectory(old, id)
  const { cannot } = await old.call(listSchedules, { query: { connectionId: id } as never })
  expect(cannot.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['set', 'zone', 'rule', 'shift', 'hold']),
  )
  expect(cannot[0]?.why).toContain('2024.2')
})

test('before the first reading is done, and where the Server lists no schedules, it says so', async () => {
  const fresh = await startConsole({ isWorker: false })
  onTestFinished(() => fresh.close())
  fresh.sandbox.faults.add({ operation: 'Schedules_GetSchedules', status: 400 })
  const id = await fresh.connect()
  await waitForDirectory(fresh, id)
  await expect(
    fresh.call(listSchedules, { query: { connectionId: id } as never }),
  ).rejects.toMatchObject({ problem: { code: 'content_not_available', status: 409 } })
})
