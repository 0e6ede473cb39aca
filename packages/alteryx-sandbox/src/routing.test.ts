import { expect, test } from 'vitest'
import { ada, startSandbox } from '../testing/start-sandbox.ts'
import { tidyUrl } from './tidy-url.ts'

test.each([
  '/v3/users',
  'v3//users',
  'v3/users/',
  'v3/users?',
  'v3/users/?',
  'V3/Users',
  'v3/users?skip=5&take=2&verbose=1',
  'v3/users?VIEW=default',
])('%s is the list of users', async (path) => {
  const { send } = await startSandbox()
  const answer = await send('GET', path)
  expect([answer.status, (answer.json as unknown[]).length]).toEqual([200, 8])
})

test('the base address itself is written in any case', async () => {
  const { url, send } = await startSandbox()
  const path = url.replace('/webapi/', '/WebApi/')
  const response = await fetch(`${path}v3/users`)
  expect(response.status).toBe(401)
  expect((await send('GET', 'v3/userGroups')).status).toBe(200)
})

test('words of a query match case apart', async () => {
  const { send } = await startSandbox()
  expect((await send('GET', 'v3/users?view=FULL')).text).toContain('isApiEnabled')
  expect((await send('GET', 'v3/users?Active=False')).json).toHaveLength(1)
  expect((await send('GET', 'v3/users?view=Tall')).status).toBe(400)
})

test('an unknown address is 404 with the sentence of the framework, signed in or not', async () => {
  const { send, url } = await startSandbox()
  for (const answer of [await send('GET', 'v3/nothing'), await send('GET', '../elsewhere')]) {
    expect(answer.status).toBe(404)
    expect((answer.json as { message: string }).message).toMatch(/^No HTTP resource was found/)
  }
  expect((await fetch(`${url}v3/nothing`)).status).toBe(404)
})

test('a wrong verb is 405', async () => {
  const { send } = await startSandbox()
  const answer = await send('PATCH', 'v3/users')
  expect(answer.status).toBe(405)
  expect(answer.json).toEqual({
    message: "The requested resource does not support http method 'PATCH'.",
  })
})

test('an address that can’t be decoded is 400', async () => {
  const { send } = await startSandbox()
  expect((await send('GET', 'v3/users/%E0%A4%A')).status).toBe(400)
})

const person = { firstName: 'Ines', lastName: 'Ruiz', email: 'ines@example.test' }

test.each([
  ['application/json', JSON.stringify(person)],
  ['text/json; charset=utf-8', JSON.stringify({ ...person, unknown: { deep: 1 } })],
  [
    'Application/JSON;charset=UTF-8',
    JSON.stringify({ FIRSTNAME: 'Ines', LastName: 'Ruiz', EMAIL: 'ines@example.test' }),
  ],
  ['application/x-www-form-urlencoded', new URLSearchParams(person).toString()],
  [
    'application/x-www-form-urlencoded; charset=utf-8',
    'firstname=Ines&LastName=Ruiz&email=ines%40example.test&isActive=True&canAssignJobs=False',
  ],
])('a user is created from %s', async (contentType, body) => {
  const { send, sandbox } = await startSandbox()
  const answer = await send('POST', 'v3/users', { headers: { 'content-type': contentType }, body })
  expect(answer.status).toBe(201)
  expect(sandbox.world.findByEmail(person.email)[0]).toMatchObject(person)
})

test('flags of a form arrive as flags', async () => {
  const { send, sandbox } = await startSandbox()
  const body = new URLSearchParams({ ...person, isActive: 'False', canScheduleJobs: 'TRUE' })
  await send('POST', 'v3/users', { body })
  expect(sandbox.world.findByEmail(person.email)[0]).toMatchObject({
    isActive: false,
    canScheduleJobs: true,
  })
})

test('text in place of a flag is refused in JSON', async () => {
  const { send } = await startSandbox()
  const body = JSON.stringify({ ...person, isActive: 'maybe' })
  const headers = { 'content-type': 'application/json' }
  expect((await send('POST', 'v3/users', { headers, body })).status).toBe(400)
})

test.each([
  ['text/plain', 415],
  ['application/xml', 415],
  ['', 415],
])('the media type "%s" is answered with %i', async (contentType, status) => {
  const { send } = await startSandbox()
  const answer = await send('POST', 'v3/users', {
    headers: { 'content-type': contentType },
    body: JSON.stringify(person),
  })
  expect(answer.status).toBe(status)
})

test('a list in a form is a wrong media type', async () => {
  const { send, groupId } = await startSandbox()
  const body = new URLSearchParams({ '': 'x' })
  expect((await send('POST', `v3/usergroups/${groupId('Finance')}/users`, { body })).status).toBe(
    415,
  )
})

test.each(['{"firstName":', ''])('the body %j is refused as an invalid request', async (body) => {
  const { send } = await startSandbox()
  const headers = { 'content-type': 'application/json' }
  const answer = await send('POST', 'v3/users', { headers, body })
  expect([answer.status, (answer.json as { message: string }).message]).toEqual([
    400,
    'The request is invalid.',
  ])
})

test.each([{}, { headers: { 'content-type': 'application/json' } }])(
  'a POST without a body is fine with %j',
  async (init) => {
    const { send, user } = await startSandbox()
    const answer = await send('POST', `v3/users/${user(ada).id}/deactivate`, init)
    expect(answer.status).toBe(200)
  },
)

test.each([
  ['/webapi//v3/users/?a=//b/', '/webapi/v3/users?a=//b/'],
  ['/', '/'],
  ['//', '/'],
  ['/webapi/', '/webapi'],
])('the address %s is read as %s', (given, tidy) => {
  expect(tidyUrl(given)).toBe(tidy)
})
