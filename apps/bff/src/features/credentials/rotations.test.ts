import {
  createRotation,
  getRotation,
  listRotations,
  takeRotationStep,
} from '@curator/console-contract/credential-rotations'
import type { ConnectionId, CredentialId, PlanId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, startRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  ...more,
})

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
