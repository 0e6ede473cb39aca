import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import type { Directory, DirectoryUser } from '../../../directory/directory.ts'
import { groupBy } from '../../../plans/changes/group-by.ts'
import { isEmail } from '../../../sheets/email.ts'
import { type CollectionFacts, type GroupFact, gatherFacts } from './collection-facts.ts'
import type { SheetColumn, SheetLine } from './sheet-columns.ts'

interface Asset {
  readonly id: string
  readonly name: string
}

/** What cells are looked up in; keys are trimmed and without case. */
export interface SheetFacts extends CollectionFacts {
  readonly collectionsByName: ReadonlyMap<string, readonly JoinedCollection[]>
  readonly usersByEmail: ReadonlyMap<string, readonly DirectoryUser[]>
  readonly groupsByName: ReadonlyMap<string, readonly GroupFact[]>
  readonly workflowsByName: ReadonlyMap<string, readonly Asset[]>
  readonly schedulesByName: ReadonlyMap<string, readonly Asset[]>
}

export const toKey = (text: string) => text.trim().toLowerCase()

export async function gatherSheetFacts(
  directory: Directory,
  base: Pick<CollectionFacts, 'book' | 'signIn' | 'nowMs'>,
  lines: readonly SheetLine[],
): Promise<SheetFacts> {
  const listCells = (column: SheetColumn) => [
    ...new Set(lines.flatMap(({ cells }) => cells[column] ?? [])),
  ]
  const emails = [...listCells('member'), ...listCells('owner')].filter(isEmail)
  const findAll = async (kind: 'workflow' | 'schedule') =>
    listCells(kind).length === 0 ? [] : (await directory.findContent(kind, {})).items
  const [users, workflows, schedules] = await Promise.all([
    directory.findUsersByEmail(emails),
    findAll('workflow'),
    findAll('schedule'),
  ])
  const facts = await gatherFacts(directory, base, {
    userIds: [],
    workflowIds: [],
    scheduleIds: [],
  })
  const toNames = (assets: readonly Asset[]) => new Map(assets.map(({ id, name }) => [id, name]))
  return {
    ...facts,
    users: new Map(users.map((user) => [user.id as string, user])),
    workflowNames: toNames(workflows),
    scheduleNames: toNames(schedules),
    collectionsByName: groupBy(base.book.collections, ({ collection }) => toKey(collection.name)),
    usersByEmail: groupBy(users, ({ email }) => toKey(email)),
    groupsByName: groupBy([...facts.groups.values()], ({ name }) => toKey(name)),
    workflowsByName: groupBy(workflows, ({ name }) => toKey(name)),
    schedulesByName: groupBy(schedules, ({ name }) => toKey(name)),
  }
}
