import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dumpStore } from '../../../testing/dump-store.ts'
import type { LooseChange } from '../../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { systemClock } from '../../core/clock.ts'
import {
  toChangePassword,
  toCreateCredential,
  toDeleteCredential,
} from '../planned/credential-changes.ts'
import { toAddShare } from '../planned/share-changes.ts'
import { attemptsMax } from '../runner/judge-failure.ts'
import { messages } from '../runner/notices.ts'
import { confirmedByLookup } from './change-kind.ts'

const typed = 'Typed "and" forgotten 9'
let rig: RunRig

beforeEach(async () => {
  rig = await startRunRig()
})
afterEach(() => rig.close())

const world = () => rig.sandbox.world
const first = () => {
  const [credential] = [...world().credentials.values()]
  if (!credential) throw new Error('the world has no credentials')
  return credential
}
const calls = (operation: string) => rig.sandbox.calls.list({ operation }).length

async function run(changes: readonly LooseChange[]) {
  const planId = await rig.plan(changes)
  const runId = await rig.start(planId, undefined, { 'password 1': typed })
  const ended = await rig.waitFor(runId)
  return { run: ended, results: await rig.results(runId) }
}

const create = 'Credentials_AddCredential'
const update = 'Credentials_UpdateCredential'

describe('with what was typed', () => {
  beforeEach(() => void rig.addRunner())

  test('a credential is created and shared at once', async () => {
    const [bo] = world().findByEmail('bo.nguyen@example.test')
    const what = { shared: 'credential' as const, createdBy: 1, name: 'CORP\\svc' }
    const receiver = { kind: 'user' as const, ref: { id: bo?.id as string }, name: 'Bo' }
    const { results } = await run([
      toCreateCredential(1, { userName: 'CORP\\svc', knownIds: [] }),
      toAddShare(2, what, receiver),
    ])
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
    const made = [...world().credentials.values()].find(({ userName }) => userName === 'CORP\\svc')
    expect(made?.password).toBe(typed)
    expect(world().credentialShares.receiversOf(made?.id as string, 'user')).toEqual([bo?.id])
  })

  test('a password is changed; the Server repeats it and nobody sees it', async () => {
    const change = toChangePassword(1, first())
    const body = { message: `“${typed}” is too short, ${encodeURIComponent(typed)}` }
    rig.sandbox.faults.add({ operation: update, status: 400, body, times: 1 })
    const refused = await run([change])
    expect(refused.results).toMatchObject([{ outcome: 'refused', httpStatus: 400 }])
    expect(refused.results[0]?.serverText).toContain('“***” is too short, ***')
    expect((await run([change])).results).toMatchObject([{ outcome: 'applied' }])
    expect(first().password).toBe(typed)
    const kept = (await dumpStore(rig.db)).map(({ text }) => text).join('\n')
    expect(kept).not.toContain('and forgotten 9')
    expect(kept).not.toContain('forgotten')
    expect(rig.typedSecrets.isEmpty()).toBe(true)
  })

  test.each([
    ['after', 1],
    ['before', 2],
  ] as const)('a new credential whose answer was lost %s is looked up', async (reset, writes) => {
    rig.sandbox.faults.add({ operation: create, reset, times: 1 })
    const { results } = await run([toCreateCredential(1, { userName: 'LOST\\svc', knownIds: [] })])
    const message = reset === 'after' ? confirmedByLookup : null
    expect(results).toMatchObject([{ outcome: 'applied', message }])
    expect(calls(create)).toBe(writes)
    const made = [...world().credentials.values()].filter(
      ({ userName }) => userName === 'LOST\\svc',
    )
    expect(made).toHaveLength(1)
  })

  test('a password whose answer was lost is sent again: that does no harm', async () => {
    rig.sandbox.faults.add({ operation: update, reset: 'after', times: 1 })
    const { results } = await run([toChangePassword(1, first())])
    expect(results).toMatchObject([{ outcome: 'applied' }])
    expect(calls(update)).toBe(2)
  })

  test('a password whose answer was lost is left to people when the run is cancelled', async () => {
    rig.sandbox.faults.add({ operation: update, reset: 'after', times: 1 })
    const planId = await rig.plan([toChangePassword(1, first())])
    const runId = await rig.start(planId, undefined, { 'password 1': typed })
    while (calls(update) === 0) await systemClock.sleep(5)
    await rig.service.cancelRun(runId)
    await rig.waitFor(runId)
    expect(await rig.results(runId)).toMatchObject([
      { outcome: 'needs_review', message: messages.cancelledUntold },
    ])
    expect(calls(update)).toBe(1)
  })

  test('a password whose answers are all lost is left to people', async () => {
    rig.sandbox.faults.add({ operation: update, reset: 'after', times: 9 })
    const { results } = await run([toChangePassword(1, first())])
    expect(results).toMatchObject([
      { outcome: 'needs_review', message: messages.attemptsUntold(attemptsMax) },
    ])
    expect(calls(update)).toBe(attemptsMax)
  })

  test('nothing starts while a slot is empty', async () => {
    const planId = await rig.plan([toChangePassword(1, first())])
    const { secretSlots } = await rig.service.getPlan(planId)
    expect(secretSlots).toEqual([
      { slot: 'password 1', label: `New password of ${first().userName}` },
    ])
    await expect(rig.start(planId)).rejects.toMatchObject({ code: 'typed_secret_required' })
    expect(calls(update)).toBe(0)
  })
})

