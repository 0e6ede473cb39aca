import { createCredentialPlan } from '@curator/console-contract/credential-plans'
import {
  createRotation,
  getRotation,
  listRotations,
  takeRotationStep,
} from '@curator/console-contract/credential-rotations'
import type { ConnectionId, CredentialId, PlanId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, startRun } from '@curator/console-contract/runs'
import { createHoldRestoration, listScheduleHolds } from '@curator/console-contract/schedule-plans'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAssets, addPerson } from '../../../testing/world-people.ts'
import { systemClock } from '../../core/clock.ts'
import { findCannot } from './rotation-rules.ts'

const entry = (step: string, more: object = {}) => ({
  step,
  planId: null,
  planState: null,
  runState: null,
  hasMisses: false,
  ...more,
})

const ran = { planId: 'p', planState: 'done', runState: 'done' }
const missed = { ...ran, hasMisses: true }
const cancelled = { ...ran, runState: 'cancelled', hasMisses: true }

describe('the next step', () => {
  test.each([
    ['at first', [], ['look']],
    ['when it was looked at', [entry('look')], ['look', 'hold']],
    [
      'while the hold waits',
      [entry('look'), entry('hold', { planId: 'p', planState: 'draft' })],
      ['look'],
    ],
    [
      'when the hold was discarded',
      [entry('look'), entry('hold', { planId: 'p', planState: 'discarded' })],
      ['look', 'hold'],
    ],
    [
      'when the hold is done',
      [entry('look'), entry('hold', { planId: 'p', planState: 'done', runState: 'done' })],
      ['look', 'password', 'restore'],
    ],
    [
      'when a hold was refused in part: it is taken again, or what is off is switched on',
      [entry('look'), entry('hold', missed)],
      ['look', 'hold', 'restore'],
    ],
    [
      'when the run of the hold was cancelled',
      [entry('look'), entry('hold', cancelled)],
      ['look', 'hold', 'restore'],
    ],
    [
      'when the plan of the hold has expired',
      [entry('look'), entry('hold', { planId: 'p', planState: 'expired' })],
      ['look', 'hold'],
    ],
    [
      'while the second hold waits',
      [entry('look'), entry('hold', missed), entry('hold', { planId: 'q', planState: 'draft' })],
      ['look'],
    ],
    [
      'when the second hold found the rest',
      [entry('look'), entry('hold', missed), entry('hold', ran)],
      ['look', 'password', 'restore'],
    ],
    [
      'when more was switched off after all was on again',
      [entry('look'), entry('hold', missed), entry('restore', ran), entry('hold', ran)],
      ['look', 'password', 'restore'],
    ],
    [
      'when the change of the password was refused',
      [entry('look'), entry('hold', ran), entry('password', missed)],
      ['look', 'password', 'restore'],
    ],
    [
      'when some could not be switched on again',
      [entry('look'), entry('hold', ran), entry('password', ran), entry('restore', missed)],
      ['look', 'password', 'proof', 'restore'],
    ],
    [
      'when the password is changed',
      [entry('look'), entry('hold'), entry('password')],
      ['look', 'password', 'proof', 'restore'],
    ],
    [
      'when all is on again',
      [entry('look'), entry('hold'), entry('password'), entry('restore')],
      ['look', 'password', 'proof', 'finish'],
    ],
  ])('%s', (_, entries, able) => {
    const cannot = findCannot('open', entries as never)
    expect(Object.entries(cannot).flatMap(([step, why]) => (why === null ? [step] : []))).toEqual(
      able,
    )
  })

  test('is none when it has ended', () => {
    expect(
      Object.values(findCannot('done', [])).every((why) => why === 'This rotation is done.'),
    ).toBe(true)
  })
})

