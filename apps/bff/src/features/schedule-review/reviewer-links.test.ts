import type { CampaignId, ReviewItemId } from '@curator/console-contract/ids'
import { closeCampaign, reassignItems } from '@curator/console-contract/schedule-review'
import {
  createReviewerLink,
  decideOwnItem,
  listOwnReviewItems,
  openReviewerLink,
} from '@curator/console-contract/schedule-reviewers'
import { getSession } from '@curator/console-contract/session'
import { type Call, createClient } from '@curator/endpoint/client'
import { problem } from '@curator/endpoint/problem'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, type ReviewRig, startReviewRig } from '../../../testing/review-rig.ts'
import { routeTable } from '../../http/route.ts'

let rig: ReviewRig
beforeAll(async () => {
  rig = await startReviewRig()
  await rig.addOwner('ada', ['Alpha one', 'Alpha two'])
  await rig.addOwner('bob', ['Alpha three'])
})
afterAll(() => rig.running.close())

const call: Call = (...args) => rig.running.call(...args)
const keep = { decision: 'keep', reason: 'I need it.' } as const
const callAs = (cookie?: string) =>
  createClient({ baseUrl: `${rig.running.url}/api`, fetch: rig.running.fetchAs(cookie) })
const stranger: Call = (...args) => callAs()(...args)

async function makeLink(id: CampaignId, email = 'ada@example.test') {
  const made = await call(createReviewerLink, { params: { campaignId: id }, body: { email } })
  return { ...made, token: new URL(made.url).hash.slice(1) }
}
const open = (token: string) => codeOf(stranger(openReviewerLink, { body: { token } }))

