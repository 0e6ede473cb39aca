import type { Directory, DirectoryUser } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { joinWords } from '../planned/words.ts'
import type { RunEffects, SeqApplied } from './change-kind.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'
import { listDifferences } from './user-fields.ts'

type Applied = SeqApplied<ChangePayloads['create-user'], ChangeBefores['create-user']>

/** Somebody whom the run created is only deleted while nobody, the person included, has worked with the account. */
export async function findUsersChanged(
  directory: Directory,
  applied: readonly Applied[],
  effects: RunEffects,
): Promise<ReadonlyMap<number, Since>> {
  const ids = applied.flatMap(({ id }) => id ?? [])
  const users = new Map((await directory.findUsersById(ids)).map((user) => [user.id, user]))
  const uses = await findUses(directory, ids)
  return judgeEach(applied, ({ id, payload }) => {
    const user = users.get(id as DirectoryUser['id'])
    if (!user) return undone
    const sentence = findChange(user, payload, effects) ?? uses.get(user.id)?.(user.email)
    return sentence ? changed(sentence) : null
  })
}

function findChange(
  user: DirectoryUser,
  payload: ChangePayloads['create-user'],
  effects: RunEffects,
): string | null {
  const email = String(payload.fields.email)
  const labels = listDifferences(user, payload.fields)
  if (labels.length > 0) return `Someone changed ${joinWords(labels)} of ${email} since.`
  if (user.lastLoginAt !== null) return `${email} has signed in since.`
  const groups = user.groups.filter((group) => !effects.hasAdded(user.id, group.id))
  if (groups.length === 0) return null
  const names = joinWords(groups.map((group) => group.name))
  return `Someone added ${email} to ${names} since.`
}

type Words = (email: string) => string

/** What a person owns or was given, by person; where a kind can't be read the Server itself refuses to delete owners. */
async function findUses(
  directory: Directory,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  const uses = new Map<string, Words>()
  const give = (userIds: readonly string[], what: string) => {
    for (const id of userIds) uses.set(id, (email) => `Someone gave ${email} ${what} since.`)
  }
  const shared = { sharedWith: { userIds: ids, userGroupIds: [] } }
  const [credentials, connections, collections] = await Promise.all([
    directory.findContent('credential', shared),
    directory.findContent('data-connection', shared),
    directory.findContent('collection', shared),
  ])
  for (const { userName, userIds } of credentials.items) give(userIds, `the credential ${userName}`)
  for (const { name, userIds } of connections.items) give(userIds, `the data connection ${name}`)
  for (const { name, userIds } of collections.items) give(userIds, `the collection ${name}`)
  const owned = await Promise.all(
    (['collection', 'schedule', 'workflow'] as const).map(async (kind) => {
      const { items } = await directory.findContent(kind, { ownerIds: ids })
      return items.map(({ name, ownerId }) => ({ kind, name, ownerId }))
    }),
  )
  for (const { kind, name, ownerId } of owned.flat())
    uses.set(ownerId, (email) => `${email} owns the ${kind} ${name} since.`)
  return uses
}