describe('a rotation', () => {
  let running: TestConsole
  let connectionId: ConnectionId
  let credentialId: CredentialId
  let scheduleIds: string[]
  let workflowId: string

  beforeAll(async () => {
    running = await startConsole()
    const { world } = running.sandbox
    credentialId = [...world.credentials.values()][0]?.id as CredentialId
    const owner = addPerson(running.sandbox, 'rotator', { role: 'Artisan' })
    const made = ['On', 'Also on', 'Off'].map((name) => addAssets(running.sandbox, owner.id, name))
    scheduleIds = made.map(({ scheduleId }) => scheduleId)
    workflowId = made[0]?.workflowId as string
    for (const [at, id] of scheduleIds.entries())
      world.schedules.update(id, { credentialId, enabled: at < 2 })
    connectionId = await running.connect()
    await waitForDirectory(running, connectionId)
  })
  afterAll(() => running.close())

  const isOn = () => scheduleIds.map((id) => running.sandbox.world.schedules.get(id)?.enabled)

  async function run(planId: PlanId | null) {
    if (planId === null) throw new Error('there is no plan')
    const { changeCount, digest, secretSlots } = await running.call(getPlan, { params: { planId } })
    const secrets = Object.fromEntries(secretSlots.map(({ slot }) => [slot, 'rotated once']))
    const body = { digest, idempotencyKey: crypto.randomUUID(), typedCount: changeCount, secrets }
    const { id } = await running.call(startRun, { params: { planId }, body })
    for (let tries = 0; tries < 400; tries += 1) {
      const { state } = await running.call(getRun, { params: { runId: id } })
      if (state === 'done') return
      await systemClock.sleep(25)
    }
    throw new Error('the run did not end')
  }

  test('switches off what uses it, changes the password, proves it and switches on exactly the same', async () => {
    const { owners } = await running.call(listRotations, { query: { connectionId } })
    const { id } = await running.call(createRotation, {
      body: {
        connectionId,
        credentialId,
        ownerId: owners[0]?.id as never,
        deadline: '2020-01-31',
        note: 'Yearly',
      },
    })
    const params = { rotationId: id }
    const take = async (body: object) =>
      (await running.call(takeRotationStep, { params, body: body as never })).planId
    await expect(take({ step: 'hold' })).rejects.toMatchObject({
      problem: { code: 'action_not_available' },
    })
    expect(await take({ step: 'look' })).toBeNull()
    await run(await take({ step: 'hold' }))
    expect(isOn()).toEqual([false, false, false])
    await run(await take({ step: 'password', byHand: false, note: '' }))
    expect(running.sandbox.world.credentials.get(credentialId)?.password).toBe('rotated once')
    await run(await take({ step: 'proof', workflowId }))
    await run(await take({ step: 'restore' }))
    expect(isOn()).toEqual([true, true, false])
    await take({ step: 'finish', note: '' })
    const details = await running.call(getRotation, { params })
    expect(details.rotation).toMatchObject({
      state: 'done',
      isOverdue: false,
      deadline: '2020-01-31',
    })
    expect(details.entries.map(({ step }) => step)).toEqual([
      'look',
      'hold',
      'password',
      'proof',
      'restore',
      'finish',
    ])
    expect(details.entries[0]?.note).toMatch(/^3 schedules \(2 on\)/)
    expect(details.proof).toMatchObject({ why: null })
    expect(details.proof?.status).not.toBe('')
    const list = await running.call(listRotations, { query: { connectionId } })
    expect(list).toMatchObject({ total: 1, items: [{ id, userName: 'EXAMPLE\\svc-loads' }] })
  })

  test('counts what was refused as not done, holds the rest and switches all of it on', async () => {
    const { world, faults } = running.sandbox
    const { owners } = await running.call(listRotations, { query: { connectionId } })
    const body = { connectionId, credentialId, deadline: '2030-01-31', note: '' }
    const { id } = await running.call(createRotation, {
      body: { ...body, ownerId: owners[0]?.id as never },
    })
    const params = { rotationId: id }
    const take = async (step: object) =>
      (await running.call(takeRotationStep, { params, body: step as never })).planId
    const facts = async () => {
      const { cannot, done, entries, offCount } = await running.call(getRotation, { params })
      return { able: cannot, done, last: entries.at(-1), offCount }
    }
    await take({ step: 'look' })
    const held = await take({ step: 'hold' })
    faults.add({ operation: 'Schedules_UpdateSchedulePatch', status: 400, times: 1 })
    await run(held)
    expect(isOn().filter(Boolean)).toHaveLength(1)
    expect(await facts()).toMatchObject({
      done: ['look'],
      offCount: 1,
      able: { hold: null, restore: null, password: expect.stringContaining('Switch off first') },
    })
    await run(await take({ step: 'hold' }))
    expect(isOn()).toEqual([false, false, false])
    expect(await facts()).toMatchObject({ done: ['look', 'hold'], offCount: 2 })

    const refused = await take({ step: 'password', byHand: false, note: '' })
    faults.add({ operation: 'Credentials_UpdateCredential', status: 400, times: 1 })
    await run(refused)
    expect(await facts()).toMatchObject({ done: ['look', 'hold'], able: { password: null } })
    await run(await take({ step: 'password', byHand: false, note: '' }))

    const later = new Date(Date.now() + 60_000).toISOString()
    world.schedules.update(scheduleIds[0] as string, { enabled: true, lastModifiedDate: later })
    await run(await take({ step: 'restore' }))
    expect(isOn()).toEqual([true, true, false])
    const { items: holds } = await running.call(listScheduleHolds, {
      query: { connectionId } as never,
    })
    expect(holds.every(({ restoredAt }) => restoredAt !== null)).toBe(true)
    await take({ step: 'finish', note: '' })
  })

  test('can be finished where others switched on again what it had switched off', async () => {
    const { owners } = await running.call(listRotations, { query: { connectionId } })
    const body = { connectionId, credentialId, deadline: '2030-01-31', note: '' }
    const { id } = await running.call(createRotation, {
      body: { ...body, ownerId: owners[0]?.id as never },
    })
    const params = { rotationId: id }
    const take = async (step: object) =>
      (await running.call(takeRotationStep, { params, body: step as never })).planId
    await take({ step: 'look' })
    const holdId = await take({ step: 'hold' })
    await run(holdId)
    await run(await take({ step: 'password', byHand: false, note: '' }))
    const restored = await running.call(createHoldRestoration, {
      params: { holdId: holdId as never },
      body: { perMinute: 600 },
    })
    await run(restored.planId)
    expect(await take({ step: 'restore' })).toBeNull()
    const { entries, offCount } = await running.call(getRotation, { params })
    expect(entries.at(-1)).toMatchObject({ step: 'restore', note: 'It is on already.', plan: null })
    expect(offCount).toBe(0)
    await take({ step: 'finish', note: '' })
  })

  test('is done by hand where it must be, overdue after its day, and not for viewers', async () => {
    const { owners } = await running.call(listRotations, { query: { connectionId } })
    const body = {
      connectionId,
      credentialId,
      ownerId: owners[0]?.id as never,
      deadline: '2020-01-31',
      note: '',
    }
    const params = { rotationId: (await running.call(createRotation, { body })).id }
    const details = await running.call(getRotation, { params })
    expect(details.rotation).toMatchObject({ state: 'open', isOverdue: true })
    await running.call(takeRotationStep, { params, body: { step: 'cancel', note: 'Wrong one' } })
    const over = running.call(takeRotationStep, { params, body: { step: 'look' } })
    await expect(over).rejects.toMatchObject({ problem: { code: 'action_not_available' } })
    const gone = running.call(createRotation, { body: { ...body, credentialId: 'x' as never } })
    await expect(gone).rejects.toMatchObject({ problem: { code: 'not_found' } })
    const refused = await running.fetchAs(await running.cookieOf('viewer'))(
      `${running.url}/api/credentials/rotations`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: running.url },
        body: JSON.stringify(body),
      },
    )
    expect(refused.status).toBe(403)
  })
})