/** Opens a link as a browser; answers the cookie header and the whole cookie. */
async function openAs(token: string) {
  const reply = await rig.running.fetchAs(undefined)(
    `${rig.running.url}/api${openReviewerLink.path}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    },
  )
  expect(reply.status).toBe(201)
  const cookies = reply.headers.getSetCookie()
  expect(cookies).toHaveLength(1)
  return { cookie: cookies[0]?.split(';')[0] ?? '', whole: cookies[0] ?? '' }
}
const own = async (cookie: string) =>
  (await callAs(cookie)(listOwnReviewItems, { query: {} as never })).items
const answer = (cookie: string, itemId: ReviewItemId) =>
  codeOf(callAs(cookie)(decideOwnItem, { params: { itemId }, body: keep }))

describe('a link', () => {
  test('shows its own items, takes answers, and stands behind the # of its address', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const link = await makeLink(id, 'ADA@example.test')
    expect(link.url).toBe(`${rig.running.url}/review#${link.token}`)
    const { cookie, whole } = await openAs(link.token)
    expect(whole).toMatch(/; HttpOnly/)
    expect(whole).toMatch(/; SameSite=Strict/)
    const items = await own(cookie)
    expect(items.map(({ name }) => name)).toEqual(['Alpha one', 'Alpha two'])
    expect(await answer(cookie, items[0]?.id as ReviewItemId)).toBe('none')
    const [answered] = await rig.items(id, { search: 'Alpha one' })
    expect(answered?.answers).toMatchObject([
      { byName: 'ada Tester', stage: 'owner', decision: 'keep' },
    ])
  })

  test('can’t see or answer another owner’s item, nor one of another review', async () => {
    const [{ id }, other] = [
      await rig.start({ search: 'alpha' }),
      await rig.start({ search: 'alpha' }),
    ]
    const { cookie } = await openAs((await makeLink(id)).token)
    const [bobs] = await rig.items(id, { search: 'three' })
    const [elsewhere] = await rig.items(other.id, { search: 'Alpha one' })
    for (const item of [bobs, elsewhere])
      expect(await answer(cookie, item?.id as ReviewItemId)).toBe('not_found')
    expect((await own(cookie)).map(({ name }) => name)).not.toContain('Alpha three')
    expect((await rig.items(id, { search: 'three' }))[0]?.answers).toEqual([])
  })

  test('opens nothing else of the console', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const { cookie } = await openAs((await makeLink(id)).token)
    const routes = routeTable(rig.running.api).filter(({ access }) => access !== 'public')
    expect(routes.length).toBeGreaterThan(100)
    for (const { access, spec } of routes) {
      if (access === 'reviewer') continue
      const path = spec.path.replace(/:\w+/g, id)
      const reply = await rig.running.fetchAs(cookie)(`${rig.running.url}/api${path}`, {
        method: spec.method,
      })
      expect([spec.path, problem.parse(await reply.json()).code]).toEqual([
        spec.path,
        'session_missing',
      ])
    }
    expect(await callAs(cookie)(getSession, {})).toMatchObject({ state: 'signed_out' })
  })

  test('works once, however many try', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const { token } = await makeLink(id)
    const codes = await Promise.all([1, 2, 3].map(() => open(token)))
    expect(codes.sort()).toEqual(['link_invalid', 'link_invalid', 'none'])
    expect(await open(token)).toBe('link_invalid')
  })

  test('is ended by a newer one, with the session that it began', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const first = await makeLink(id)
    const { cookie } = await openAs(first.token)
    const second = await makeLink(id)
    expect(await codeOf(own(cookie))).toBe('session_missing')
    const third = await makeLink(id)
    expect(await open(second.token)).toBe('link_invalid')
    expect(await open(third.token)).toBe('none')
  })

  test('can’t be forged in any of its parts', async () => {
    const [{ id }, other] = [
      await rig.start({ search: 'alpha' }),
      await rig.start({ search: 'alpha' }),
    ]
    const { token } = await makeLink(id)
    const [body = '', mac = ''] = token.split('.')
    const bound = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, string>
    const changes = {
      id: '00000000-0000-4000-8000-000000000000',
      campaignId: other.id,
      email: 'bob@example.test',
      endsAt: rig.dayAt(999),
      nonce: 'another',
    }
    expect(Object.keys(bound).sort()).toEqual(Object.keys(changes).sort())
    for (const [key, value] of Object.entries(changes)) {
      const forged = Buffer.from(JSON.stringify({ ...bound, [key]: value })).toString('base64url')
      expect([key, await open(`${forged}.${mac}`)]).toEqual([key, 'link_invalid'])
    }
    const flipped = `${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`
    for (const bad of [
      `${body}.${flipped}`,
      `${body}.`,
      body,
      `${token}.x`,
      `.${mac}`,
      'x'.repeat(40),
    ])
      expect(await open(bad)).toBe('link_invalid')
    expect(await open(token)).toBe('none')
  })

  test('is worth nothing after the stage of owners, after the close, and for who has no item', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const [unused, used] = [await makeLink(id, 'bob@example.test'), await makeLink(id)]
    const { cookie } = await openAs(used.token)
    const [item] = await own(cookie)
    expect(await codeOf(makeLink(id, 'nobody@example.test'))).toBe('not_found')
    rig.putForward(8)
    expect(await open(unused.token)).toBe('link_invalid')
    expect(await codeOf(own(cookie))).toBe('session_missing')
    expect(await answer(cookie, item?.id as ReviewItemId)).toBe('session_missing')
    expect(await codeOf(makeLink(id))).toBe('stage_over')

    const next = await rig.start({ search: 'alpha' })
    const [late, early] = [await makeLink(next.id, 'bob@example.test'), await makeLink(next.id)]
    const session = await openAs(early.token)
    await call(closeCampaign, { params: { campaignId: next.id } })
    expect(await open(late.token)).toBe('link_invalid')
    expect(await codeOf(own(session.cookie))).toBe('session_missing')
  })

  test('loses the items that go to somebody else', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const { cookie } = await openAs((await makeLink(id)).token)
    const [first] = await own(cookie)
    const session = await call(getSession, {})
    if (session.state !== 'signed_in' || !first) throw new Error('nobody is signed in')
    const body = { itemIds: [first.id], accountId: session.account.id, reason: 'On holiday.' }
    await call(reassignItems, { params: { campaignId: id }, body })
    expect((await own(cookie)).map(({ name }) => name)).toEqual(['Alpha two'])
    expect(await answer(cookie, first.id)).toBe('not_found')
  })

  test('is made by those who may plan, and stands nowhere in the store', async () => {
    const { id } = await rig.start({ search: 'alpha' })
    const viewer = await rig.running.signInAs('viewer')
    const body = { email: 'ada@example.test' }
    const made = viewer(createReviewerLink, { params: { campaignId: id }, body })
    expect(await codeOf(made)).toBe('permission_denied')
    const { token } = await makeLink(id)
    const { cookie } = await openAs(token)
    const { rows } = await sql<{
      all: string
    }>`select string_agg(l::text, '|') as all from review_link l`.execute(rig.running.db)
    const key = cookie.split('=')[1] ?? ''
    for (const secret of [
      token,
      token.split('.')[1] ?? '',
      key,
      Buffer.from(key, 'base64url').toString('hex'),
    ])
      expect(rows[0]?.all).not.toContain(secret)
  })
})

test('an unsafe request of a reviewer has to come from the console itself', async () => {
  const { id } = await rig.start({ search: 'alpha' })
  const { cookie } = await openAs((await makeLink(id)).token)
  const [item] = await own(cookie)
  const path = decideOwnItem.path.replace(':itemId', item?.id ?? '')
  const reply = await rig.running.fetchAs(cookie)(`${rig.running.url}/api${path}`, {
    method: 'PUT',
    headers: { origin: 'https://evil.example.test', 'content-type': 'application/json' },
    body: JSON.stringify(keep),
  })
  expect(problem.parse(await reply.json()).code).toBe('origin_untrusted')
  const twice = rig.running.fetchAs(`${cookie}; ${cookie.split('=')[0]}=planted`)
  const refused = await twice(`${rig.running.url}/api${listOwnReviewItems.path}`)
  expect(problem.parse(await refused.json()).code).toBe('session_missing')
})
