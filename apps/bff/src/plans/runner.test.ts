import { afterEach, describe, expect, test } from 'vitest'
import { createUser } from '../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../testing/run-rig.ts'
import { systemClock } from '../core/clock.ts'

let rig: RunRig | undefined

afterEach(async () => {
  await rig?.close()
  rig = undefined
})

const email = (at: number) => `new-${at}@example.test`
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => createUser(at + 1, email(at + 1)))
const createCalls = (count: RunRig) => count.sandbox.calls.count({ operation: 'Users_CreateUser' })
const found = (on: RunRig, at: number) => on.sandbox.world.findByEmail(email(at)).length

describe('a run without trouble', () => {
  test('creates every user once and accounts for every change', async () => {
    rig = await startRunRig()
    const { run, results } = await rig.runPlan(people(300))
    expect(run).toMatchObject({ state: 'done', notice: null, queuePosition: 0 })
    expect(run.counts).toMatchObject({ total: 300, waiting: 0, inFlight: 0 })
    expect(run.counts.outcomes.applied).toBe(300)
    expect(createCalls(rig)).toBe(300)
    expect(results.map((result) => result.seq)).toEqual(people(300).map((change) => change.seq))
  })

  test('creates a group, then users, then adds all of them in one call', async () => {
    rig = await startRunRig()
    const changes = [
      { seq: 1, kind: 'create-group' as const, payload: { name: 'Night shift', role: 'Viewer' } },
      ...[2, 3, 4].map((seq) => createUser(seq, email(seq))),
      ...[2, 3, 4].map((of) => ({
        seq: of + 3,
        kind: 'add-group-members' as const,
        payload: {
          group: { createdBy: 1 },
          groupName: 'Night shift',
          user: { createdBy: of },
          email: email(of),
        },
        dependsOn: [1, of],
      })),
    ]
    const { run } = await rig.runPlan(changes)
    expect(run.counts.outcomes.applied).toBe(7)
    const group = [...rig.sandbox.world.userGroups.values()].find(
      ({ name }) => name === 'Night shift',
    )
    expect(group?.members.size).toBe(3)
    expect(rig.sandbox.calls.count({ operation: 'UserGroups_AddUsersToGroup' })).toBe(1)
  })

  test('skips what rests on a change that was refused, and names it', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({
      operation: 'Users_CreateUser',
      status: 400,
      body: { message: 'No seat left.' },
    })
    const { run, results } = await rig.runPlan([
      createUser(1, email(1)),
      {
        seq: 2,
        kind: 'add-group-members',
        payload: {
          group: { id: 'some' },
          groupName: 'Some',
          user: { createdBy: 1 },
          email: email(1),
        },
        dependsOn: [1],
      },
    ])
    expect(run.counts.outcomes).toMatchObject({ refused: 1, skipped: 1 })
    expect(results[0]).toMatchObject({
      outcome: 'refused',
      serverText: 'No seat left.',
      httpStatus: 400,
    })
    expect(results[1]?.message).toContain('Change 1.')
  })

  test('reports a refusal inside a 200 at its own row', async () => {
    rig = await startRunRig()
    const group = [...rig.sandbox.world.userGroups.values()][0]
    if (!group) throw new Error('no group')
    const outsider = [...rig.sandbox.world.users.values()].find(
      (user) => !group.members.has(user.id),
    )
    const add = (seq: number, id: string) => ({
      seq,
      kind: 'add-group-members' as const,
      payload: {
        group: { id: group.id },
        groupName: group.name,
        user: { id },
        email: `${id}@x.test`,
      },
    })
    const { results } = await rig.runPlan([
      add(1, outsider?.id ?? ''),
      add(2, 'ffffffffffffffffffffffff'),
    ])
    expect(results[0]).toMatchObject({ outcome: 'applied' })
    expect(results[1]).toMatchObject({ outcome: 'refused', httpStatus: 200 })
    expect(results[1]?.serverText).not.toBe('')
  })
})

