import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { expect, test } from 'vitest'
import { createWorldDirectory } from '../../../../testing/world-directory.ts'
import { addAssets, addPerson } from '../../../../testing/world-people.ts'
import type { PlanChunk } from '../../../plans/change.ts'
import { readSheet } from '../../../sheets/reading/read-sheet.ts'
import { gatherFacts } from '../credential-facts.ts'
import { readCredentialSheet } from './credential-sheet.ts'
import { planCredentialSheet } from './credential-sheet-plan.ts'
import { toSheetRow } from './credential-sheet-rows.ts'

const sandbox = createSandbox({ world: 'small-team' })
const { world } = sandbox
const directory = createWorldDirectory(world)
const [loads, spare] = [...world.credentials.values()]
const able = { create: null, changePassword: null, delete: null, share: null }
const head = 'Credential,Person,Group,Action,Into\n'
const read = async (rows: string, cannot: object = {}, columns = head) => {
  const bytes = new TextEncoder().encode(columns + rows)
  return readCredentialSheet(directory, await readSheet(bytes, {}), { ...able, ...cannot })
}
const look = async (rows: string, cannot: object = {}) =>
  (await read(rows, cannot)).rows.map(toSheetRow).map(({ faults, sentence }) => {
    const [fault] = faults
    return fault ? [fault.column, fault.text] : sentence
  })
const plan = async (rows: string, cannot: object = {}) => {
  const sheet = await read(rows, cannot)
  const ids = [loads?.id ?? '', spare?.id ?? '']
  const facts = await gatherFacts(directory, { kind: 'delete' }, ids)
  const draft = planCredentialSheet(sheet.rows, facts)
  const chunks: PlanChunk[] = []
  for await (const chunk of draft.chunks()) chunks.push(chunk)
  return {
    rows: chunks.flatMap((chunk) => chunk.rows),
    changes: chunks.flatMap((chunk) => chunk.changes),
  }
}
const password = 'EXAMPLE\\svc-loads,,,password,\n'
const create = 'CORP\\new,,,create,\n'

test('a password is changed and a credential made without either in the sheet', async () => {
  expect(await look(password + create)).toEqual([
    'Change the password of the credential “EXAMPLE\\svc-loads”; it is typed when the run is started.',
    'Create the credential “CORP\\new”; its password is typed when the run is started.',
  ])
  const { changes, rows } = await plan(password + create + password)
  expect(rows.map(({ line, reasons, verdict }) => [line, verdict, reasons])).toEqual([
    [2, 'update', ['Type the new password when the run is started. It can’t be brought back.']],
    [3, 'create', ['Type its password when the run is started.']],
    [4, 'skip', ['Line 2 is about the same.']],
  ])
  expect(changes.map(({ kind, payload }) => [kind, payload])).toMatchObject([
    ['change-credential-password', { secretSlots: [{ slot: 'password 1' }] }],
    ['create-credential', { userName: 'CORP\\new', secretSlots: [{ slot: 'password 2' }] }],
  ])
})

test('a credential that the sheet makes is shared by other rows of it, above and below', async () => {
  const share = 'corp\\NEW,,Analysts,add,\n'
  const other = 'CORP\\new,bo.nguyen@example.test,,,\n'
  expect((await look(share + create))[0]).toBe(
    'Share the credential “CORP\\new”, which line 3 makes, with the group “Analysts”.',
  )
  const { changes, rows } = await plan(share + create + other + share)
  expect(rows.map(({ changeSeqs, line, verdict }) => [line, verdict, changeSeqs])).toEqual([
    [2, 'create', [1, 2]],
    [3, 'create', [1]],
    [4, 'create', [1, 3]],
    [5, 'skip', []],
  ])
  expect(changes.map(({ dependsOn, kind }) => [kind, dependsOn])).toEqual([
    ['create-credential', []],
    ['add-share', [1]],
    ['add-share', [1]],
  ])
})

