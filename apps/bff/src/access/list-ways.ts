import type { AccessPath } from '@curator/console-contract/access'
import {
  type AccessQuestion,
  type AccessTarget,
  type CollectionFacts,
  isDirectoryPerson,
  type MemberFacts,
} from './access-facts.ts'
import { findEffectiveRole, judgePerson, type NeededRole, type Standing } from './role-reach.ts'

type Step = AccessPath['steps'][number]

/** A way as the rules see it: what the contract shows, and what would open it. */
export interface Way extends Standing {
  readonly kind: AccessPath['kind']
  readonly steps: readonly Step[]
  /** What it takes. */
  readonly needed: NeededRole
  readonly collection: CollectionFacts | null
  readonly member: MemberFacts | null
  readonly isExpired: boolean
}

/** What people call an instant. */
const toInstantWords = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`

/** Every way from the person to the thing, in no order. */
export function listWays(question: AccessQuestion): Way[] {
  return [
    ...listOwnerWays(question),
    ...listCuratorWays(question),
    ...listPublicWays(question),
    ...listStudioWays(question),
    ...question.target.collections.flatMap((collection) => [
      ...listCollectionOwnerWays(question, collection),
      ...listCollectionWays(question, collection),
    ]),
  ]
}

const toPersonStep = ({ person }: AccessQuestion): Step => ({
  kind: 'person',
  id: person.id,
  name: person.name,
})
const toTargetStep = ({ target }: AccessQuestion): Step => ({
  kind: target.kind,
  id: target.id,
  name: target.name,
})
const noCollection = { collection: null, member: null, isExpired: false } as const

/**
 * What an owner needs to see it: own workflows stand in the private studio, collections are shown from Member up. Nothing
 * says what a Viewer sees of own schedules.
 */
const ownerNeeds: Readonly<Record<AccessTarget['kind'], NeededRole>> = {
  workflow: 'Artisan',
  schedule: 'Member',
  collection: 'Member',
}

function listOwnerWays(question: AccessQuestion): Way[] {
  const { person, target } = question
  if (target.ownerId !== person.id) return []
  const needed = ownerNeeds[target.kind]
  const standing = judgePerson(person, needed)
  const isViewer = findEffectiveRole(person).role === 'Viewer'
  const isUnsaid = target.kind === 'schedule' && standing.lacks === 'role' && isViewer
  return [
    {
      kind: 'owner',
      steps: [toPersonStep(question), toTargetStep(question)],
      needed,
      ...noCollection,
      ...standing,
      ...(isUnsaid
        ? { state: 'unknown', why: 'Whether a Viewer sees own schedules is not documented.' }
        : {}),
    },
  ]
}

function listCuratorWays(question: AccessQuestion): Way[] {
  const { role, from } = findEffectiveRole(question.person)
  if (role !== 'Curator') return []
  const group = question.person.groups.find(({ name }) => name === from)
  const steps: Step[] = [
    toPersonStep(question),
    ...(group ? [{ kind: 'group' as const, id: group.id, name: group.name }] : []),
    { kind: 'role', id: 'Curator', name: 'Curator' },
    toTargetStep(question),
  ]
  const standing = judgePerson(question.person, 'Curator')
  return [{ kind: 'curator', steps, needed: 'Curator', ...noCollection, ...standing }]
}

function listPublicWays(question: AccessQuestion): Way[] {
  const { person, target } = question
  if (target.kind !== 'workflow' || target.isPublic === false) return []
  const steps = [toPersonStep(question), toTargetStep(question)]
  const standing = judgePerson(person, 'Viewer')
  const isUnread = target.isPublic === null && standing.state !== 'closed'
  return [
    {
      kind: 'public',
      steps,
      needed: 'Viewer',
      ...noCollection,
      ...standing,
      ...(isUnread
        ? { state: 'unknown', why: 'Whether the workflow is public can’t be read.' }
        : {}),
    },
  ]
}

/** A workflow belongs to the studio of its owner, whose Artisans see it. */
function listStudioWays(question: AccessQuestion): Way[] {
  const { person, target } = question
  if (target.kind !== 'workflow' || target.ownerId === person.id) return []
  const { studio } = person
  if (!studio || studio.id !== target.ownerStudio?.id) return []
  const steps = [
    toPersonStep(question),
    { kind: 'studio' as const, ...studio },
    toTargetStep(question),
  ]
  const standing = judgePerson(person, 'Artisan')
  return [{ kind: 'studio', steps, needed: 'Artisan', ...noCollection, ...standing }]
}

/** Who owns a collection sees what it holds, member or not. The collection itself is one of the things that are owned. */
function listCollectionOwnerWays(question: AccessQuestion, collection: CollectionFacts): Way[] {
  const { person, target } = question
  if (target.kind === 'collection' || collection.ownerId !== person.id) return []
  const steps: Step[] = [
    toPersonStep(question),
    { kind: 'collection', id: collection.id, name: collection.name },
    toTargetStep(question),
  ]
  const standing = judgePerson(person, 'Member')
  return [
    {
      kind: 'owner',
      steps,
      needed: 'Member',
      collection,
      member: null,
      isExpired: false,
      ...standing,
    },
  ]
}

function listCollectionWays(question: AccessQuestion, collection: CollectionFacts): Way[] {
  return collection.members.flatMap((member) => {
    const via = findVia(question, member)
    if (!via) return []
    const { target } = question
    const isTarget = target.kind === 'collection'
    const steps: Step[] = [
      toPersonStep(question),
      ...via.steps,
      { kind: 'collection', id: collection.id, name: collection.name },
      ...(isTarget ? [] : [toTargetStep(question)]),
    ]
    const isExpired = member.expiresAt !== null && member.expiresAt <= question.now
    const standing = judgeMembership(question, { member, isExpired, isUnread: via.isUnread })
    return [{ kind: via.kind, steps, needed: 'Member', collection, member, isExpired, ...standing }]
  })
}

interface Via {
  readonly kind: AccessPath['kind']
  readonly steps: readonly Step[]
  /** Who belongs to the member can't be read. */
  readonly isUnread: boolean
}

function findVia({ person }: AccessQuestion, member: MemberFacts): Via | null {
  const { id, name } = member
  switch (member.kind) {
    case 'user':
      return id === person.id ? { kind: 'direct', steps: [], isUnread: false } : null
    case 'group':
      return person.groups.some((group) => group.id === id)
        ? { kind: 'group', steps: [{ kind: 'group', id, name }], isUnread: false }
        : null
    case 'studio':
      return person.studio?.id === id
        ? { kind: 'studio', steps: [{ kind: 'studio', id, name }], isUnread: false }
        : null
    case 'directory':
      // A person named by SID alone has no account, so it is nobody who can be asked about.
      if (isDirectoryPerson(member)) return null
      return { kind: 'group', steps: [{ kind: 'directory_group', id, name }], isUnread: true }
  }
}

function judgeMembership(
  { person }: AccessQuestion,
  way: {
    readonly member: MemberFacts
    readonly isExpired: boolean
    readonly isUnread: boolean
  },
): Standing {
  const standing = judgePerson(person, 'Member')
  if (way.isExpired && way.member.expiresAt !== null) {
    const why = `The membership ended on ${toInstantWords(way.member.expiresAt)}.`
    return { state: 'closed', why: [why, standing.why].filter(Boolean).join(' '), lacks: null }
  }
  if (standing.state === 'closed') return standing
  if (way.isUnread) {
    const why = `Who belongs to “${way.member.name}” of the directory service can’t be read.`
    return { state: 'unknown', why, lacks: null }
  }
  if (standing.state === 'open' && way.member.source === 'unknown') {
    const why = 'The membership stands; whether it has an end can’t be read, nor its rights.'
    return { state: 'open', why, lacks: null }
  }
  return standing
}
