import { expect, test } from 'vitest'
import { type Started, startSandbox } from '../testing/start-sandbox.ts'
import { practiceKey, practiceSecret } from './practice-key.ts'

/** Signs in; the headers of a caller who keeps the cookie, and of one who does not. */
async function signIn({ send }: Started) {
  const form = {
    grant_type: 'client_credentials',
    client_id: practiceKey,
    client_secret: practiceSecret,
  }
  const answer = await send('POST', 'oauth2/token', { body: new URLSearchParams(form) })
  const { access_token: token } = answer.json as { access_token: string }
  const authorization = `Bearer ${token}`
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { without: { authorization }, with: { authorization, cookie } }
}

const nodesOf = ({ sandbox }: Started) =>
  sandbox.calls.list({ operation: 'UserGroups_GetUserGroups' }).map(({ node }) => node)

test('without the cookie two of three nodes refuse, in turn; with it none does', async () => {
  const started = await startSandbox({ nodeCount: 3 })
  const headers = await signIn(started)
  const statuses = async (more: Record<string, string>) => {
    const found: number[] = []
    for (let call = 0; call < 9; call += 1) {
      found.push((await started.send('GET', 'v3/usergroups', { headers: more })).status)
    }
    return found
  }
  const turns = await statuses(headers.without)
  expect(turns.filter((status) => status === 200)).toHaveLength(3)
  expect(turns.slice(0, 3)).toEqual(turns.slice(3, 6))
  expect(new Set(nodesOf(started))).toEqual(new Set([0, 1, 2]))
  started.sandbox.calls.clear()
  expect(await statuses(headers.with)).toEqual(Array(9).fill(200))
  expect(new Set(nodesOf(started)).size).toBe(1)
})

test('writing through any node is seen by all: only tokens are a node’s own', async () => {
  const started = await startSandbox({ nodeCount: 2 })
  const [first, second] = [await signIn(started), await signIn(started)]
  expect(first.with.cookie).not.toBe(second.with.cookie)
  const body = new URLSearchParams({ name: 'Tax', role: 'Viewer' })
  const made = await started.send('POST', 'v3/usergroups', { headers: first.with, body })
  const read = await started.send('GET', `v3/usergroups/${String(made.json)}`, {
    headers: second.with,
  })
  expect([made.status, read.status]).toEqual([201, 200])
})

test('a cookie of a node that is not there counts as none; one node gives no cookie', async () => {
  const started = await startSandbox({ nodeCount: 2 })
  const headers = { ...(await signIn(started)).without, cookie: 'PracticeNode=7' }
  const answers = [
    await started.send('GET', 'v3/usergroups', { headers }),
    await started.send('GET', 'v3/usergroups', { headers }),
  ]
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  expect(answers[0]?.headers.get('set-cookie')).toMatch(/^PracticeNode=[01];/)
  const alone = await startSandbox()
  expect((await alone.send('GET', 'v3/users')).headers.has('set-cookie')).toBe(false)
})

test('test control tells which node a call reached', async () => {
  const started = await startSandbox({ nodeCount: 2, control: true })
  await started.send('GET', 'v3/usergroups')
  await started.send('GET', 'v3/usergroups')
  const path = '../control/calls?operation=UserGroups_GetUserGroups'
  const { json } = await started.send('GET', path)
  expect((json as { node: number }[]).map(({ node }) => node).sort()).toEqual([0, 1])
})