test('a list of schedules that can’t be read is not one without any', async () => {
  const blind = await startConsole({ isWorker: false })
  onTestFinished(() => blind.close())
  blind.sandbox.faults.add({ operation: 'Schedules_GetSchedules', status: 400 })
  const connectionId = await blind.connect()
  await waitForDirectory(blind, connectionId)
  const ids = [...blind.sandbox.world.credentials.values()].map(({ id }) => id as CredentialId)
  const [credentialId, intoCredentialId] = ids as [CredentialId, CredentialId]
  const selection = { kind: 'ids' as const, ids: [credentialId] }
  const swap = { kind: 'swap' as const, intoCredentialId, schedules: true, defaults: true }
  const unread = { problem: { code: 'content_not_available' } }
  await expect(
    blind.call(createCredentialPlan, { body: { connectionId, selection, action: swap } }),
  ).rejects.toMatchObject(unread)
  const { owners } = await blind.call(listRotations, { query: { connectionId } })
  const ownerId = owners[0]?.id as never
  const { id } = await blind.call(createRotation, {
    body: { connectionId, credentialId, ownerId, deadline: '2030-01-31', note: '' },
  })
  const params = { rotationId: id }
  await blind.call(takeRotationStep, { params, body: { step: 'look' } })
  const { entries } = await blind.call(getRotation, { params })
  expect(entries[0]?.note).toMatch(/^schedules could not be read \(/)
  await expect(
    blind.call(takeRotationStep, { params, body: { step: 'hold' } }),
  ).rejects.toMatchObject(unread)
})
