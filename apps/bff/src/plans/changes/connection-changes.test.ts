import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dumpStore } from '../../../testing/dump-store.ts'
import type { LooseChange } from '../../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { addPerson } from '../../../testing/world-people.ts'
import { toChangeDcm, toCreateDcm } from '../planned/dcm-changes.ts'
import { messages } from '../runner/notices.ts'
import { confirmedByLookup } from './change-kind.ts'
import { upsertDcmConnectionChange } from './upsert-dcm-connection.change.ts'

let rig: RunRig
beforeAll(async () => {
  rig = await startRunRig()
  // Each test stands alone: what is typed needs a worker when the run is started.
  rig.addRunner()
})
afterAll(() => rig.close())
beforeEach(() => {
  rig.sandbox.faults.clear()
  rig.sandbox.calls.clear()
})

interface Case {
  readonly change: LooseChange
  readonly isDone: () => boolean
}

let made = 0
const newName = (word: string) => {
  made += 1
  return `${word} ${made}`
}
/** Planted where nothing may say it. */
const plantedSecret = 'PLANTED-studio-secret'

const addConnection = () => {
  const name = newName('Ledger')
  const record = { connectionString: 'odbc:PWD=PLANTED-string', connectionType: 'ODBC' }
  const dcm = { dcmConnectionId: null, dcmConnectionTitle: null }
  const id = name.replace(' ', '').padEnd(24, '0')
  return rig.sandbox.world.dataConnections.add({ id, name, ...record, ...dcm })
}
const addStudio = (name = newName('Studio')) => {
  const [first] = rig.sandbox.world.subscriptions.values()
  if (!first) throw new Error('a world without studios')
  const id = name.replaceAll(' ', '').padEnd(24, '0')
  const more = { id, name, credentialId: '', canShareSchedules: false, apiSecret: plantedSecret }
  return rig.sandbox.world.subscriptions.add({ ...first, ...more })
}
const addDcm = () => {
  const [first] = rig.sandbox.world.dcmConnections.values()
  if (!first) throw new Error('a world without DCM connections')
  const id = newName('dcm')
  const [person] = rig.sandbox.world.users.values()
  const dataSource = { ...first.dataSource, id: `${id} source` }
  rig.sandbox.world.dcmConnections.add({ ...first, id, dataSource, credentials: {} })
  rig.sandbox.world.dcmExecution.share(id, 'user', person?.id ?? '')
  return rig.sandbox.world.dcmConnections.need(id)
}
/** Has a secret of its own, with where it stands. */
const addDcmWithSecret = () => {
  const { id } = addDcm()
  const [first] = [...rig.sandbox.world.dcmConnections.values()].flatMap((each) =>
    Object.entries(each.credentials),
  )
  if (!first) throw new Error('a world without secrets')
  const [credentialRole, held] = first
  const credentials = { [credentialRole]: { ...held, id: `${id} credential` } }
  rig.sandbox.world.dcmConnections.update(id, { credentials })
  const [[secretRole, { expiresOn }] = ['', { expiresOn: null }]] = Object.entries(held.secrets)
  return { id, place: { credentialRole, secretRole, before: expiresOn } }
}
const heldAt = (id: string, place: { credentialRole: string; secretRole: string }) =>
  rig.sandbox.world.dcmConnections.need(id).credentials[place.credentialRole]?.secrets[
    place.secretRole
  ]
/** A change of a connection as it is now. */
const changeDcm = (id: string, wanted: Parameters<typeof toChangeDcm>[2]): LooseChange => {
  const { allowInSdks, dataSource, lastChangedOn, name } = rig.sandbox.world.dcmConnections.need(id)
  const now = { id, name, ownerName: 'Ada', lastChangedAt: lastChangedOn }
  const change = toChangeDcm(1, { ...now, host: dataSource.host, allowInSdks }, wanted)
  if (!change) throw new Error('nothing to change')
  return change
}
const addRule = () => {
  const [first] = rig.sandbox.world.dcmRules.values()
  if (!first) throw new Error('a world without rules')
  return rig.sandbox.world.dcmRules.add({ ...first, id: newName('rule') })
}
const toValues = (rule: ReturnType<typeof addRule>) => ({
  sourceConnectionId: rule.sourceConnectionId,
  sourceTitle: rule.sourceConnectionTitle,
  targetConnectionId: rule.targetConnectionId,
  targetTitle: rule.targetConnectionTitle,
})