test.each([
  [
    'a known name',
    'example\\SVC-LOADS,,,create,\n',
    [['Credential', 'The Server has a credential of this name already.']],
  ],
  ['no name', ',,Analysts,create,\n', [['Credential', 'Give the logon, for example CORP\\svc.']]],
  [
    'one made twice',
    create + create.toUpperCase(),
    [expect.any(String), ['Credential', 'Line 2 makes this credential already.']],
  ],
  [
    'a deletion and a password',
    `${password}EXAMPLE\\svc-loads,,,delete,\n`,
    [['Action', 'Line 3 deletes this credential.'], expect.any(String)],
  ],
  [
    'a deletion of what is made',
    `CORP\\new,,,delete,\n${create}`,
    [
      ['Credential', 'Line 3 makes this credential. Bring this row again once it is made.'],
      expect.any(String),
    ],
  ],
  [
    'a swap into what is made',
    `${create}EXAMPLE\\svc-loads,,,swap,CORP\\new\n`,
    [
      expect.any(String),
      ['Into', 'Line 2 makes this credential. Bring this row again once it is made.'],
    ],
  ],
  [
    'a share of what can’t be made',
    'CORP\\new,bo.nguyen@example.test,,create,\nCORP\\new,,Analysts,add,\n',
    [
      ['Person', 'A row that creates a credential names neither person nor group.'],
      ['Credential', 'Line 2 was to make this credential, and is faulty.'],
    ],
  ],
])('rows that don’t go are faults at their column: %s', async (_, rows, faults) => {
  expect(await look(rows)).toEqual(faults)
})

test('what the release or the way to the Server does not allow is a fault with the reason', async () => {
  const cannot = { create: 'Needs 2025.1.', changePassword: 'Needs TLS.' }
  const share = 'EXAMPLE\\svc-spare,,Analysts,add,\n'
  expect(await look(password + create + share, cannot)).toEqual([
    ['Action', 'Needs TLS.'],
    ['Action', 'Needs 2025.1.'],
    'Share the credential “EXAMPLE\\svc-spare” with the group “Analysts”.',
  ])
  const { changes, rows } = await plan(password + create + share, cannot)
  expect(rows.map(({ reasons, verdict }) => [verdict, reasons])).toEqual([
    ['invalid', ['Needs TLS.']],
    ['invalid', ['Needs 2025.1.']],
    ['create', []],
  ])
  expect(changes).toHaveLength(1)
})

const typed = 'hunter2-in-a-cell'

test.each(['Password', 'New pass-word', 'Kennwort', 'Mot de passe', 'PWD', 'Client secret'])(
  'a sheet with a column called %s is refused, and no cell of it is repeated',
  async (name) => {
    const refused = read(
      `EXAMPLE\\svc-loads,password,${typed}\n`,
      {},
      `Credential,Action,${name}\n`,
    )
    await expect(refused).rejects.toMatchObject({
      code: 'file_unreadable',
      options: { detail: expect.stringMatching(/^Column 3 looks like one of passwords/) },
    })
    const error: unknown = await refused.catch((caught: unknown) => caught)
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(typed)
  },
)

test('a password in a cell that has no business there is not repeated', async () => {
  const rows = [
    `EXAMPLE\\svc-loads,${typed},,password,\n`,
    `CORP\\new,,${typed},create,\n`,
    `EXAMPLE\\svc-spare,,,password,${typed}\n`,
  ].join('')
  const sheet = await read(rows)
  expect(sheet.rows.map(({ task }) => task)).toEqual([null, null, null])
  expect(JSON.stringify(sheet)).not.toContain(typed)
  expect(JSON.stringify(await plan(rows))).not.toContain(typed)
})

test('a swap warns of owners who have no share of what comes, unless the sheet gives them one', async () => {
  const stranger = addPerson(sandbox, 'stranger', { role: 'Artisan' })
  const [bo] = world.findByEmail('bo.nguyen@example.test')
  const schedules = [stranger.id, bo?.id ?? ''].map((id, at) =>
    addAssets(sandbox, id, `Load ${at}`),
  )
  for (const { scheduleId } of schedules)
    world.schedules.update(scheduleId, { credentialId: spare?.id ?? '' })
  const swap = 'EXAMPLE\\svc-spare,,,swap,EXAMPLE\\svc-loads\n'
  const { rows } = await plan(swap)
  expect(rows[0]?.reasons).toEqual([
    '“EXAMPLE\\svc-loads” is not shared with the owner of “Load 0” (stranger@example.test): the schedule would fail. Share it first.',
    '“EXAMPLE\\svc-loads” comes in its place in 2 schedules.',
  ])
  const share = 'EXAMPLE\\svc-loads,stranger@example.test,,add,\n'
  const take = [
    'EXAMPLE\\svc-loads,bo.nguyen@example.test,,remove,\n',
    'EXAMPLE\\svc-loads,,Analysts,remove,\n',
  ].join('')
  const shared = await plan(swap + share)
  expect(shared.rows[0]?.reasons).toHaveLength(1)
  const taken = await plan(swap + share + take)
  expect(taken.rows[0]?.reasons[0]).toContain('“Load 1” (bo.nguyen@example.test)')
})