describe('what others did meanwhile', () => {
  test('a user who is there as wanted is not written again', async () => {
    rig = await startRunRig()
    await rig.runPlan([createUser(1, email(1))])
    const { results } = await rig.runPlan([createUser(1, email(1))])
    expect(results[0]).toMatchObject({ outcome: 'already_applied' })
    expect(createCalls(rig)).toBe(1)
  })

  test('a user who is there with other values needs a review', async () => {
    rig = await startRunRig()
    await rig.runPlan([createUser(1, email(1))])
    const { results } = await rig.runPlan([createUser(1, email(1), { lastName: 'Other' })])
    expect(results[0]?.outcome).toBe('needs_review')
    expect(results[0]?.message).toContain('Last name')
    expect(createCalls(rig)).toBe(1)
  })

  test('an update writes only what is still as the plan saw it', async () => {
    rig = await startRunRig()
    const [first, second, third] = [...rig.sandbox.world.users.values()]
    if (!first || !second || !third) throw new Error('no users')
    const update = (
      seq: number,
      user: { id: string; email: string },
      before: string,
      after: string,
    ) => ({
      seq,
      kind: 'update-user' as const,
      payload: { userId: user.id, email: user.email, set: { lastName: after } },
      before: { set: { lastName: before } },
    })
    const { results } = await rig.runPlan([
      update(1, first, first.lastName, 'Changed'),
      update(2, second, 'Never had this name', 'Changed'),
      update(3, third, 'Before', third.lastName),
    ])
    expect(results.map((result) => result.outcome)).toEqual([
      'applied',
      'needs_review',
      'already_applied',
    ])
    expect(results[1]?.message).toContain('Changed meanwhile by someone else: Last name')
    expect(rig.sandbox.world.users.get(first.id)?.lastName).toBe('Changed')
    expect(rig.sandbox.calls.count({ operation: 'Users_UpdateUser' })).toBe(1)
  })
})

describe('unclear answers', () => {
  test.each([
    ['an answer lost after the write was applied', { reset: 'after' as const }],
    ['a broken body after the write was applied', { brokenBody: true }],
    ['an error of the Server after the write was applied', { status: 500, applyFirst: true }],
  ])('%s: looked up, confirmed, not repeated', async (_, fault) => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'Users_CreateUser', match: email(2), times: 1, ...fault })
    const { run, results } = await rig.runPlan(people(3))
    expect(run.counts.outcomes.applied).toBe(3)
    expect(results[1]?.message).toContain('looked it up')
    expect(createCalls(rig)).toBe(3)
    expect(found(rig, 2)).toBe(1)
  })

  test('a connection reset before the write was applied: looked up, then repeated', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({
      operation: 'Users_CreateUser',
      match: email(2),
      times: 1,
      reset: 'before',
    })
    const { run } = await rig.runPlan(people(3))
    expect(run.counts.outcomes.applied).toBe(3)
    expect(createCalls(rig)).toBe(4)
    expect(found(rig, 2)).toBe(1)
  })

  test('a lost answer is not looked up before the Server must be through with the write', async () => {
    rig = await startRunRig({ times: { writeMaxMs: 600 } })
    rig.sandbox.faults.add({ operation: 'Users_CreateUser', times: 1, reset: 'before' })
    const startedMs = systemClock.monotonicMs()
    await rig.runPlan(people(1))
    expect(systemClock.monotonicMs() - startedMs).toBeGreaterThan(600)
  })

  test('an error that stays is given up after four tries, with the Server’s text; others go on', async () => {
    rig = await startRunRig()
    const fault = rig.sandbox.faults.add({
      operation: 'Users_CreateUser',
      match: email(2),
      status: 500,
      body: { message: 'Object reference not set.' },
    })
    const { run, results } = await rig.runPlan(people(20))
    expect(run.counts.outcomes).toMatchObject({ applied: 19, failed: 1 })
    expect(results[1]).toMatchObject({ httpStatus: 500, serverText: 'Object reference not set.' })
    expect(results[1]?.message).toContain('4 times')
    expect(fault.firedCount).toBe(4)
  })

  test('two users where one was wanted need a review', async () => {
    rig = await startRunRig({
      sandbox: { acceptDuplicateEmails: true },
      times: { writeMaxMs: 500 },
    })
    const gateways = rig.openGateways()
    rig.sandbox.faults.add({ operation: 'Users_CreateUser', nth: 1, reset: 'after' })
    rig.addRunner()
    const runId = await rig.start(await rig.plan(people(1)))
    while (found(rig, 1) === 0) await systemClock.sleep(5)
    // Somebody else creates the same person while our answer is lost.
    await gateways.users.create(
      { email: email(1), firstName: 'Ada', lastName: 'Number 1' },
      { priority: 'people' },
    )
    await rig.waitFor(runId)
    await gateways.close()
    expect((await rig.results(runId))[0]?.outcome).toBe('needs_review')
  })
})