const cases: Readonly<Record<string, { operation: string; make: () => Case }>> = {
  'rename-data-connection': {
    operation: 'ServerConnections_UpdateServerDataConnectionName',
    make: () => {
      const { id, name } = addConnection()
      const payload = { dataConnectionId: id, dataConnectionName: name, name: `${name} new` }
      return {
        change: { seq: 1, kind: 'rename-data-connection', payload, before: { name } },
        isDone: () => rig.sandbox.world.dataConnections.get(id)?.name === `${name} new`,
      }
    },
  },
  'delete-data-connection': {
    operation: 'ServerConnections_DeleteServerDataConnection',
    make: () => {
      const { id, name } = addConnection()
      const payload = { dataConnectionId: id, dataConnectionName: name }
      const before = { name, userCount: 0, groupCount: 0 }
      return {
        change: { seq: 1, kind: 'delete-data-connection', payload, before },
        isDone: () => !rig.sandbox.world.dataConnections.has(id),
      }
    },
  },
  'update-studio': {
    operation: 'Subscriptions_UpdateSubscription',
    make: () => {
      const { id, name } = addStudio()
      const set = { canShareSchedules: true }
      const before = { set: { canShareSchedules: false } }
      const payload = { studioId: id, studioName: name, set, names: {} }
      return {
        change: { seq: 1, kind: 'update-studio', payload, before },
        isDone: () => rig.sandbox.world.subscriptions.get(id)?.canShareSchedules === true,
      }
    },
  },
  'move-to-studio': {
    operation: 'Subscriptions_ChangeUsersSubscription',
    make: () => {
      const from = addStudio()
      const to = addStudio()
      const person = addPerson(rig.sandbox, newName('mover').replace(' ', ''))
      rig.sandbox.world.updateUser(person.id, { subscriptionId: from.id })
      const studio = { id: to.id }
      const payload = { studio, studioName: to.name, userId: person.id, email: person.email }
      const before = { studioId: from.id, studioName: from.name }
      return {
        change: { seq: 1, kind: 'move-to-studio', payload, before },
        isDone: () => rig.sandbox.world.users.get(person.id)?.subscriptionId === to.id,
      }
    },
  },
  'delete-studio': {
    operation: 'Subscriptions_DeleteSubscription',
    make: () => {
      const { id, name } = addStudio()
      return {
        change: { seq: 1, kind: 'delete-studio', payload: { studioId: id, studioName: name } },
        isDone: () => !rig.sandbox.world.subscriptions.has(id),
      }
    },
  },
  'unshare-dcm-connection': {
    operation: 'DCMEAdmin_UnshareConnectionForExecutionAdmin',
    make: () => {
      const { id, name } = addDcm()
      const payload = { dcmConnectionId: id, dcmConnectionName: name, sharing: 'execution' }
      const before = { userCount: 1, groupCount: 0, ownerName: 'Ada' }
      return {
        change: { seq: 1, kind: 'unshare-dcm-connection', payload, before },
        isDone: () => rig.sandbox.world.dcmExecution.receiversOf(id, 'user').length === 0,
      }
    },
  },
  'delete-dcm-connection': {
    operation: 'DCMEAdmin_DeleteConnectionAdmin',
    make: () => {
      const { id, lastChangedOn, name } = addDcm()
      const payload = { dcmConnectionId: id, dcmConnectionName: name }
      const before = { lastChangedAt: lastChangedOn, ownerName: 'Ada' }
      return {
        change: { seq: 1, kind: 'delete-dcm-connection', payload, before },
        isDone: () => !rig.sandbox.world.dcmConnections.has(id),
      }
    },
  },
  'upsert-dcm-connection, name and host': {
    operation: 'DCMEAdmin_UpsertDcmConnection',
    make: () => {
      const { id, name } = addDcm()
      const set = { name: `${name} new`, host: 'new.example.test' }
      return {
        change: changeDcm(id, { set, secret: null }),
        isDone: () => rig.sandbox.world.dcmConnections.get(id)?.dataSource.host === set.host,
      }
    },
  },
  'upsert-dcm-connection, the end of a secret': {
    operation: 'DCMEAdmin_UpsertDcmConnection',
    make: () => {
      const { id, place } = addDcmWithSecret()
      const expiresAt = '2037-01-01T00:00:00.000Z'
      return {
        change: changeDcm(id, { set: {}, secret: { ...place, expiresAt, slot: null } }),
        isDone: () => heldAt(id, place)?.expiresOn === expiresAt,
      }
    },
  },
  'upsert-dcm-rule': {
    operation: 'DCMEAdmin_UpsertDCMEConnectionHandlingRule',
    make: () => {
      const rule = addRule()
      const before = toValues(rule)
      const values = { ...before, targetTitle: 'Other' }
      return {
        change: {
          seq: 1,
          kind: 'upsert-dcm-rule',
          payload: { ruleId: rule.id, values, knownIds: [] },
          before,
        },
        isDone: () => rig.sandbox.world.dcmRules.get(rule.id)?.targetConnectionTitle === 'Other',
      }
    },
  },
  'delete-dcm-rule': {
    operation: 'DCMEAdmin_DeleteDCMEConnectionHandlingRule',
    make: () => {
      const rule = addRule()
      const payload = { ruleId: rule.id, sourceTitle: rule.sourceConnectionTitle }
      return {
        change: { seq: 1, kind: 'delete-dcm-rule', payload, before: toValues(rule) },
        isDone: () => !rig.sandbox.world.dcmRules.has(rule.id),
      }
    },
  },
}

