import { randomUUID } from 'node:crypto'
import { busyServer } from '@curator/alteryx-sandbox/worlds/busy-server'
import { accountId, connectionId } from '@curator/console-contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'
import { createWorldDirectories } from '../../../testing/world-directory.ts'
import { noReach } from '../../access/reach-book.ts'
import { systemClock } from '../../core/clock.ts'
import { createPlanWriter } from '../../plans/plan-writer.ts'
import { readSheet } from '../../sheets/reading/read-sheet.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import { createPlanStore, type PlanStore } from '../../store/plan.store.ts'
import { createSheetStore } from '../../store/sheet.store.ts'
import { OnboardingService } from './onboarding.service.ts'
import type { SheetChoices } from './planning/plan-sheet.ts'
import type { PlannedProfile } from './planning/profile-book.ts'

const connection = connectionId.parse('practice')
const author = accountId.parse('6f2c6b0e-6c1a-4c0e-9d75-0f2f4f1f7a11')
let database: TestDatabase
let plans: PlanStore
let service: OnboardingService

beforeAll(async () => {
  database = await createTestDatabase()
  const { db } = database
  const at = new Date('2026-07-01T08:00:00Z')
  const none = Buffer.alloc(0)
  await db
    .insertInto('account')
    .values({
      id: author,
      email: 'a@x.test',
      name: 'A',
      role: 'operator',
      password_hash: '',
      created_at: at,
    })
    .execute()
  await db
    .insertInto('connection')
    .values({
      id: connection,
      name: 'Practice',
      environment: 'development',
      base_url: 'http://x/',
      client_id: 'x',
      secret_key_id: 'x',
      secret_nonce: none,
      secret_sealed: none,
      is_practice: true,
      max_concurrency: 4,
      created_at: at,
    })
    .execute()
  plans = createPlanStore(db)
  const clock = { ...systemClock, now: () => at }
  service = new OnboardingService({
    sheets: createSheetStore(db),
    directories: createWorldDirectories(busyServer()),
    createPlan: createPlanWriter({ plans, clock, createId: randomUUID }),
    readSheet,
    writeWorkbook,
    listProfiles: async () => profiles,
    isWindows: async () => false,
    findReach: async () => noReach,
    clock,
    createId: randomUUID,
  })
})
afterAll(() => database.close())

const plainly: SheetChoices = { createGroups: [], profileId: null, truth: null }
const profiles: PlannedProfile[] = []

const bring = (content: string | Uint8Array, fileName = 'people.csv') =>
  service.createSheet({
    connectionId: connection,
    authorId: author,
    fileName,
    bytes: Buffer.from(content),
  })
const all = { only: 'all', offset: 0, limit: 200 } as const