test('a process without a worker says so and holds nothing', async () => {
  const planId = await rig.plan([toChangePassword(1, first())])
  await expect(rig.start(planId, undefined, { 'password 1': typed })).rejects.toMatchObject({
    code: 'typed_secret_unsupported',
  })
  expect(rig.typedSecrets.isEmpty()).toBe(true)
})

describe('when the process that holds it stops', () => {
  /** A password that waits for a group which the Server is slow to make. */
  const startSlowly = async () => {
    rig.sandbox.faults.add({ operation: 'UserGroups_CreateUserGroup', delayMs: 400 })
    const planId = await rig.plan([
      { seq: 1, kind: 'create-group', payload: { name: 'Slow', role: 'Viewer' } },
      { ...toChangePassword(2, first()), dependsOn: [1] },
    ])
    return rig.start(planId, undefined, { 'password 2': typed })
  }
  const isCalled = async (operation: string) => {
    while (calls(operation) === 0) await systemClock.sleep(10)
  }

  test('another takes the run, does the rest and says what was not kept', async () => {
    const holder = rig.addRunner()
    const runId = await startSlowly()
    await isCalled('UserGroups_CreateUserGroup')
    rig.addRunner()
    await holder.stop(0)
    await rig.waitFor(runId)
    const [group, password] = await rig.results(runId)
    expect(group).toMatchObject({ outcome: 'applied' })
    expect(password).toMatchObject({ outcome: 'failed' })
    expect(password?.message).toContain('kept nowhere. Nothing was sent')
    expect(calls(update)).toBe(0)
  })

  test('a password in flight can’t be looked up and is left to people', async () => {
    const holder = rig.addRunner()
    rig.sandbox.faults.add({ operation: update, delayMs: 600 })
    const runId = await rig.start(await rig.plan([toChangePassword(1, first())]), undefined, {
      'password 1': typed,
    })
    await isCalled(update)
    rig.addRunner()
    await holder.stop(0)
    await rig.waitFor(runId)
    expect(await rig.results(runId)).toMatchObject([{ outcome: 'needs_review' }])
    expect(calls(update)).toBe(1)
  })
})

test('other workers leave a run alone while its holder lives', async () => {
  rig.typedSecrets.serve(true)
  const runId = await rig.start(await rig.plan([toChangePassword(1, first())]), undefined, {
    'password 1': typed,
  })
  const stranger = { owner: randomUUID(), leaseMs: 1_000, writeMaxMs: 100 }
  expect(await rig.store.take(stranger)).toBeUndefined()
  expect(await rig.store.holdSecrets(rig.typedSecrets.owner, 0)).toEqual([runId])
  expect(await rig.store.take(stranger)).toMatchObject({ id: runId })
})

describe('a credential is deleted', () => {
  beforeEach(() => void rig.addRunner())
  const toPlan = (more: { shareCount: number; useCount: number }) =>
    // As if somebody had typed the number of changes.
    ({ ...toDeleteCredential(1, { ...first(), ...more }), danger: 'caution' as const })

  test('with its shares, once', async () => {
    const { id } = first()
    const change = toPlan({ shareCount: 2, useCount: 0 })
    expect((await run([change])).results).toMatchObject([{ outcome: 'applied' }])
    expect(world().credentials.has(id)).toBe(false)
    expect((await run([change])).results).toMatchObject([{ outcome: 'already_applied' }])
  })

  test('but not with more shares or uses than the plan said', async () => {
    const { id } = first()
    expect((await run([toPlan({ shareCount: 1, useCount: 0 })])).results).toMatchObject([
      { outcome: 'needs_review' },
    ])
    world().updateUser(world().ownerId, { defaultCredentialId: id })
    expect((await run([toPlan({ shareCount: 2, useCount: 0 })])).results).toMatchObject([
      { outcome: 'needs_review' },
    ])
    expect(world().credentials.has(id)).toBe(true)
  })
})
