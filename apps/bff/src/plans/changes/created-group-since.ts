import type { Directory, DirectoryGroup } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { joinWords } from '../planned/words.ts'
import type { RunEffects, SeqApplied } from './change-kind.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'

/** Why something that a run made can't be taken away. */
export const noId = 'The Server did not tell the id of what it made.'
/** People of a group that are named; the others are counted. */
const mostNamed = 3

type Applied = SeqApplied<ChangePayloads['create-group'], ChangeBefores['create-group']>

/** A group that the run made is only taken away while nobody else works with it. */
export async function findGroupsChanged(
  directory: Directory,
  applied: readonly Applied[],
  effects: RunEffects,
): Promise<ReadonlyMap<number, Since>> {
  const ids = applied.flatMap(({ id }) => id ?? [])
  const groups = new Map((await directory.findGroupsById(ids)).map((group) => [group.id, group]))
  const others = (group: DirectoryGroup) =>
    group.memberIds.filter((userId) => !effects.hasAdded(userId, group.id))
  const strangers = [...groups.values()].flatMap((group) => others(group).slice(0, mostNamed))
  const names = new Map(
    (await directory.findUsersById(strangers)).map((user) => [user.id as string, user.email]),
  )
  const uses = await findUses(directory, ids)
  return judgeEach(applied, ({ id, payload }) => {
    const group = groups.get(id as DirectoryGroup['id'])
    if (!group) return undone
    const drifted = [
      ...(group.name === payload.name ? [] : ['name']),
      ...(group.role === payload.role ? [] : ['role']),
    ]
    if (drifted.length > 0)
      return changed(
        `Someone changed the ${joinWords(drifted)} of the group ${payload.name} since.`,
      )
    const members = others(group)
    if (members.length > 0) return changed(toMemberWords(payload.name, members, names))
    const use = uses.get(group.id)
    return use ? changed(`Someone shared ${use} with the group ${payload.name} since.`) : null
  })
}

function toMemberWords(
  groupName: string,
  members: readonly string[],
  names: ReadonlyMap<string, string>,
): string {
  const named = members.slice(0, mostNamed).map((id) => names.get(id) ?? id)
  const rest = members.length - named.length
  const words = joinWords(rest > 0 ? [...named, `${rest} more`] : named)
  return `Someone added ${words} to the group ${groupName} since.`
}

/** What is shared with a group, by group: deleting the group would end it. */
async function findUses(
  directory: Directory,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const uses = new Map<string, string>()
  const query = { sharedWith: { userIds: [], userGroupIds: ids } }
  const add = (groupIds: readonly string[], words: string) => {
    for (const id of groupIds) uses.set(id, words)
  }
  const collections = await directory.findContent('collection', query)
  for (const { name, userGroupIds } of collections.items)
    add(userGroupIds, `the collection ${name}`)
  const credentials = await directory.findContent('credential', query)
  for (const { userName, userGroupIds } of credentials.items)
    add(userGroupIds, `the credential ${userName}`)
  const connections = await directory.findContent('data-connection', query)
  for (const { name, userGroupIds } of connections.items)
    add(userGroupIds, `the data connection ${name}`)
  return uses
}
