import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { listDeclared } from './conformance/declared-operations.ts'
import { swaggerDocument } from './conformance/swagger-document.ts'
import { operations } from './registry.ts'

const byId = new Map(operations.map((spec) => [spec.operationId, spec]))
const unique = [...byId.values()]

test('each section holds every operation that the reference describes', () => {
  const counts: Record<string, number> = {}
  for (const { path } of unique) {
    const section = path.startsWith('/v3/')
      ? path.split('/').slice(0, 3).join('/')
      : sectionOf(path)
    counts[section] = (counts[section] ?? 0) + 1
  }
  expect(counts).toEqual({
    '/oauth2': 1,
    '/v3/users': 9,
    '/v3/usergroups': 9,
    // Two of them are about insights, which are gone since 2023.1.
    '/v3/collections': 17,
    '/v3/credentials': 9,
    '/v3/schedules': 6,
    '/v3/workflows': 11,
    '/v3/jobs': 4,
    '/v3/serverDataConnections': 8,
    '/v3/dcm': 17,
    '/v3/DCMEConnections': 1,
    '/v3/subscriptions': 6,
    '/v3/usage': 2,
    '/admin/v1': 15,
    '/admin/v2': 5,
    '/user/v2': 3,
    '/v1': 8,
  })
})

/** The first step of the address, with the version where that comes second. */
const sectionOf = (path: string) => /^\/(?:admin|user)\/v\d|^\/\w+/.exec(path)?.[0] ?? path

test('an operation stands twice only where its list has two views, told apart by `view`', () => {
  const ids = operations.map((spec) => spec.operationId)
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  expect(twice.sort()).toEqual([
    'Collections_GetCollections',
    'Credentials_GetCredentials',
    'Schedules_GetSchedules',
    'ServerConnections_GetServerDataConnections',
    'Users_GetUsers',
    'Workflows_GetWorkflows',
  ])
  for (const id of twice) {
    const views = operations
      .filter((spec) => spec.operationId === id)
      .map(({ query }) => ['Default', 'Full'].filter((view) => query?.safeParse({ view }).success))
    expect([id, views]).toEqual([id, [['Default'], ['Full']]])
  }
})

test('method and path name one operation', () => {
  const ids = new Map<string, string>()
  for (const { method, path, operationId } of operations) {
    const address = `${method} ${path.replace(/:\w+/g, ':')}`
    expect(ids.get(address) ?? operationId).toBe(operationId)
    ids.set(address, operationId)
  }
})

/** What can’t be taken back by a call, reviewed one by one. */
const destructive = [
  'Collections_DeleteCollection',
  'Credentials_DeleteCredential',
  'DCMEAdmin_DeleteConnectionAdmin',
  'DCMEAdmin_DeleteDCMEConnectionHandlingRule',
  'DCME_DeleteDcmConnection',
  'Jobs_CancelJob',
  'Schedules_DeleteSchedule',
  'ServerConnections_DeleteServerDataConnection',
  'Subscriptions_DeleteSubscription',
  'Usage_UploadUsageEventsCleanupFile',
  'UserGroups_DeleteUserGroup',
  'Users_DeleteUser',
  'Workflows_DeleteWorkflow',
]

test('whatever can’t be taken back by a call is marked destructive', () => {
  const marked = unique.filter((spec) => spec.danger === 'destructive')
  expect(marked.map((spec) => spec.operationId).sort()).toEqual(destructive)
})

test('what only reads is no danger, what replaces or removes is one', () => {
  for (const { method, danger, operationId } of unique) {
    if (method === 'GET') expect([operationId, danger]).toEqual([operationId, 'none'])
    else if (method !== 'POST') expect([operationId, danger]).not.toEqual([operationId, 'none'])
  }
})

test('what writes credentials, and all of DCM, needs TLS', () => {
  const ids = unique.filter((spec) => spec.needsTls).map((spec) => spec.operationId)
  const dcm = unique.filter(({ path }) => /^\/v3\/dcm/i.test(path)).map((spec) => spec.operationId)
  const writing = ['Credentials_AddCredential', 'Credentials_UpdateCredential']
  expect(ids.sort()).toEqual([...dcm, ...writing].sort())
})

/** What appeared after the first release of V3 (reference 0, time-line), and what went. */
const news: Readonly<Record<string, readonly RegExp[]>> = {
  '2022.1': [/^DCMEConnect_/, /^Workflows_AddVersionToWorkflow$/],
  '2022.3': [
    /^Jobs_GetJobV3$/,
    /^Workflows_(DownloadWorkflow|GetWorkflowQuestions|GetJobsForWorkflow)$/,
  ],
  '2023.1': [/^UserGroups_(Add|Remove)ActiveDirectoryGroup/],
  '2023.2': [/^DCME_(?!.*Collaboration)/, /^DCMEAdmin_(?!.*Rule)/],
  '2024.1': [/^(Users_TransferAssets|Workflows_TransferWorkflow)$/],
  '2024.2': [
    /^Subscriptions_/,
    /^DCMEAdmin_.*Rule/,
    /^(Schedules_UpdateSchedulePatch|Workflows_Enqueue|Jobs_GetJobMessages)$/,
  ],
  '2025.1': [
    /^DCME_ShareDcmConnectionForCollaboration$/,
    /^Usage_/,
    /^Credentials_(Add|Update)Credential$/,
    /^Jobs_CancelJob$/,
  ],
  '2025.2': [/^Jobs_GetJobsInQueue$/],
}

test('each operation came with the release that the time-line says', () => {
  for (const { operationId, since } of unique) {
    const found = Object.entries(news).find(([, names]) => names.some((it) => it.test(operationId)))
    expect([operationId, since]).toEqual([operationId, found?.[0] ?? '2021.4'])
  }
  const gone = unique.filter(({ until }) => until !== undefined)
  expect(gone.map(({ operationId, until }) => [operationId, until])).toEqual([
    ['Collections_AddInsightToCollection', '2023.1'],
    ['Collections_RemoveInsightFromCollection', '2023.1'],
  ])
})

// The document of a recent Server is no part of this repository.
const file = new URL('../../../../shared/reference/server-v3.swagger.json', import.meta.url)

describe.runIf(existsSync(file))('a recent Server', () => {
  test('has no V3 operation that is missing here, and knows each of ours by the same id', () => {
    const document = swaggerDocument.parse(JSON.parse(readFileSync(file, 'utf8')) as unknown)
    const declared = listDeclared(document).map(({ operationId }) => operationId)
    const ours = unique.filter(({ path, until }) => path.startsWith('/v3/') && until === undefined)
    expect(ours.map(({ operationId }) => operationId).sort()).toEqual(declared.sort())
  })
})
