import type { ConnectionId } from '@curator/console-contract/ids'
import * as contract from '@curator/console-contract/users'
import { expect, test } from 'vitest'
import { everyone, makeGroup, makeUser } from '../../../testing/directory-users.ts'
import { systemClock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { DirectoryModel } from '../../directory/directory-model.ts'
import { toUserCsv } from '../../directory/user-csv.ts'
import { exportUsers, listUsers } from './users.service.ts'

const takenAt = '2026-01-01T00:00:00.000Z'
const model = new DirectoryModel(
  ['a', 'b', 'c'].map((id) => makeUser(id, { lastName: id, firstName: `=${id}` })),
  [makeGroup('g', ['a'], '-Ops')],
)
const directory: Pick<Directory, 'listUsers' | 'exportUsers'> = {
  listUsers: (filters, window) =>
    Promise.resolve({ ...model.listUsers({ ...filters, takenAt }, window), takenAt }),
  exportUsers: (filters, columns) =>
    Promise.resolve(
      toUserCsv(model.listUsers({ ...filters, takenAt }, { offset: 0, limit: 9 }).items, columns),
    ),
}
const directories = { get: () => Promise.resolve(directory) } as unknown as Directories
const { takenAt: _, ...filters } = everyone
const query = { ...filters, connectionId: 'dev' as ConnectionId }

test('the second page of two fits the contract', async () => {
  const reply = await listUsers(directories, { ...query, page: 2, pageSize: 2 })
  const parsed = contract.listUsers.response.parse(reply)
  expect(parsed).toMatchObject({ total: 3, page: 2, pageSize: 2, takenAt, items: [{ id: 'c' }] })
})

test('an export is named after connection and day, and no cell is a formula', async () => {
  const clock = { ...systemClock, now: () => new Date(takenAt) }
  const file = await exportUsers(directories, clock, {
    ...query,
    search: 'ops',
    column: ['firstName', 'groups'],
  })
  expect(file).toMatchObject({
    fileName: 'users-dev-2026-01-01.csv',
    contentType: 'text/csv; charset=utf-8',
  })
  expect(new TextDecoder().decode(file.bytes)).toBe("First name,Groups\r\n'=a,'-Ops\r\n")
})

test('without chosen columns every column of the contract is there', async () => {
  const file = await exportUsers(directories, systemClock, { ...query, column: [] })
  const [header = ''] = new TextDecoder().decode(file.bytes).split('\r\n')
  expect(header.split(',')).toHaveLength(contract.userColumns.length)
})
