import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { parseUserLists } from '../alteryx/user-lists.ts'
import type { DirectoryPatch } from './directory.ts'
import { DirectoryModel } from './directory-model.ts'
import type { DirectoryCounts, DirectoryWorkerApi, ServerReading } from './directory-worker-api.ts'
import { packCollections } from './packed-collections.ts'
import { parseContent } from './parse-content.ts'
import { serveWorker } from './serve-worker.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'
import { toUserCsv } from './user-csv.ts'

let model = new DirectoryModel([], [])
/** The last reading; `null` once own writes have changed the model. */
let known: {
  readonly people: string
  readonly content: string
  readonly oddPeople: number
} | null = null
/** Own writes since the reading under way began: it may or may not have seen them. */
let patchesWhileReading: DirectoryPatch[] | null = null

const counts = (): DirectoryCounts => ({
  userCount: model.users.count,
  groupCount: model.groups.count,
})

function hashPeople({ full, groups, reduced }: ServerReading): string {
  const hash = createHash('sha256').update(full).update('\0').update(reduced)
  return hash.update(JSON.stringify(groups)).digest('base64')
}

function hashContent({ content }: ServerReading): string {
  const hash = createHash('sha256')
  for (const { bytes, why } of Object.values(content)) hash.update('\0').update(bytes ?? why)
  return hash.digest('base64')
}

/**
 * Schedules tell their last run, so that content differs at nearly every reading, where people mostly do not: their tables
 * are kept then.
 */
async function loadReading(reading: ServerReading) {
  const hashes = { people: hashPeople(reading), content: hashContent(reading) }
  const before = patchesWhileReading?.length === 0 ? known : null
  const isSamePeople = before?.people === hashes.people
  if (isSamePeople && before.content === hashes.content) {
    return { ...counts(), isUnchanged: true, oddCount: 0, snapshot: null }
  }
  const others = await parseContent(reading.content, () => pause())
  let next = model
  let oddPeople = before?.oddPeople ?? 0
  if (!isSamePeople) {
    const people = await parseUserLists(reading.full, reading.reduced, () => pause())
    next = new DirectoryModel(people.users, reading.groups)
    oddPeople = people.oddCount
    await pause()
    next.warmUp()
  }
  await pause()
  // Nothing can come between these lines: what was patched so far is in both models, and later patches find the new one.
  const patches = patchesWhileReading ?? []
  next.replaceContent(others.content)
  next.patch(patches)
  model = next
  patchesWhileReading = null
  known = patches.length === 0 ? { ...hashes, oddPeople } : null
  const snapshot = await encodeSnapshot({
    users: model.users.all(),
    groups: model.groups.all(),
    content: model.content.all(),
  })
  return { ...counts(), isUnchanged: false, oddCount: oddPeople + others.oddCount, snapshot }
}

serveWorker<DirectoryWorkerApi>({
  loadSnapshot: async (body) => {
    const { content, groups, users } = await decodeSnapshot(body)
    model = new DirectoryModel(users, groups)
    model.replaceContent(content)
    known = null
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
    known = null
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
  findCollections: (query) => {
    const { items, why } = model.content.find('collection', query)
    return { ...packCollections(items), why }
  },
})
