import type { AccessTargetKind } from '@curator/console-contract/access'
import type { UserId } from '@curator/console-contract/ids'
import type {
  AccessPerson,
  AccessQuestion,
  AccessTarget,
  CollectionFacts,
  Named,
} from '../../access/access-facts.ts'
import { findEffectiveRole } from '../../access/role-reach.ts'
import type { AccessBook, AccessCollection } from '../../collections/access-book.ts'
import { AppError } from '../../core/app-error.ts'
import type { DirectoryUser } from '../../directory/directory.ts'
import { toPersonName } from './person-name.ts'

/** Which studio each person is in; `why` says why that is not known. */
export interface StudioFacts {
  readonly studioOf: ReadonlyMap<string, Named>
  readonly why: string | null
}

/** What questions about a thing rest on, whoever is asked about. */
export interface TargetFacts {
  readonly book: AccessBook
  readonly studios: StudioFacts
  readonly target: AccessTarget
  readonly isWindows: boolean
  /** A UTC instant. */
  readonly now: string
}

/** A thing by its id with the collections that hold it. Throws `not_found` and `content_not_available`. */
export async function findTarget(
  book: AccessBook,
  studios: StudioFacts,
  asked: { readonly kind: AccessTargetKind; readonly id: string },
): Promise<AccessTarget> {
  const { id, kind } = asked
  if (kind === 'collection') {
    const found = book.byId.get(id)
    if (!found) throw missing(kind)
    const facts = toCollectionFacts(found)
    return { kind, id, name: found.name, ownerId: found.ownerId, collections: [facts] }
  }
  const { items, why } = await book.directory.findContent(kind, { ids: [id] })
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const [item] = items
  if (!item) throw missing(kind)
  const holding = book.collections.filter((each) =>
    (kind === 'workflow' ? each.workflowIds : each.scheduleIds).includes(id),
  )
  const shared = {
    id,
    name: item.name,
    ownerId: item.ownerId,
    collections: holding.map((each) => toCollectionFacts(each)),
  }
  if (kind === 'schedule') return { kind, ...shared }
  const isPublic = 'isPublic' in item ? item.isPublic : null
  return { kind, ...shared, isPublic, ownerStudio: studios.studioOf.get(item.ownerId) ?? null }
}

/** What is asked about one person. Throws `not_found`. */
export async function toQuestion(facts: TargetFacts, userId: UserId): Promise<AccessQuestion> {
  const [user] = await facts.book.directory.findUsersById([userId])
  if (!user) {
    const detail = 'This person is not on the Server, or no longer. Choose somebody else.'
    throw new AppError('not_found', { detail })
  }
  const person = toAccessPerson(user, facts)
  const own = new Set([user.id as string, ...user.groups.map(({ id }) => id as string)])
  // An ended membership opens nothing, so what is put into such a collection would not be seen.
  const isIn = ({ members, ownerId }: AccessCollection) =>
    ownerId === user.id ||
    members.some(
      ({ expiresAt, id, kind }) =>
        (kind === 'user' || kind === 'group') &&
        own.has(id) &&
        (expiresAt === null || expiresAt > facts.now),
    )
  return {
    person,
    target: facts.target,
    now: facts.now,
    ownCollections: facts.book.collections
      .filter(isIn)
      .slice(0, 10)
      .map(({ id, name, ownerId }) => ({ id, name, isOwner: ownerId === user.id })),
    unread: listUnread(facts, person),
  }
}

function toAccessPerson(
  user: DirectoryUser,
  { book, studios }: Pick<TargetFacts, 'book' | 'studios'>,
): AccessPerson {
  return {
    id: user.id,
    name: toPersonName(user),
    email: user.email,
    isActive: user.isActive,
    role: user.role,
    groups: user.groups.map(({ id, name }) => ({
      id,
      name,
      role: book.groups.get(id)?.role ?? '',
    })),
    studio: studios.studioOf.get(user.id) ?? null,
  }
}

const toCollectionFacts = ({ id, members, name, ownerId }: AccessCollection): CollectionFacts => ({
  id,
  name,
  ownerId,
  members,
})

/** What could open a way and was not read, as far as it concerns this person and this thing. */
function listUnread(facts: TargetFacts, person: AccessPerson): string[] {
  const { book, isWindows, studios, target } = facts
  const members = target.collections.flatMap((collection) => collection.members)
  const { isAtLeast, role } = findEffectiveRole(person)
  const mayShareStudio =
    target.kind === 'workflow' && (isAtLeast || role === 'Artisan' || role === 'unknown')
  const hasStudio = members.some(({ kind }) => kind === 'studio')
  const groupsOf = new Set(person.groups.map(({ id }) => id))
  const hasOtherGroup = members.some(({ kind, id }) => kind === 'group' && !groupsOf.has(id))
  return [
    ...(book.whys.collections === null ? [] : [book.whys.collections]),
    ...(studios.why !== null && (mayShareStudio || hasStudio)
      ? [`Who is in which studio can’t be read. ${studios.why}`]
      : []),
    ...(isWindows && hasOtherGroup
      ? [
          'On Windows sign-in a group may hold groups of the directory service, and who belongs to those can’t be read.',
        ]
      : []),
  ]
}

function missing(kind: AccessTargetKind): AppError {
  const detail = `This ${kind} is not on the Server, or no longer. Refresh the directory and choose again.`
  return new AppError('not_found', { detail })
}
