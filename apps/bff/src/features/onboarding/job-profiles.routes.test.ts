import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import { createConnection } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import {
  createJobProfile,
  type JobProfileBody,
  listJobProfiles,
  removeJobProfile,
  updateJobProfile,
} from '@curator/console-contract/job-profiles'
import { createPlan, createSheet } from '@curator/console-contract/onboarding'
import { ProblemError } from '@curator/endpoint/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let server: TestConsole
let connectionId: ConnectionId

beforeAll(async () => {
  server = await startConsole({ isWorker: false })
  connectionId = await server.connect()
  await waitForDirectory(server, connectionId)
})
afterAll(() => server.close())

const aProfile = (more: Partial<JobProfileBody> = {}): JobProfileBody => ({
  connectionId,
  name: 'Viewer in Finance',
  description: 'Reads reports',
  values: { role: 'Viewer', canScheduleJobs: false },
  groups: ['Finance'],
  reach: { collections: 'Finance [admin]', credentials: 'CORP\\svc', dataConnections: '' },
  ...more,
})

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )

test('a profile is made, listed by name, changed and removed', async () => {
  const made = await server.call(createJobProfile, { body: aProfile() })
  expect(made).toMatchObject({ ...aProfile(), authorName: 'Test administrator' })
  await server.call(createJobProfile, { body: aProfile({ name: 'artisan in operations' }) })
  const query = { connectionId }
  const names = async () =>
    (await server.call(listJobProfiles, { query })).items.map(({ name }) => name)
  expect(await names()).toEqual(['artisan in operations', 'Viewer in Finance'])
  const params = { jobProfileId: made.id }
  const body = aProfile({ name: 'Viewer in Tax', values: { role: 'Member' }, groups: [] })
  const changed = await server.call(updateJobProfile, { params, body })
  expect(changed).toMatchObject({ id: made.id, name: 'Viewer in Tax', values: { role: 'Member' } })
  await server.call(removeJobProfile, { params })
  expect(await names()).toEqual(['artisan in operations'])
  expect(await problemOf(server.call(updateJobProfile, { params, body }))).toMatchObject({
    code: 'not_found',
  })
})

test('a name is taken within its connection, without regard to case', async () => {
  await server.call(createJobProfile, { body: aProfile({ name: 'Taken' }) })
  const again = server.call(createJobProfile, { body: aProfile({ name: 'TAKEN' }) })
  expect(await problemOf(again)).toMatchObject({ status: 409, code: 'name_taken' })
})

test.each([
  ['no name', { name: ' ' }, 'body.name'],
  ['a field of the person', { values: { email: 'a@example.test' } }, 'body.values.email'],
  ['an unknown role', { values: { role: 'Emperor' } }, 'body.values.role'],
  ['a blank group', { groups: [''] }, 'body.groups.0'],
  [
    'a right that there is not',
    { reach: { collections: 'Finance [boss]', credentials: '', dataConnections: '' } },
    'body.reach.collections',
  ],
])('%s is refused at its place', async (_, more, path) => {
  const body = aProfile(more as Partial<JobProfileBody>)
  const problem = await problemOf(server.call(createJobProfile, { body }))
  expect(problem).toMatchObject({ code: 'request_invalid', fields: [{ path }] })
})

test('whoever may only look sees profiles and changes none', async () => {
  const viewer = await server.signInAs('viewer')
  expect((await viewer(listJobProfiles, { query: { connectionId } })).items).toBeDefined()
  const made = await server.call(createJobProfile, { body: aProfile({ name: 'Seen' }) })
  const params = { jobProfileId: made.id }
  // Each is looked at from its start: a refusal that nobody awaits yet would end the test run.
  const refusals = [
    problemOf(viewer(createJobProfile, { body: aProfile({ name: 'Mine' }) })),
    problemOf(viewer(updateJobProfile, { params, body: aProfile({ name: 'Mine' }) })),
    problemOf(viewer(removeJobProfile, { params })),
  ]
  for (const refusal of await Promise.all(refusals)) {
    expect(refusal).toMatchObject({ code: 'permission_denied' })
  }
})

test('a profile of another connection is not for this one', async () => {
  const other = await server.call(createConnection, {
    body: {
      name: 'Another server',
      environment: 'test',
      baseUrl: server.sandboxUrl,
      clientId: practiceKey,
      clientSecret: practiceSecret,
    },
  })
  const body = aProfile({ connectionId: other.id, name: 'Elsewhere' })
  const { id: profileId } = await server.call(createJobProfile, { body })
  const { items } = await server.call(listJobProfiles, { query: { connectionId } })
  expect(items.map(({ name }) => name)).not.toContain('Elsewhere')
  const bytes = new TextEncoder().encode('Email,Profile\ncleo.okafor@example.test,Elsewhere\n')
  const sheet = await server.call(createSheet, {
    query: { connectionId, fileName: 'x.csv' },
    body: bytes,
  })
  expect(sheet.counts.faulty).toBe(1)
  const planned = server.call(createPlan, {
    params: { sheetId: sheet.id },
    body: { createGroups: [], profileId },
  })
  expect(await problemOf(planned)).toMatchObject({ code: 'not_found' })
})
