import { judgeRole } from '../directory/effective-role.ts'
import { isDirectoryPerson, type MemberFacts, type Named } from './access-facts.ts'
import {
  type CollectionOfNeeds,
  type Need,
  type RunnerFacts,
  type SharedThingFacts,
  type ShareFacts,
  toThingKey,
} from './share-facts.ts'
import { type NameWrapper, nameWrappers } from './wrapper-name.ts'

export type Certainty = 'certain' | 'possible'

/** A member or the owner of a collection who lacks what it needs. */
export interface MissingShareFact {
  readonly collection: Named
  readonly need: Need
  readonly member: MemberFacts
  readonly isOwner: boolean
  /** People of a group who lack it by any other way, too; null for a person, and where they can't be read. */
  readonly affectedCount: number | null
  readonly certainty: Certainty
  /** Groups of the directory service take no share: a custom group has to stand around them. Its people need an account. */
  readonly needsWrapper: boolean
}

/**
 * Who in which collection lacks a credential or data connection that it needs. Everybody who runs a workflow needs the
 * share of its data connections (reference peers B 10); whether that holds for the credential that a version names is not
 * told, so that is `possible`. What people noted is taken as they say it.
 */
export function findMissingShares(facts: ShareFacts): MissingShareFact[] {
  const finder = new ShareFinder(facts)
  return facts.collections.flatMap((collection) => finder.find(collection))
}

/** Goes through collections one by one, so that whoever has many can let others have a turn between them. */
export class ShareFinder {
  readonly #facts: Omit<ShareFacts, 'collections'>
  readonly #covered = new Map<SharedThingFacts, ReadonlySet<string>>()
  /** Of each group and thing: many collections have the same. */
  readonly #ofGroups = new Map<string, Lacking>()
  /** Whether somebody can run what is in a collection; undefined: not yet judged. */
  readonly #runners = new Map<string, Runs>()

  readonly #nameWrapper: NameWrapper

  constructor(facts: Omit<ShareFacts, 'collections'>) {
    this.#facts = facts
    this.#nameWrapper = nameWrappers(facts.directoryGroups)
  }

  find({ id, members, name, needs, ownerId }: CollectionOfNeeds): MissingShareFact[] {
    if (needs.length === 0) return []
    const people = this.#listRunners(members, ownerId)
    return needs.flatMap((need) => this.#findIn({ id, name }, ownerId, people, need))
  }

  /** Members whose time has not ended, and the owner, who runs what is in it in any case. */
  #listRunners(members: readonly MemberFacts[], ownerId: string): readonly MemberFacts[] {
    const { now, people } = this.#facts
    const staying = members.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    const owner = people.get(ownerId)
    if (!owner || staying.some((member) => isPerson(member, ownerId))) return staying
    const { name } = owner
    const asMember = { kind: 'user', id: ownerId, name, ...asOwner } as const
    return [...staying, asMember]
  }

  #findIn(
    collection: Named,
    ownerId: string,
    people: readonly MemberFacts[],
    need: Need,
  ): MissingShareFact[] {
    const missing: MissingShareFact[] = []
    for (const member of people) {
      const lacking = this.#judge(member, need.thing)
      if (lacking.runs === 'no') continue
      const isCertain = need.isNoted && lacking.runs === 'yes'
      missing.push({
        collection,
        need,
        member,
        isOwner: isPerson(member, ownerId),
        affectedCount: lacking.count,
        certainty: isCertain ? 'certain' : 'possible',
        needsWrapper: member.kind === 'directory' && !isDirectoryPerson(member),
      })
    }
    return missing
  }

  #judge(member: MemberFacts, thing: SharedThingFacts): Lacking {
    if (member.kind === 'user') return { runs: this.#judgePerson(member.id, thing), count: null }
    if (member.kind === 'group') return this.#judgeGroup(member.id, thing)
    // Studios take no share at all; nobody can read who belongs to what the directory service has.
    const isOpen = member.kind === 'directory' && !this.#isWrapped(member, thing)
    return { runs: isOpen ? 'unknown' : 'no', count: null }
  }

  #judgePerson(userId: string, thing: SharedThingFacts): Runs {
    const person = this.#facts.people.get(userId)
    if (!person || this.#isCovered(person, thing)) return 'no'
    const known = this.#runners.get(userId)
    if (known) return known
    const runs = judgeRuns(person)
    this.#runners.set(userId, runs)
    return runs
  }

  #judgeGroup(groupId: string, thing: SharedThingFacts): Lacking {
    if (thing.userGroupIds.includes(groupId)) return nobody
    const key = `${groupId} ${toThingKey(thing)}`
    const known = this.#ofGroups.get(key)
    if (known) return known
    const runs = (this.#facts.groups.get(groupId)?.memberIds ?? [])
      .map((id) => this.#judgePerson(id, thing))
      .filter((each) => each !== 'no')
    const lacking: Lacking =
      runs.length === 0
        ? nobody
        : { runs: runs.includes('yes') ? 'yes' : 'unknown', count: runs.length }
    this.#ofGroups.set(key, lacking)
    return lacking
  }

  /** The custom group that plans make around it has the share. */
  #isWrapped(member: MemberFacts, thing: SharedThingFacts): boolean {
    if (isDirectoryPerson(member)) return false
    const wanted = this.#nameWrapper(member).toLowerCase()
    return thing.userGroupIds.some(
      (id) => this.#facts.groups.get(id)?.name.trim().toLowerCase() === wanted,
    )
  }

  /** By a share of their own or of a group, or because everything of theirs runs as it already. */
  #isCovered(person: RunnerFacts, thing: SharedThingFacts): boolean {
    if (thing.kind === 'credential' && person.defaultCredentialId === thing.id) return true
    const known = this.#covered.get(thing)
    if (known) return known.has(person.id)
    const covered = new Set(thing.userIds)
    for (const groupId of thing.userGroupIds)
      for (const id of this.#facts.groups.get(groupId)?.memberIds ?? []) covered.add(id)
    this.#covered.set(thing, covered)
    return covered.has(person.id)
  }
}

const isPerson = ({ id, kind }: MemberFacts, userId: string) => kind === 'user' && id === userId
const asOwner = { rights: null, source: 'unknown', expiresAt: null } as const

type Runs = 'yes' | 'no' | 'unknown'

interface Lacking {
  /** Whether there is somebody who lacks it and can run what is in a collection. */
  readonly runs: Runs
  readonly count: number | null
}
const nobody: Lacking = { runs: 'no', count: 0 }

const tooLow: ReadonlySet<string> = new Set(['NoAccess', 'Viewer'])

/** From Member up, and only who is active, sees collections and runs what is in them (reference 3.5). */
function judgeRuns(person: RunnerFacts): Runs {
  if (!person.isActive) return 'no'
  if (person.role === 'unknown') return 'unknown'
  const { role, rule } = judgeRole(person.role, person.groupRoles)
  if (role !== null && !tooLow.has(role)) return 'yes'
  // The Server's default role can't be read and may be higher than what the groups give.
  return rule === 'own_role' ? 'no' : 'unknown'
}