describe('a Server in trouble', () => {
  test('a token that is refused in the middle is renewed, no row fails', async () => {
    rig = await startRunRig({ sandbox: { latencyMs: 5 } })
    rig.addRunner()
    const runId = await rig.start(await rig.plan(people(400)))
    // In the middle: some calls have been made, and far more are left than can be under way.
    while (createCalls(rig) < 20) await systemClock.sleep(1)
    rig.sandbox.clock.advance(2 * 3_600_000)
    const run = await rig.waitFor(runId)
    expect(run.counts.outcomes.applied).toBe(400)
    expect(createCalls(rig)).toBeGreaterThan(400)
  })

  test('429 with Retry-After slows down and fails nothing', async () => {
    rig = await startRunRig()
    const fault = rig.sandbox.faults.add({
      operation: 'Users_CreateUser',
      nth: 5,
      times: 3,
      status: 429,
      headers: { 'retry-after': '1' },
    })
    const startedMs = systemClock.monotonicMs()
    const { run } = await rig.runPlan(people(20))
    expect(run.counts.outcomes.applied).toBe(20)
    expect(systemClock.monotonicMs() - startedMs).toBeGreaterThan(900)
    expect(fault.firedCount).toBe(3)
  })

  test('503 is waited out', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'Users_CreateUser', nth: 2, times: 4, status: 503 })
    const { run } = await rig.runPlan(people(20))
    expect(run.counts.outcomes.applied).toBe(20)
  })

  test('refused credentials halt the run at once, and it goes on when resumed', async () => {
    rig = await startRunRig()
    const fault = rig.sandbox.faults.add({ operation: 'Users_CreateUser', status: 401 })
    const { run } = await rig.runPlan(people(50))
    expect(run.state).toBe('halted')
    expect(run.notice).toContain('refuses the key and secret')
    expect(run.counts).toMatchObject({ waiting: 50, inFlight: 0 })
    rig.sandbox.faults.remove(fault.id)
    await rig.service.resumeRun(run.id)
    const again = await rig.waitFor(run.id, ['done'])
    expect(again.counts.outcomes.applied).toBe(50)
    expect(again.notice).toBeNull()
  })

  test('three refusals in a row for lack of rights halt the run', async () => {
    rig = await startRunRig({ maxConcurrency: 1 })
    rig.sandbox.faults.add({ operation: 'Users_CreateUser', status: 403 })
    const { run } = await rig.runPlan(people(50))
    expect(run.state).toBe('halted')
    expect(run.notice).toContain('3 changes in a row')
    expect(run.counts.outcomes.refused).toBeLessThan(6)
  })

  test('a Server that stays away halts the run with nothing lost', async () => {
    rig = await startRunRig({ sandbox: { latencyMs: 5 } })
    rig.addRunner()
    const runId = await rig.start(await rig.plan(people(200)))
    await systemClock.sleep(150)
    const port = rig.server.port
    await rig.server.close()
    const halted = await rig.waitFor(runId, ['halted'], 20_000)
    expect(halted.notice).toContain('resume it when the Server is back')
    expect(halted.counts.outcomes.failed).toBe(0)
    const back = await rig.sandbox.listen(port)
    await rig.service.resumeRun(runId)
    const run = await rig.waitFor(runId, ['done'], 20_000)
    await back.close()
    expect(run.counts.outcomes.applied).toBe(200)
    expect(rig.sandbox.world.users.size).toBeGreaterThanOrEqual(200)
    for (let at = 1; at <= 200; at += 1) expect(found(rig, at)).toBe(1)
  }, 40_000)
})

