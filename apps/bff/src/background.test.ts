import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../testing/start-console.ts'
import { createStillDirectories, type StillDirectories } from '../testing/still-directories.ts'
import { cleanUp, refreshDirectories, startBackground } from './background.ts'
import { createOffboardingTaskStore } from './store/offboarding-task.store.ts'

let running: TestConsole
let directories: StillDirectories
beforeAll(async () => {
  directories = createStillDirectories()
  running = await startConsole({ createDirectories: () => directories })
})
afterAll(() => running.close())

test('directories that were never read are read, and one that fails does not hold up the others', async () => {
  const id = await running.connect()
  await running.db.updateTable('connection').set({ name: 'B' }).execute()
  const other = await running.connect()
  directories.refreshed.length = 0
  const { get } = directories
  Object.assign(directories, {
    get: async (wanted: typeof id) => {
      if (wanted === id) throw new Error('worker broke')
      return get(wanted)
    },
  })
  await refreshDirectories(running.deps, 15)
  Object.assign(directories, { get })
  expect(directories.refreshed).toEqual([other])
})

test('cleaning up ends old sessions and retires drafts nobody confirmed, and leaves the rest', async () => {
  const insertPlan = async (state: string, expiresAt: string) => {
    const id = randomUUID()
    await sql`insert into plan select ${id}, c.id, a.id, 'onboarding', 't', null, ${state}, 'd', 1, 1, '{}', '{}', 'none',
      now(), '{}', now(), ${expiresAt}::timestamptz from account a, connection c limit 1`.execute(
      running.db,
    )
    return id
  }
  const [old, fresh, confirmed] = [
    await insertPlan('draft', '2020-01-01'),
    await insertPlan('draft', '2999-01-01'),
    await insertPlan('confirmed', '2020-01-01'),
  ]
  await running.cookieOf('viewer')
  await running.db
    .updateTable('session')
    .set({ last_seen_at: new Date('2020-01-01') })
    .execute()
  await running.cookieOf('viewer')
  await cleanUp(running.deps)
  const plans = await running.db.selectFrom('plan').select(['id', 'state']).execute()
  expect(new Map(plans.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [old, 'expired'],
      [fresh, 'draft'],
      [confirmed, 'confirmed'],
    ]),
  )
  expect(await running.db.selectFrom('session').select('id_hash').execute()).toHaveLength(1)
})

test('cleaning up removes sheets with their files after the days they are kept, and keeps their plans', async () => {
  const insertSheet = async (age: string) => {
    const id = randomUUID()
    await sql`insert into sheet select ${id}, c.id, a.id, 'onboarding', 'people.csv', ''::bytea, '{}', '[]', '[]',
      'matched', '[]', now() - ${age}::interval from account a, connection c limit 1`.execute(
      running.db,
    )
    return id
  }
  const [old, fresh] = [await insertSheet('91 days'), await insertSheet('89 days')]
  await running.db.updateTable('plan').set({ sheet_id: old }).execute()
  const plans = () => running.db.selectFrom('plan').select('sheet_id').execute()
  const before = await plans()
  await cleanUp(running.deps)
  const kept = await running.db.selectFrom('sheet').select('id').execute()
  expect(kept.map(({ id }) => id)).toEqual([fresh])
  expect(await plans()).toEqual(before.map(() => ({ sheet_id: null })))
})

test('cleaning up removes tasks of offboardings whose plan never came about, after a day', async () => {
  const tasks = createOffboardingTaskStore(running.db)
  const addTask = async (ageHours: number) => {
    const setId = randomUUID()
    const task = {
      key: 'user-1 delete',
      leaver: { userId: 'user-1', email: 'ada@example.test', name: 'Ada' },
      kind: 'account' as const,
      sentence: 'Delete the account of Ada.',
      afterSeq: 1,
      dueAt: null,
    }
    await tasks.add(setId, [task], new Date(Date.now() - ageHours * 3_600_000))
    return setId
  }
  await addTask(25)
  const [fresh, planned] = [await addTask(23), await addTask(25)]
  await sql`insert into plan select ${randomUUID()}, c.id, a.id, 'offboarding', 't', null, 'draft', 'd', 1, 1, '{}', '{}',
    'none', now(), ${JSON.stringify({ taskSetId: planned })}, now(), '2999-01-01' from account a, connection c limit 1`.execute(
    running.db,
  )
  await cleanUp(running.deps)
  const { rows } = await sql<{
    setId: string
  }>`select set_id as "setId" from offboarding_task`.execute(running.db)
  expect(rows.map(({ setId }) => setId).toSorted()).toEqual([fresh, planned].toSorted())
})

test('timed work starts twice on one database, runs, and stops without waiting', async () => {
  const settings = { directoryRefreshMinutes: 15 }
  const both = [
    await startBackground(running.deps, settings),
    await startBackground(running.deps, settings),
  ]
  const { rows } = await sql<{
    name: string
  }>`select name from timed.schedule order by name`.execute(running.db)
  expect(rows.map(({ name }) => name)).toEqual([
    'advance-reviews',
    'clean-up',
    'deliver-notifications',
    'refresh-directories',
  ])
  for (const background of both) await background.stop(1000)
})
