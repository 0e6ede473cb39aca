import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { expect, test } from 'vitest'
import { createWorldDirectory } from '../../../../testing/world-directory.ts'
import { readSheet } from '../../../sheets/reading/read-sheet.ts'
import { gatherFacts } from '../credential-facts.ts'
import { readCredentialSheet, sheetColumns } from './credential-sheet.ts'
import { planCredentialSheet } from './credential-sheet-plan.ts'

const { world } = createSandbox({ world: 'small-team' })
const directory = createWorldDirectory(world)
const [loads, spare] = [...world.credentials.values()]
const ableToAll = { create: null, changePassword: null, delete: null, share: null }
const read = async (csv: string) =>
  readCredentialSheet(directory, await readSheet(new TextEncoder().encode(csv), {}), ableToAll)
const faultsOf = async (csv: string) =>
  (await read(csv)).rows.map(({ faults }) => faults.map(({ column, text }) => [column, text]))

const shares = `Credential,Person,Group,Action,Why
EXAMPLE\\svc-loads,ada.lopez@example.test,,,x
${spare?.id},,Analysts,add,
example\\SVC-LOADS,bo.nguyen@example.test,,remove,
EXAMPLE\\svc-loads,bo.nguyen@example.test,,add,
EXAMPLE\\svc-loads,,Analysts,add,
nothing,nobody@example.test,,juggle,
,,Analysts,add,
EXAMPLE\\svc-loads,ada.lopez@example.test,Analysts,add,
`

test('a sheet of shares is understood, row by row', async () => {
  const { columns, rows, unknownColumns } = await read(shares)
  expect(columns).toEqual(['Credential', 'Person', 'Group', 'Action'])
  expect(unknownColumns).toEqual(['Why'])
  expect(rows.map(({ line, task }) => [line, task?.kind])).toEqual([
    [2, 'share'],
    [3, 'share'],
    [4, 'unshare'],
    [5, 'share'],
    [6, 'share'],
    [7, undefined],
    [8, undefined],
    [9, undefined],
  ])
  expect(rows[5]?.faults).toEqual([
    { column: 'Credential', text: 'The Server has no credential called “nothing”.' },
    { column: 'Person', text: 'The Server has no person called “nobody@example.test”.' },
    {
      column: 'Action',
      text: '“juggle” is none of add, remove, create, password, swap and delete.',
    },
  ])
})

const planned = async (csv: string) => {
  const { rows } = await read(csv)
  const ids = [loads?.id ?? '', spare?.id ?? '']
  const draft = planCredentialSheet(rows, await gatherFacts(directory, { kind: 'delete' }, ids))
  const found: [number, string, number][] = []
  for await (const chunk of draft.chunks())
    for (const { changeSeqs, line, verdict } of chunk.rows)
      found.push([line, verdict, changeSeqs.length])
  return found
}

test('it becomes a plan in which faulty and repeated rows write nothing', async () => {
  expect(await planned(shares)).toEqual([
    [2, 'create', 1],
    [3, 'create', 1],
    [4, 'update', 1],
    [5, 'skip', 0],
    [6, 'unchanged', 0],
    [7, 'invalid', 0],
    [8, 'invalid', 0],
    [9, 'invalid', 0],
  ])
})

test('a credential is deleted or swapped once', async () => {
  const head = 'Credential,Action,Into\n'
  const deletion = 'EXAMPLE\\svc-loads,Delete,\n'
  expect(await planned(head + deletion + deletion)).toEqual([
    [2, 'update', 1],
    [3, 'skip', 0],
  ])
  const swap = 'EXAMPLE\\svc-spare,swap,EXAMPLE\\svc-loads\n'
  expect(await planned(head + swap + swap)).toEqual([
    [2, 'unchanged', 0],
    [3, 'skip', 0],
  ])
})

test.each([
  [
    'people and groups',
    'EXAMPLE\\svc-loads,bo.nguyen@example.test,Analysts,delete,',
    [
      ['Person', 'A row that deletes a credential names neither person nor group.'],
      ['Group', 'A row that deletes a credential names neither person nor group.'],
    ],
  ],
  [
    'people in a swap, to nowhere',
    'EXAMPLE\\svc-loads,bo.nguyen@example.test,,swap,nothing',
    [
      ['Person', 'A row that swaps a credential names neither person nor group.'],
      ['Into', 'The Server has no credential called “nothing”.'],
    ],
  ],
  [
    'a swap without another one',
    'EXAMPLE\\svc-loads,,,swap,',
    [['Into', 'The row does not say which credential comes in its place.']],
  ],
  [
    'a swap into itself',
    'EXAMPLE\\svc-loads,,,swap,example\\svc-LOADS',
    [['Into', 'Name another credential than the one that is replaced.']],
  ],
  [
    'another one in a deletion',
    'EXAMPLE\\svc-loads,,,delete,EXAMPLE\\svc-spare',
    [['Into', 'Only a row that swaps names another credential.']],
  ],
  [
    'another one in a share',
    'EXAMPLE\\svc-loads,,Analysts,,EXAMPLE\\svc-spare',
    [['Into', 'Only a row that swaps names another credential.']],
  ],
  [
    'nothing',
    'nothing,,,delete,',
    [['Credential', 'The Server has no credential called “nothing”.']],
  ],
])('faults stand at their column: %s', async (_, row, faults) => {
  expect(await faultsOf(`Credential,Person,Group,Action,Into\n${row}\n`)).toEqual([faults])
})

test('rows that can’t go together in one run are faults', async () => {
  const head = 'Credential,Group,Action,Into\n'
  const deletion = 'EXAMPLE\\svc-loads,,delete,\n'
  const swap = 'EXAMPLE\\svc-loads,,swap,EXAMPLE\\svc-spare\n'
  const back = 'EXAMPLE\\svc-spare,,swap,EXAMPLE\\svc-loads\n'
  const share = 'EXAMPLE\\svc-loads,Analysts,remove,\n'
  expect(await faultsOf(head + share + deletion)).toEqual([
    [['Action', 'Line 3 deletes this credential.']],
    [],
  ])
  expect(await faultsOf(head + swap + deletion)).toEqual([
    [],
    [['Action', 'Line 2 swaps this credential. Delete it by another sheet, once that has run.']],
  ])
  expect(await faultsOf(head + deletion + back)).toEqual([
    [],
    [['Into', 'Line 2 does away with “EXAMPLE\\svc-loads”. Name another one.']],
  ])
  expect((await faultsOf(head + swap + back)).map(([fault]) => fault?.[0])).toEqual([
    'Into',
    'Into',
  ])
})

test('the columns of the template are understood', async () => {
  const { unknownColumns } = await read(`${Object.keys(sheetColumns).join(',')}\nx,y,,,\n`)
  expect(unknownColumns).toEqual([])
})

test('a sheet without the column of credentials says so', async () => {
  await expect(read('Email,Group\na@example.test,b\n')).rejects.toMatchObject({
    code: 'file_unreadable',
  })
})
