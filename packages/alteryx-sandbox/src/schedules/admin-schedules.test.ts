import { listAdminSchedules } from '@curator/alteryx-contract/server/v1/admin-schedules'
import { expect, test } from 'vitest'
import { ada, startSandbox } from '../../testing/start-sandbox.ts'
import { detachWorkflow } from './schedule-changes.ts'

test('a schedule is listed with its workflow, owner and next run as instants', async () => {
  const { invoke, user, sandbox } = await startSandbox()
  const [schedule] = [...sandbox.world.schedules.values()]
  const { json } = await invoke(listAdminSchedules, { query: {} })
  expect(json).toEqual([
    {
      id: schedule?.id,
      application: {
        id: schedule?.workflowId,
        revisionId: expect.any(String),
        name: 'Load GL',
        iconId: '',
        canExecute: true,
        amp: true,
      },
      owner: {
        id: user(ada).id,
        role: 'Artisan',
        firstName: 'Ada',
        lastName: 'Lopez',
        email: ada,
        sortName: 'Lopez, Ada',
        isActive: true,
        credentialWorkFlowCount: 0,
      },
      name: 'Load GL, nightly',
      comment: '',
      enabled: true,
      priority: 'Default',
      workerTag: '',
      status: 'Active',
      credential: null,
      creationTime: '2026-01-20T09:14:02.000Z',
      lastRunTime: '2026-02-03T00:00:00.000Z',
      nextRunTime: '2026-02-04T00:00:00.000Z',
      state: 'Completed',
      runCount: 14,
      iteration: { startTime: '2026-01-21T00:00:00.000Z', endTime: null, runOnlyWorkWeek: false },
      frequency: 'Daily',
      timezone: 'Europe/Kiev',
      lastError: null,
      cpuName: null,
      lastModifiedId: user(ada).id,
      lastModifiedDate: '2026-01-20T09:14:02.000Z',
      canEdit: true,
    },
  ])
})

test('a schedule of a deleted workflow has no application', async () => {
  const { invoke, sandbox } = await startSandbox()
  const [schedule] = [...sandbox.world.schedules.values()]
  detachWorkflow(sandbox.world, schedule?.workflowId ?? '')
  const { json } = await invoke(listAdminSchedules, { query: {} })
  expect(json).toMatchObject([{ id: schedule?.id, application: null }])
})

test('pages count from one, and the list is for Curators', async () => {
  const { send, sandbox } = await startSandbox({ world: 'busy-server' })
  const ids = async (query: string) =>
    ((await send('GET', `admin/v1/schedules${query}`)).json as { id: string }[]).map(({ id }) => id)
  const all = await ids('')
  expect(all.length).toBe(sandbox.world.schedules.size)
  expect(await ids('?page=2&pageSize=10')).toEqual(all.slice(10, 20))
  expect(await ids('?page=1000&pageSize=10')).toEqual([])
  const other = [...sandbox.world.users.values()].find(({ role }) => role === 'Artisan')
  const authorization = `Bearer ${sandbox.tokens.issue(other?.id ?? '')}`
  const refused = await send('GET', 'admin/v1/schedules', { headers: { authorization } })
  expect(refused.status).toBe(401)
})