describe.each(Object.entries(cases))('%s', (_kind, { make, operation }) => {
  const writes = () => rig.sandbox.calls.list({ operation }).length

  test('is carried out once, and found done the second time', async () => {
    const { change, isDone } = make()
    const first = await rig.runPlan([change])
    expect(first.results[0]).toMatchObject({ outcome: 'applied', message: null, httpStatus: 200 })
    expect(isDone()).toBe(true)
    expect(writes()).toBe(1)
    const second = await rig.runPlan([change])
    expect(second.results[0]?.outcome).toBe('already_applied')
    expect(second.results[0]?.message).not.toBeNull()
    expect(writes()).toBe(1)
  })

  test('whose answer is lost is looked up, and not sent twice', async () => {
    const { change, isDone } = make()
    rig.sandbox.faults.add({ operation, reset: 'after', times: 1 })
    const { results } = await rig.runPlan([change])
    expect(results[0]).toMatchObject({ outcome: 'applied', message: confirmedByLookup })
    expect(isDone()).toBe(true)
    expect(writes()).toBe(1)
  })

  test('that never arrived is sent again', async () => {
    const { change, isDone } = make()
    rig.sandbox.faults.add({ operation, reset: 'before', times: 1 })
    const { results } = await rig.runPlan([change])
    expect(results[0]).toMatchObject({ outcome: 'applied' })
    expect(isDone()).toBe(true)
  })

  test('that is refused says what the Server said', async () => {
    const { change, isDone } = make()
    rig.sandbox.faults.add({ operation, status: 400, times: 1 })
    const { results } = await rig.runPlan([change])
    expect(results[0]?.outcome).toBe('refused')
    expect(isDone()).toBe(false)
  })
})

describe('a new studio', () => {
  const create = (name: string) => ({
    seq: 1,
    kind: 'create-studio' as const,
    payload: { name, credentialId: '', canShareSchedules: true, knownIds: [] },
  })

  test('is made once though its answer was lost, and takes people in', async () => {
    const name = newName('Fresh')
    const person = addPerson(rig.sandbox, newName('joiner').replace(' ', ''))
    rig.sandbox.faults.add({
      operation: 'Subscriptions_CreateSubscription',
      reset: 'after',
      times: 1,
    })
    const payload = {
      studio: { createdBy: 1 },
      studioName: name,
      userId: person.id,
      email: person.email,
    }
    const move = { seq: 2, kind: 'move-to-studio' as const, payload, dependsOn: [1] }
    const { results } = await rig.runPlan([create(name), move])
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
    const all = [...rig.sandbox.world.subscriptions.values()].filter((each) => each.name === name)
    expect(all).toHaveLength(1)
    expect(rig.sandbox.world.users.get(person.id)?.subscriptionId).toBe(all[0]?.id)
  })

  test('is not made while somebody else’s has its name', async () => {
    const { name } = addStudio()
    const { results } = await rig.runPlan([create(name)])
    expect(results).toMatchObject([{ outcome: 'needs_review' }])
    expect(rig.sandbox.calls.list({ operation: 'Subscriptions_CreateSubscription' })).toEqual([])
  })
})

