import type { DirectorySchedule, DirectoryUser } from '../../directory/directory.ts'

/** Whom a credential is shared with. */
interface SharedWith {
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** A schedule whose owner has no share of the credential that it is to use. */
interface Unshared {
  readonly name: string
  /** Null where nobody knows the owner. */
  readonly email: string | null
}

/** Schedules whose owner has no share of a credential, neither directly nor through a group. */
export function listUnshared(
  schedules: readonly Pick<DirectorySchedule, 'name' | 'ownerId'>[],
  { userGroupIds, userIds }: SharedWith,
  users: ReadonlyMap<string, Pick<DirectoryUser, 'email' | 'groups'>>,
): readonly Unshared[] {
  const [people, groups] = [new Set(userIds), new Set<string>(userGroupIds)]
  return schedules.flatMap(({ name, ownerId }) => {
    const owner = users.get(ownerId)
    if (people.has(ownerId) || owner?.groups.some(({ id }) => groups.has(id))) return []
    return [{ name, email: owner?.email ?? null }]
  })
}

/** Schedules that a warning names; it counts the others. */
const mostNamed = 5

/** The warning of schedules that would fail with a credential. */
export function sayUnshared(userName: string, found: readonly Unshared[]): string {
  const named = found
    .slice(0, mostNamed)
    .map(({ email, name }) => `“${name}” (${email ?? 'not known'})`)
  const more = found.length > mostNamed ? [`${found.length - mostNamed} more`] : []
  const places = [...named, ...more].join(', ')
  const isOne = found.length === 1
  return isOne
    ? `“${userName}” is not shared with the owner of ${places}: the schedule would fail. Share it first.`
    : `“${userName}” is not shared with the owners of ${places}: these schedules would fail. Share it first.`
}
