import type { AccessExplanation, AccessTargetKind } from '@curator/console-contract/access'
import {
  type ConnectionId,
  collectionId as collectionIdSchema,
  type UserId,
} from '@curator/console-contract/ids'
import type { Named } from '../../access/access-facts.ts'
import { compareAccess } from '../../access/compare-access.ts'
import { type ExplainedAccess, explainAccess, toAccessPath } from '../../access/explain-access.ts'
import type { OpenAccessBook } from '../../collections/access-book.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { fold } from '../../directory/search-text.ts'
import { toWords } from '../../directory/user-filter.ts'
import { findTarget, type StudioFacts, toQuestion } from './gather-question.ts'
import { toPersonName } from './person-name.ts'

interface AccessDeps {
  readonly directories: Directories
  readonly openAccess: OpenAccessBook
  readonly studios: { readonly find: (id: ConnectionId) => Promise<StudioFacts> }
  readonly isWindows: (connectionId: string) => Promise<boolean>
  readonly clock: Clock
}

interface ExplainQuery {
  readonly connectionId: ConnectionId
  readonly userId: UserId
  readonly targetKind: AccessTargetKind
  readonly targetId: string
  readonly otherUserId?: UserId | undefined
}

/** How many things a search proposes. */
const maxTargets = 50

/** Who reaches what, and by which ways. */
export class AccessService {
  readonly #deps: AccessDeps

  constructor(deps: AccessDeps) {
    this.#deps = deps
  }

  /** Throws `not_found` for a person or thing that is gone, `content_not_available`, `directory_not_ready`. */
  async explain(query: ExplainQuery) {
    const { clock, isWindows, openAccess, studios: studioBook } = this.#deps
    const book = await openAccess(query.connectionId)
    const studios = await studioBook.find(query.connectionId)
    const asked = { kind: query.targetKind, id: query.targetId }
    const target = await findTarget(book, studios, asked)
    const facts = {
      book,
      studios,
      target,
      isWindows: await isWindows(query.connectionId),
      now: clock.now().toISOString(),
    }
    const one = explainAccess(await toQuestion(facts, query.userId))
    const { otherUserId } = query
    const other =
      otherUserId === undefined ? null : explainAccess(await toQuestion(facts, otherUserId))
    const { id, kind, name, ownerId } = target
    return {
      target: {
        kind,
        id,
        name,
        ownerName: (await nameOwners(book.directory, [ownerId])).get(ownerId) ?? ownerId,
      },
      explanation: toView(one),
      other: other && toView(other),
      differences: other ? compareAccess(one, other) : [],
      takenAt: book.takenAt,
    }
  }

  /** Things whose name or owner has all words. */
  async findTargets(query: {
    readonly connectionId: ConnectionId
    readonly kind: AccessTargetKind
    readonly search: string
  }) {
    const directory = await this.#deps.directories.get(query.connectionId)
    const { items, why } = await directory.findContent(query.kind, {})
    if (why !== null) throw new AppError('content_not_available', { detail: why })
    const words = toWords(query.search).map(fold)
    const found: (Named & { readonly ownerId: string })[] = []
    for (const { id, name, ownerId } of items) {
      if (found.length === maxTargets) break
      const text = fold(name)
      if (words.every((word) => text.includes(word))) found.push({ id, name, ownerId })
    }
    const names = await nameOwners(
      directory,
      found.map(({ ownerId }) => ownerId),
    )
    return {
      items: found.map(({ id, name, ownerId }) => ({
        id,
        name,
        ownerName: names.get(ownerId) ?? ownerId,
      })),
    }
  }
}

async function nameOwners(directory: Directory, ids: readonly string[]) {
  const users = await directory.findUsersById([...new Set(ids)])
  return new Map(users.map((user) => [user.id as string, toPersonName(user)]))
}

function toView(explained: ExplainedAccess): AccessExplanation {
  const { person } = explained
  return {
    person: {
      id: person.id as UserId,
      name: person.name,
      email: person.email,
      isActive: person.isActive,
      role: person.role,
      effectiveRole: explained.effectiveRole,
      roleFrom: explained.roleFrom,
    },
    verdict: explained.verdict,
    paths: explained.ways.map(toAccessPath),
    missingLinks: explained.missingLinks.map(({ words, collectionId }) => ({
      words,
      collectionId: collectionId === null ? null : collectionIdSchema.parse(collectionId),
    })),
    unknown: [...explained.unknown],
  }
}
