import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { parseUserLists } from '../alteryx/user-lists.ts'
import type { DirectoryPatch } from './directory.ts'
import { DirectoryModel } from './directory-model.ts'
import type { DirectoryCounts, DirectoryWorkerApi, ServerReading } from './directory-worker-api.ts'
import { parseContent } from './parse-content.ts'
import { serveWorker } from './serve-worker.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'
import { toUserCsv } from './user-csv.ts'

let model = new DirectoryModel([], [])
/** Of the last reading; `null` once own writes have changed the model. */
let readingHash: string | null = null
/** Own writes since the reading under way began: it may or may not have seen them. */
let patchesWhileReading: DirectoryPatch[] | null = null

const counts = (): DirectoryCounts => ({
  userCount: model.users.count,
  groupCount: model.groups.count,
})

function hashOf(reading: ServerReading): string {
  const hash = createHash('sha256')
  hash.update(reading.full).update('\0').update(reading.reduced)
  hash.update(JSON.stringify(reading.groups))
  for (const { bytes, why } of Object.values(reading.content))
    hash.update('\0').update(bytes ?? why)
  return hash.digest('base64')
}

async function loadReading(reading: ServerReading) {
  const hash = hashOf(reading)
  if (hash === readingHash && patchesWhileReading?.length === 0) {
    return { ...counts(), isUnchanged: true, oddCount: 0, snapshot: null }
  }
  const people = await parseUserLists(reading.full, reading.reduced, () => pause())
  const others = await parseContent(reading.content, () => pause())
  const oddCount = people.oddCount + others.oddCount
  const next = new DirectoryModel(people.users, reading.groups, others.content)
  await pause()
  next.warmUp()
  await pause()
  // Nothing can come between these lines: what was patched so far is in both models, and later patches find the new one.
  const patches = patchesWhileReading ?? []
  next.patch(patches)
  model = next
  patchesWhileReading = null
  readingHash = patches.length === 0 ? hash : null
  const snapshot = await encodeSnapshot({
    users: model.users.all(),
    groups: model.groups.all(),
    content: model.content.all(),
  })
  return { ...counts(), isUnchanged: false, oddCount, snapshot }
}

serveWorker<DirectoryWorkerApi>({
  loadSnapshot: async (body) => {
    const { content, groups, users } = await decodeSnapshot(body)
    model = new DirectoryModel(users, groups, content)
    readingHash = null
    await pause()
    model.warmUp()
    return counts()
  },
  startReading: () => {
    patchesWhileReading = []
  },
  loadReading,
  patch: (patches) => {
    model.patch(patches)
    patchesWhileReading?.push(...patches)
    readingHash = null
    return counts()
  },
  listUsers: (filters, window) => model.listUsers(filters, window),
  exportUsers: (filters, columns) => {
    const { items } = model.listUsers(filters, { offset: 0, limit: model.users.count })
    return toUserCsv(items, columns)
  },
  userChoices: () => model.userChoices(),
  countUserFindings: (when) => model.countUserFindings(when),
  listUserGroups: (query, window) => model.groups.list(query, window),
  findUsersByEmail: (emails) => model.findUsersByEmail(emails),
  findUsersById: (ids) => model.findUsersById(ids),
  findGroupsByName: (names) => model.groups.findByName(names),
  findGroupsById: (ids) => model.groups.findById(ids),
  listUserIds: (filters) => model.listUserIds(filters),
  findContent: (kind, query) => model.content.find(kind, query),
})