describe('a sheet', () => {
  test('keeps each row with its line, cells and faults, and counts them', async () => {
    const sheet = await bring(
      'Email,First name,Colour,Groups\nA@example.test,Ada,red,Sales; Nope\na@example.test,Bo,,nope\n\nbad,Cy,blue,Other\n',
    )
    expect(sheet).toMatchObject({
      counts: { total: 3, ready: 0, faulty: 3, excluded: 0 },
      mapping: ['email', 'firstName', null, 'groups'],
      mappingSource: 'matched',
      samples: [
        ['A@example.test', 'a@example.test', 'bad'],
        ['Ada', 'Bo', 'Cy'],
        ['red', 'blue'],
        ['Sales; Nope', 'nope', 'Other'],
      ],
      unknownGroups: [
        { name: 'Nope', rowCount: 2 },
        { name: 'Other', rowCount: 1 },
      ],
    })
    expect(sheet.notices.map((notice) => notice.code)).toEqual([
      'blank_lines_skipped',
      'unknown_columns',
    ])
    const { rows } = await service.listRows(sheet.id, all)
    expect(
      rows.map(({ line, cells, faults }) => [line, cells[2], faults.map((fault) => fault.code)]),
    ).toEqual([
      [2, 'red', ['email_duplicate']],
      [3, '', ['email_duplicate']],
      [5, 'blue', ['email_malformed']],
    ])
    expect((await service.getSheet(sheet.id)).counts).toEqual(sheet.counts)
  })

  test('a fixed cell also settles the rows it clashed with', async () => {
    const sheet = await bring('Email\na@example.test\nA@example.test\nb@example.test\n')
    const fixed = await service.updateRows(sheet.id, {
      cells: [{ line: 3, column: 0, value: ' c@example.test ' }],
      exclusions: [],
    })
    expect(fixed.sheet.counts).toMatchObject({ ready: 3, faulty: 0 })
    expect(fixed.rows.map((row) => [row.line, row.cells, row.faults])).toEqual([
      [2, ['a@example.test'], []],
      [3, ['c@example.test'], []],
    ])
    const clash = await service.updateRows(sheet.id, {
      cells: [{ line: 4, column: 0, value: 'C@example.test' }],
      exclusions: [],
    })
    expect(clash.rows.map((row) => [row.line, row.faults[0]?.code])).toEqual([
      [3, 'email_duplicate'],
      [4, 'email_duplicate'],
    ])
    const left = await service.updateRows(sheet.id, {
      cells: [],
      exclusions: [{ line: 4, isExcluded: true }],
    })
    expect(left.sheet.counts).toEqual({ total: 3, ready: 2, faulty: 0, excluded: 1 })
    expect(
      (await service.listRows(sheet.id, { ...all, only: 'excluded' })).rows.map((row) => row.line),
    ).toEqual([4])
  })

  test('rows too short and too long are settled in place', async () => {
    const sheet = await bring('Email,First name\na@example.test\nb@example.test,B,oops\n')
    expect(sheet.counts.faulty).toBe(2)
    const { sheet: after } = await service.updateRows(sheet.id, {
      cells: [
        { line: 2, column: 1, value: 'A' },
        { line: 3, column: 2, value: '' },
      ],
      exclusions: [],
    })
    expect(after.counts.faulty).toBe(0)
  })

  test('a line or column that is not there is refused', async () => {
    const sheet = await bring('Email\na@example.test\n')
    const edit = (line: number, column: number) =>
      service.updateRows(sheet.id, { cells: [{ line, column, value: '' }], exclusions: [] })
    await expect(edit(9, 0)).rejects.toThrow('line 9')
    await expect(edit(2, 7)).rejects.toThrow('column 8')
    await expect(service.getSheet(randomUUID())).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a chosen mapping judges anew and is remembered for the same header', async () => {
    const text = 'Kennung,Wer\na@example.test,Ada\nbad,Bo\n'
    const sheet = await bring(text)
    expect(sheet.notices[0]).toMatchObject({ code: 'email_not_mapped', blocks: true })
    await expect(service.createPlan(sheet.id, author, plainly)).rejects.toMatchObject({
      code: 'sheet_not_ready',
    })
    const mapped = await service.updateMapping(sheet.id, ['email', 'firstName'])
    expect(mapped).toMatchObject({
      mappingSource: 'chosen',
      notices: [],
      counts: { ready: 1, faulty: 1 },
    })
    expect(await bring(text)).toMatchObject({
      mappingSource: 'remembered',
      mapping: ['email', 'firstName'],
    })
  })

  test('a file can be read again another way', async () => {
    const sheet = await bring(Buffer.from('Email;Last name\na@example.test;M\xfcller\n', 'latin1'))
    expect(sheet.reading).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    const again = await service.rereadSheet(sheet.id, { delimiter: ',' })
    expect(again).toMatchObject({ id: sheet.id, header: ['Email;Last name'], counts: { total: 1 } })
    await expect(service.rereadSheet(sheet.id, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'file_unreadable',
    })
    expect((await service.getSheet(sheet.id)).header).toEqual(['Email;Last name'])
  })

  test('a file that can’t be read leaves nothing', async () => {
    const count = () => database.db.selectFrom('sheet').select('id').execute()
    const before = (await count()).length
    await expect(bring('')).rejects.toMatchObject({ code: 'file_unreadable' })
    expect(await count()).toHaveLength(before)
  })
})

describe('a plan', () => {
  test.each(['csv', 'xlsx'] as const)(
    'of the filled %s template changes nothing',
    async (format) => {
      const file = await service.createTemplate({
        connectionId: connection,
        format,
        values: 'current',
      })
      const sheet = await bring(file.bytes, file.fileName)
      expect(sheet).toMatchObject({
        counts: { total: 500, ready: 500 },
        notices: [],
        unknownGroups: [],
      })
      const plan = await plans.find(await service.createPlan(sheet.id, author, plainly))
      expect(plan).toMatchObject({
        rowCount: 500,
        changeCount: 0,
        verdictCounts: { unchanged: 500 },
      })
    },
  )

  test('some lines can be planned again, with the same groups to create', async () => {
    const sheet = await bring(
      'Email,First name,Last name,Groups\nn1@example.test,N,One,Nope\nn2@example.test,N,Two,Nope\nn3@example.test,N,Three,\n',
    )
    const planId = await service.createPlan(sheet.id, author, {
      ...plainly,
      createGroups: ['nope'],
    })
    const plan = await plans.find(planId)
    expect(plan).toMatchObject({
      title: 'Onboard people.csv',
      kindCounts: { 'create-user': 3, 'create-group': 1, 'add-group-members': 2 },
    })
    if (!plan) return
    const again = await plans.find(await service.replan(plan, [4, 2], author))
    expect(again).toMatchObject({
      rowCount: 2,
      kindCounts: { 'create-user': 2, 'create-group': 1, 'add-group-members': 1 },
    })
  })
})

test('an empty template is only the header', async () => {
  const file = await service.createTemplate({
    connectionId: connection,
    format: 'csv',
    values: 'none',
  })
  expect(Buffer.from(file.bytes).toString()).toBe(
    '\ufeffEmail,First name,Last name,Role,Active,Time zone,Default worker tag,Schedule jobs,Prioritize jobs,Assign jobs,Create collections,API access,DCM create and update,DCM share for execution,DCM share for collaboration,DCM manage vaults,Groups,Collections,Credentials,Data connections,Profile,Action\r\n',
  )
  expect((await bring(file.bytes)).notices.map((notice) => notice.code)).toEqual(['no_rows'])
})