describe('the secret of a DCM connection', () => {
  const operation = 'DCMEAdmin_UpsertDcmConnection'
  const typed = 'Typed "and" forgotten 7'
  const writes = () => rig.sandbox.calls.list({ operation }).length
  const make = () => {
    const { id, place } = addDcmWithSecret()
    const slot = { slot: 'secret 1', label: 'Secret' }
    const secret = { ...place, expiresAt: null, slot }
    return { id, place, change: changeDcm(id, { set: {}, secret }) }
  }
  const run = async (change: LooseChange) => {
    const runId = await rig.start(await rig.plan([change]), undefined, { 'secret 1': typed })
    await rig.waitFor(runId)
    return rig.results(runId)
  }

  test('that did not arrive is sent again', async () => {
    const { change, id, place } = make()
    rig.sandbox.faults.add({ operation, reset: 'before', times: 1 })
    expect(await run(change)).toMatchObject([
      { outcome: 'applied', message: messages.sentOnceMore },
    ])
    expect(writes()).toBe(2)
    expect(heldAt(id, place)?.text).toBe(typed)
  })

  test('whose answer was lost is left to people when the connection was changed', async () => {
    rig.sandbox.faults.add({ operation, reset: 'after', times: 1 })
    const results = await run(make().change)
    expect(results).toMatchObject([{ outcome: 'needs_review' }])
    expect(results[0]?.message).toContain('no call tells')
    expect(writes()).toBe(1)
  })
})

test('the Server repeats the secret of a DCM connection and nobody sees it', async () => {
  const operation = 'DCMEAdmin_UpsertDcmConnection'
  const typed = 'Typed "and" forgotten 8'
  const { id, place } = addDcmWithSecret()
  const slot = { slot: 'secret 1', label: 'Secret' }
  const change = changeDcm(id, { set: {}, secret: { ...place, expiresAt: null, slot } })
  const body = { message: `“${typed}” is too short, ${encodeURIComponent(typed)}` }
  rig.sandbox.faults.add({ operation, status: 400, body, times: 1 })
  const runId = await rig.start(await rig.plan([change]), undefined, { 'secret 1': typed })
  await rig.waitFor(runId)
  const [result] = await rig.results(runId)
  expect(result).toMatchObject({ outcome: 'refused' })
  expect(result?.serverText).toContain('“***” is too short, ***')
  const kept = (await dumpStore(rig.db)).map(({ text }) => text).join('\n')
  expect(kept).not.toContain('forgotten 8')
  expect(kept).not.toContain('forgotten%208')
})

/** A DCM connection that is to be made, with a name of its own. */
function draftDcm(name: string) {
  const [owner] = rig.sandbox.world.users.values()
  return {
    ownerId: owner?.id ?? '',
    name,
    schemaName: 'postgres.connection',
    allowInSdks: false,
    dataSource: {
      name: 'Source',
      schemaName: 'postgres.datasource',
      driver: 'PostgreSQL',
      host: 'db.example.test',
    },
    credential: null,
  }
}

describe('a new DCM connection', () => {
  const operation = 'DCMEAdmin_UpsertDcmConnection'
  const create = () => {
    const draft = draftDcm(newName('Created'))
    const listMade = () =>
      [...rig.sandbox.world.dcmConnections.values()].filter(({ name }) => name === draft.name)
    return { change: toCreateDcm(1, draft, 'Ada', []), listMade }
  }

  test.each([
    ['after', 1, confirmedByLookup],
    ['before', 2, null],
  ] as const)(
    'whose answer was lost %s it was made is made once',
    async (reset, writes, message) => {
      const { change, listMade } = create()
      rig.sandbox.faults.add({ operation, reset, times: 1 })
      const { results } = await rig.runPlan([change])
      expect(results).toMatchObject([{ outcome: 'applied', message }])
      expect(rig.sandbox.calls.list({ operation })).toHaveLength(writes)
      expect(listMade()).toHaveLength(1)
    },
  )

  test('that is refused says what the Server said', async () => {
    const { change, listMade } = create()
    rig.sandbox.faults.add({ operation, status: 400, body: { message: 'Not today.' } })
    const { results } = await rig.runPlan([change])
    expect(results).toMatchObject([{ outcome: 'refused', serverText: 'Not today.' }])
    expect(listMade()).toEqual([])
  })

  test('is left to people where somebody made another of its name meanwhile', async () => {
    const { change, listMade } = create()
    rig.sandbox.faults.add({ operation, reset: 'after', times: 1 })
    const [first] = rig.sandbox.world.dcmConnections.values()
    const { draft } = change.payload as { draft: { name: string; ownerId: string } }
    const other = { id: newName('other'), name: draft.name, ownerId: draft.ownerId }
    if (first) rig.sandbox.world.dcmConnections.add({ ...first, ...other })
    const { results } = await rig.runPlan([change])
    expect(results).toMatchObject([{ outcome: 'needs_review' }])
    expect(listMade()).toHaveLength(2)
  })
})