describe('what people ask of a run', () => {
  test('pause stops after the calls in flight, resume ends the rest', async () => {
    rig = await startRunRig({ sandbox: { latencyMs: 20 } })
    rig.addRunner()
    const runId = await rig.start(await rig.plan(people(200)))
    await systemClock.sleep(300)
    await rig.service.pauseRun(runId)
    const paused = await rig.waitFor(runId, ['paused'])
    expect(paused.counts.inFlight).toBe(0)
    expect(paused.counts.waiting).toBeGreaterThan(0)
    const calls = createCalls(rig)
    expect(paused.counts.outcomes.applied).toBe(calls)
    await systemClock.sleep(200)
    expect(createCalls(rig)).toBe(calls)
    await rig.service.resumeRun(runId)
    const run = await rig.waitFor(runId, ['done'])
    expect(run.counts.outcomes.applied).toBe(200)
    expect(createCalls(rig)).toBe(200)
  })

  test('cancel leaves the rest cancelled', async () => {
    rig = await startRunRig({ sandbox: { latencyMs: 20 } })
    rig.addRunner()
    const runId = await rig.start(await rig.plan(people(200)))
    await systemClock.sleep(300)
    await rig.service.cancelRun(runId)
    const run = await rig.waitFor(runId, ['cancelled'])
    expect(run.counts.outcomes.applied + run.counts.outcomes.cancelled).toBe(200)
    expect(run.counts.outcomes.applied).toBe(createCalls(rig))
    await expect(rig.service.cancelRun(runId)).rejects.toMatchObject({ code: 'run_state_conflict' })
  })

  test('a stop rule pauses the run and says why; resuming counts anew', async () => {
    rig = await startRunRig({ maxConcurrency: 1, sandbox: { latencyMs: 5 } })
    for (const at of [3, 30])
      rig.sandbox.faults.add({
        operation: 'Users_CreateUser',
        match: `"${email(at)}"`,
        status: 400,
      })
    const { run } = await rig.runPlan(people(40), { kind: 'stop_at_first' })
    expect(run.state).toBe('paused')
    expect(run.notice).toContain('Stopped by its rule after 1 change')
    expect(run.counts.waiting).toBeGreaterThan(0)
    await rig.service.resumeRun(run.id)
    const second = await rig.waitFor(run.id, ['paused', 'done'])
    expect(second.state).toBe('paused')
    await rig.service.resumeRun(run.id)
    const last = await rig.waitFor(run.id, ['done'])
    expect(last.counts.outcomes).toMatchObject({ applied: 38, refused: 2 })
  })

  test('runs of one connection wait in order and say so; another connection does not wait', async () => {
    rig = await startRunRig({ sandbox: { latencyMs: 20 } })
    await rig.addConnection('other')
    const first = await rig.start(await rig.plan(people(60)))
    const second = await rig.start(await rig.plan([createUser(1, 'second@example.test')]))
    const other = await rig.start(
      await rig.plan([createUser(1, 'other@example.test')], { connectionId: 'other' }),
    )
    expect((await rig.service.getRun(second)).queuePosition).toBe(1)
    rig.addRunner()
    await rig.waitFor(other)
    expect((await rig.service.getRun(first)).state).toBe('running')
    expect((await rig.service.getRun(second)).state).toBe('queued')
    const [one, two] = [await rig.waitFor(first), await rig.waitFor(second)]
    expect(two.startedAt && one.finishedAt && two.startedAt >= one.finishedAt).toBe(true)
  })
})

describe('several workers', () => {
  test('a worker whose run was taken over sends and writes nothing more', async () => {
    const on = await startRunRig({ sandbox: { latencyMs: 30 } })
    rig = on
    let isFrozen = false
    const store = {
      ...on.store,
      renew: async (...args: Parameters<typeof on.store.renew>) => {
        if (isFrozen) await new Promise(() => undefined)
        return on.store.renew(...args)
      },
    }
    rig.addRunner({ store })
    const runId = await rig.start(await rig.plan(people(400)))
    await systemClock.sleep(200)
    isFrozen = true
    rig.addRunner()
    const run = await rig.waitFor(runId, ['done'], 15_000)
    expect(run.counts.outcomes.applied).toBe(400)
    expect(createCalls(rig)).toBe(400)
  }, 20_000)

  test('a stopped worker gives its run back, the next goes on at once', async () => {
    rig = await startRunRig({ sandbox: { latencyMs: 20 }, times: { leaseMs: 60_000 } })
    const first = rig.addRunner()
    const runId = await rig.start(await rig.plan(people(100)))
    await systemClock.sleep(200)
    await first.stop()
    const between = await rig.service.getRun(runId)
    expect(between).toMatchObject({ state: 'running', counts: { inFlight: 0 } })
    rig.addRunner()
    const run = await rig.waitFor(runId, ['done'])
    expect(run.counts.outcomes.applied).toBe(100)
    expect(createCalls(rig)).toBe(100)
  })
})
