import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { AccessQuestion, CollectionFacts } from './access-facts.ts'
import type { Way } from './list-ways.ts'
import { judgePerson, type NeededRole } from './role-reach.ts'

export interface MissingLink {
  readonly words: string
  /** Where a membership would do. */
  readonly collectionId: string | null
}

interface Candidate extends MissingLink {
  /** How many things have to be done. */
  readonly stepCount: number
  /** How far it reaches: 0 only this membership, 5 everybody. */
  readonly breadth: number
}

/** How many collections or groups are proposed of each kind: more would not help anybody to choose. */
const maxProposals = 3

/** What would open a way, the smallest step first. Nothing for somebody who is there already. */
export function listMissingLinks(question: AccessQuestion, ways: readonly Way[]): MissingLink[] {
  if (ways.some(({ state }) => state === 'open')) return []
  const candidates = [
    ...listExtensions(question, ways),
    ...listRaises(question, ways),
    ...listMemberships(question),
    ...listGroups(question),
    ...listMoves(question),
    ...listPublishing(question),
  ]
  const links = candidates
    .sort((a, b) => a.stepCount - b.stepCount || a.breadth - b.breadth)
    .map(({ words, collectionId }) => ({ words, collectionId }))
  const { person } = question
  const first = person.isActive
    ? []
    : [
        {
          words: `Activate ${person.name}: an inactive person reaches nothing.`,
          collectionId: null,
        },
      ]
  return [...first, ...links]
}

/** An ended membership needs another end, and a role where it is too low. */
function listExtensions(question: AccessQuestion, ways: readonly Way[]): Candidate[] {
  return ways
    .filter((way) => way.isExpired)
    .map((way) => {
      const { member, collection } = way
      const whose = member?.kind === 'user' ? question.person.name : `“${member?.name}”`
      const extend = `give the membership of ${whose} in the collection “${collection?.name}” a later end`
      return toCandidate(question, extend, way.needed, {
        collectionId: collection?.id ?? null,
        breadth: member?.kind === 'user' ? 0 : 2,
      })
    })
}

/** Ways that only wait for a role: the lowest that opens one. */
function listRaises(question: AccessQuestion, ways: readonly Way[]): Candidate[] {
  const waiting = ways.filter((way) => way.lacks !== null && !way.isExpired)
  const order: readonly NeededRole[] = ['Viewer', 'Member', 'Artisan']
  const role = order.find((each) => waiting.some(({ needed }) => needed === each))
  const isRoleEnough = role === undefined || judgeActive(question, role).state === 'open'
  if (role === undefined || isRoleEnough) return []
  const words = `Give ${question.person.name} the role ${serverRoleLabels[role]}.`
  return [{ words, collectionId: null, stepCount: 1, breadth: 4 }]
}

function listMemberships(question: AccessQuestion): Candidate[] {
  const { person, target } = question
  return listOutside(question)
    .slice(0, maxProposals)
    .map(({ id, name }) => {
      const which = target.kind === 'collection' ? '' : `, which holds the ${target.kind}`
      const add = `add ${person.name} to the collection “${name}”${which}`
      return toCandidate(question, add, 'Member', { collectionId: id, breadth: 1 })
    })
}

function listGroups(question: AccessQuestion): Candidate[] {
  const groups = listOutside(question).flatMap((collection) =>
    collection.members
      .filter(({ kind, expiresAt }) => kind === 'group' && !isOver(expiresAt, question.now))
      .map((group) => ({ group, collection })),
  )
  return groups.slice(0, maxProposals).map(({ group, collection }) => {
    const join = `put ${question.person.name} into the group “${group.name}”, a member of the collection “${collection.name}”`
    return toCandidate(question, join, 'Member', { collectionId: null, breadth: 3 })
  })
}

/** Collections of the target that the person neither owns nor is in by a person or a group. */
function listOutside({ person, target }: AccessQuestion): readonly CollectionFacts[] {
  const own = new Set([person.id, ...person.groups.map(({ id }) => id)])
  return target.collections.filter(
    ({ members, ownerId }) =>
      ownerId !== person.id &&
      !members.some(({ kind, id }) => (kind === 'user' || kind === 'group') && own.has(id)),
  )
}

/** Something in no collection can be put into one. */
function listMoves(question: AccessQuestion): Candidate[] {
  const { ownCollections, person, target } = question
  if (target.kind === 'collection' || target.collections.length > 0) return []
  if (ownCollections.length === 0) {
    const words = `put the ${target.kind} into a collection, and add ${person.name} to it`
    const made = toCandidate(question, words, 'Member', { collectionId: null, breadth: 2 })
    return [{ ...made, stepCount: made.stepCount + 1 }]
  }
  return ownCollections.slice(0, maxProposals).map(({ isOwner, name }) => {
    const how = isOwner ? 'owns' : 'is in'
    const put = `put the ${target.kind} into the collection “${name}”, which ${person.name} ${how}`
    return toCandidate(question, put, 'Member', { collectionId: null, breadth: 2 })
  })
}

function listPublishing(question: AccessQuestion): Candidate[] {
  const { target } = question
  if (target.kind !== 'workflow' || target.isPublic === true) return []
  const words = 'make the workflow public, for everybody on the Server'
  return [toCandidate(question, words, 'Viewer', { collectionId: null, breadth: 5 })]
}

/** A step, and before it the role that it takes where the person's is too low. */
function toCandidate(
  question: AccessQuestion,
  step: string,
  needed: NeededRole,
  rest: { readonly collectionId: string | null; readonly breadth: number },
): Candidate {
  const { state } = judgeActive(question, needed)
  const role = `give ${question.person.name} the role ${serverRoleLabels[needed]}`
  const toSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  return state === 'closed'
    ? { words: toSentence(`${role}, and ${step}`), stepCount: 2, ...rest }
    : { words: toSentence(step), stepCount: 1, ...rest }
}

const judgeActive = ({ person }: AccessQuestion, needed: NeededRole) =>
  judgePerson({ ...person, isActive: true }, needed)

const isOver = (expiresAt: string | null, now: string) => expiresAt !== null && expiresAt <= now