describe('a DCM connection that was made', () => {
  const payload = {
    dcmConnectionId: null,
    dcmConnectionName: 'New',
    ownerName: 'Ada',
    set: {},
    secret: null,
    draft: null,
    knownIds: [],
    secretSlots: [],
  }
  const invert = (modifiedAt: string | null) =>
    upsertDcmConnectionChange.invert({
      payload,
      before: null,
      id: 'x',
      facts: modifiedAt === null ? null : { modifiedAt },
      toId: () => '',
    })

  test('is deleted by undo as it was made, and not when that is not known', () => {
    const inverse = invert('2026-01-01T00:00:00.000Z')
    expect(inverse.isPossible && inverse.steps[0]?.[0]?.(1)).toMatchObject({
      kind: 'delete-dcm-connection',
      before: { lastChangedAt: '2026-01-01T00:00:00.000Z' },
    })
    expect(invert(null)).toMatchObject({ isPossible: false })
  })

  test('keeps the instant at which it was made', async () => {
    const draft = draftDcm(newName('Made'))
    const runId = await rig.start(await rig.plan([toCreateDcm(1, draft, 'Ada', [])]))
    await rig.waitFor(runId)
    const made = [...rig.sandbox.world.dcmConnections.values()].find(
      ({ name }) => name === draft.name,
    )
    const stored = await rig.db
      .selectFrom('change_result')
      .select('result')
      .where('run_id', '=', runId)
      .executeTakeFirstOrThrow()
    expect(stored.result).toEqual({ id: made?.id, modifiedAt: made?.lastChangedOn })
  })
})

describe('what somebody else did meanwhile', () => {
  test('people who are elsewhere are left there, the others move in one call', async () => {
    const [from, to, other] = [addStudio(), addStudio(), addStudio()]
    const people = ['a', 'b', 'c'].map((word) =>
      addPerson(rig.sandbox, newName(word).replace(' ', '')),
    )
    for (const { id } of people) rig.sandbox.world.updateUser(id, { subscriptionId: from.id })
    const [stray] = people
    rig.sandbox.world.updateUser(stray?.id ?? '', { subscriptionId: other.id })
    const changes = people.map((person, index) => ({
      seq: index + 1,
      kind: 'move-to-studio' as const,
      payload: {
        studio: { id: to.id },
        studioName: to.name,
        userId: person.id,
        email: person.email,
      },
      before: { studioId: from.id, studioName: from.name },
    }))
    const { results } = await rig.runPlan(changes)
    expect(results.map(({ outcome }) => outcome)).toEqual(['needs_review', 'applied', 'applied'])
    const operation = 'Subscriptions_ChangeUsersSubscription'
    expect(rig.sandbox.calls.list({ operation })).toHaveLength(1)
  })

  test('people whose studio is gone are left alone, the others move', async () => {
    const [from, to] = [addStudio(), addStudio()]
    const people = ['d', 'e'].map((word) => addPerson(rig.sandbox, newName(word).replace(' ', '')))
    for (const { id } of people) rig.sandbox.world.updateUser(id, { subscriptionId: from.id })
    const changes = people.map((person, index) => ({
      seq: index + 1,
      kind: 'move-to-studio' as const,
      payload: {
        studio: { id: to.id },
        studioName: to.name,
        userId: person.id,
        email: person.email,
      },
      before: { studioId: index === 0 ? ''.padEnd(24, 'f') : from.id, studioName: 'Home' },
    }))
    const { results } = await rig.runPlan(changes)
    expect(results.map(({ outcome }) => outcome)).toEqual(['needs_review', 'applied'])
  })

  test('a studio that holds somebody by now is not deleted', async () => {
    const { id, name } = addStudio()
    const person = addPerson(rig.sandbox, newName('late').replace(' ', ''))
    rig.sandbox.world.updateUser(person.id, { subscriptionId: id })
    const payload = { studioId: id, studioName: name }
    const { results } = await rig.runPlan([{ seq: 1, kind: 'delete-studio', payload }])
    expect(results[0]).toMatchObject({ outcome: 'needs_review', httpStatus: null })
    expect(rig.sandbox.world.subscriptions.has(id)).toBe(true)
  })

  test('a data connection that was shared since is not deleted', async () => {
    const { id, name } = addConnection()
    const person = addPerson(rig.sandbox, newName('reader').replace(' ', ''))
    rig.sandbox.world.connectionShares.share(id, 'user', person.id)
    const payload = { dataConnectionId: id, dataConnectionName: name }
    const before = { name, userCount: 0, groupCount: 0 }
    const { results } = await rig.runPlan([
      { seq: 1, kind: 'delete-data-connection', payload, before },
    ])
    expect(results[0]?.outcome).toBe('needs_review')
  })
})
