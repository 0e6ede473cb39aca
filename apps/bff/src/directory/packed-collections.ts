import type { CollectionRights } from '@curator/console-contract/collections'
import type { DirectoryCollection, DirectoryMember } from './directory.ts'

type Lists = 'members' | 'userIds' | 'userGroupIds'

/**
 * Collections as they cross threads: every text once, and members as numbers. Half a million members are 20 MB this way;
 * cloned as objects they hold up both threads for seconds.
 */
export interface PackedCollections {
  readonly texts: readonly string[]
  readonly items: readonly (Omit<DirectoryCollection, Lists> & Readonly<Record<Lists, number>>)[]
  /** Of each collection in turn: its members, `perMember` numbers each, then its people and its groups. */
  readonly numbers: Int32Array
}

const kinds = ['user', 'group', 'studio', 'directory'] as const
/** Kind, id, SID, name, whether it is a group, rights, end. */
const perMember = 7
const flags = [
  'isAdmin',
  'canAddAssets',
  'canRemoveAssets',
  'canUpdateAssets',
  'canAddUsers',
  'canRemoveUsers',
] as const satisfies readonly (keyof CollectionRights)[]

export function packCollections(collections: readonly DirectoryCollection[]): PackedCollections {
  const places = new Map<string, number>()
  const place = (text: string) => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, places.size)
    return places.size - 1
  }
  let count = 0
  for (const { members, userGroupIds, userIds } of collections)
    count += members.length * perMember + userIds.length + userGroupIds.length
  const numbers = new Int32Array(count)
  let at = 0
  const items = collections.map(({ members, userGroupIds, userIds, ...rest }) => {
    for (const member of members) {
      numbers.set(toNumbers(member, place), at)
      at += perMember
    }
    for (const id of userIds) numbers[at++] = place(id)
    for (const id of userGroupIds) numbers[at++] = place(id)
    const counts = { userIds: userIds.length, userGroupIds: userGroupIds.length }
    return { ...rest, ...counts, members: members.length }
  })
  return { texts: [...places.keys()], items, numbers }
}

const toNumbers = (member: DirectoryMember, place: (text: string) => number) => [
  kinds.indexOf(member.kind),
  place(member.id),
  place(member.sid),
  place(member.name),
  member.isGroup ? 1 : 0,
  member.rights === null ? -1 : toMask(member.rights),
  member.expiresAt === null ? -1 : place(member.expiresAt),
]

/** Members unpacked before others get a turn: some ten milliseconds of work. */
const atOnce = 25_000

/** Members with the same rights share them. */
export async function unpackCollections(
  { items, numbers, texts }: PackedCollections,
  pause: () => Promise<unknown>,
): Promise<DirectoryCollection[]> {
  const rights = Array.from({ length: 2 ** flags.length }, (_, mask) => fromMask(mask))
  const text = (at: number) => texts[numbers[at] ?? -1] ?? ''
  const toMember = (at: number): DirectoryMember => ({
    kind: kinds[numbers[at] ?? 0] ?? 'user',
    id: text(at + 1),
    sid: text(at + 2),
    name: text(at + 3),
    isGroup: numbers[at + 4] === 1,
    rights: rights[numbers[at + 5] ?? -1] ?? null,
    expiresAt: texts[numbers[at + 6] ?? -1] ?? null,
  })
  const unpacked: DirectoryCollection[] = []
  let at = 0
  let sincePause = 0
  for (const { members: count, userGroupIds: groupCount, userIds: userCount, ...rest } of items) {
    const first = at
    const firstUser = first + count * perMember
    const firstGroup = firstUser + userCount
    unpacked.push({
      ...rest,
      members: Array.from({ length: count }, (_, each) => toMember(first + each * perMember)),
      userIds: Array.from({ length: userCount }, (_, each) => text(firstUser + each)),
      userGroupIds: Array.from({ length: groupCount }, (_, each) => text(firstGroup + each)),
    })
    at = firstGroup + groupCount
    sincePause += count
    if (sincePause >= atOnce) {
      sincePause = 0
      await pause()
    }
  }
  return unpacked
}

const toMask = (rights: CollectionRights) =>
  flags.reduce((mask, flag, bit) => (rights[flag] ? mask | (1 << bit) : mask), 0)

const fromMask = (mask: number) =>
  Object.fromEntries(
    flags.map((flag, bit) => [flag, (mask & (1 << bit)) !== 0]),
  ) as CollectionRights
