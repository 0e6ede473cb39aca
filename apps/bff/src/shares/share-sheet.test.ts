import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { expect, test } from 'vitest'
import { createWorldDirectory } from '../../testing/world-directory.ts'
import { readSheet } from '../sheets/reading/read-sheet.ts'
import { listShareTemplate, planShareSheet, readShareSheet, toShareReading } from './share-sheet.ts'

const { world } = createSandbox({ world: 'small-team' })
const directory = createWorldDirectory(world)
const [loads, spare] = [...world.credentials.values()]
const read = async (csv: string) =>
  readShareSheet(directory, 'credential', await readSheet(new TextEncoder().encode(csv), {}))

const csv = `Credential,Person,Group,Action,Why
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
  const reading = toShareReading(await read(csv))
  expect(reading).toMatchObject({ rowCount: 8, faultCount: 3, unknownColumns: ['Why'] })
  expect(reading.items.map(({ line, sentence }) => [line, sentence !== ''])).toEqual([
    [2, true],
    [3, true],
    [4, true],
    [5, true],
    [6, true],
    [7, false],
    [8, false],
    [9, false],
  ])
  expect(reading.items[5]?.faults).toEqual([
    { column: 'Credential', text: 'The Server has no credential “nothing”.' },
    { column: 'Person', text: 'Nobody on this Server has the e-mail nobody@example.test.' },
    { column: 'Action', text: '“juggle” is neither “add” nor “remove”.' },
  ])
})

test('it becomes a plan in which faulty and repeated rows write nothing', async () => {
  const rows: [number, string, number][] = []
  for await (const chunk of planShareSheet(await read(csv)).chunks())
    rows.push(
      ...chunk.rows.map(
        ({ changeSeqs, line, verdict }) =>
          [line, verdict, changeSeqs.length] as [number, string, number],
      ),
    )
  expect(rows).toEqual([
    [2, 'create', 1],
    [3, 'create', 1],
    [4, 'update', 1],
    [5, 'skip', 0],
    [6, 'unchanged', 0],
    [7, 'invalid', 0],
    [8, 'invalid', 0],
    [9, 'invalid', 0],
  ])
  expect(loads?.userName).toBe('EXAMPLE\\svc-loads')
})

test.each(['credential', 'data-connection'] as const)(
  'the template of %s can be read',
  async (shared) => {
    const text = listShareTemplate(shared)
      .map((row) => row.join(','))
      .join('\n')
    const sheet = await readSheet(new TextEncoder().encode(text), {})
    expect((await readShareSheet(directory, shared, sheet)).unknownColumns).toEqual([])
  },
)

test('a sheet without the columns says which are needed', async () => {
  await expect(read('Email,Group\na@example.test,b\n')).rejects.toMatchObject({
    code: 'file_unreadable',
  })
})
