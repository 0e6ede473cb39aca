import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { ExplainedAccess } from './explain-access.ts'
import type { Way } from './list-ways.ts'

const verdictWords = {
  yes: 'reaches it',
  no: 'does not reach it',
  unknown: 'may reach it',
} as const

/** What two people differ in, in words; nothing when they reach it the same way. */
export function compareAccess(one: ExplainedAccess, other: ExplainedAccess): string[] {
  return [
    ...(one.verdict === other.verdict
      ? []
      : [
          `${nameOf(one)} ${verdictWords[one.verdict]}, ${nameOf(other)} ${verdictWords[other.verdict]}.`,
        ]),
    ...compareActivity(one, other),
    ...compareRoles(one, other),
    ...listOnly(one, other),
    ...listOnly(other, one),
    ...compareStates(one, other),
  ]
}

const nameOf = ({ person }: ExplainedAccess) => person.name

function compareActivity(one: ExplainedAccess, other: ExplainedAccess): string[] {
  if (one.person.isActive === other.person.isActive) return []
  const [active, inactive] = one.person.isActive ? [one, other] : [other, one]
  return [`${nameOf(inactive)} is inactive, ${nameOf(active)} is active.`]
}

function compareRoles(one: ExplainedAccess, other: ExplainedAccess): string[] {
  if (one.effectiveRole === other.effectiveRole) return []
  const toWords = (each: ExplainedAccess) => {
    const from = each.roleFrom === null ? '' : ` through the group “${each.roleFrom}”`
    return `${nameOf(each)} has the role ${serverRoleLabels[each.effectiveRole]}${from}`
  }
  return [`${toWords(one)}, ${toWords(other)}.`]
}

/** The same way for anybody: all but the person at its beginning. */
const toKey = ({ kind, steps }: Way) =>
  [kind, ...steps.slice(1).map((step) => `${step.kind} ${step.id}`)].join('\n')

function listOnly(one: ExplainedAccess, other: ExplainedAccess): string[] {
  const theirs = new Set(other.ways.map(toKey))
  return one.ways
    .filter((way) => !theirs.has(toKey(way)))
    .flatMap((way) => toOnlyWords(way, nameOf(one), nameOf(other)) ?? [])
}

function toOnlyWords(way: Way, who: string, whoNot: string): string | null {
  const collection = way.collection ? `the collection “${way.collection.name}”` : ''
  const via = way.member ? `“${way.member.name}”` : ''
  switch (way.kind) {
    case 'owner':
      return collection
        ? `${who} is the owner of ${collection}, ${whoNot} is not.`
        : `${who} is the owner, ${whoNot} is not.`
    case 'direct':
      return `${who} is a member of ${collection}, ${whoNot} is not.`
    case 'group':
      return `${who} is in the group ${via}, which is in ${collection}; ${whoNot} is not.`
    case 'studio':
      return way.collection
        ? `${who} is in the studio ${via}, which is in ${collection}; ${whoNot} is not.`
        : `${who} is in the studio of the owner, ${whoNot} is not.`
    default:
      // Both are told by the roles.
      return null
  }
}

/** The same way that is open for one of them only. */
function compareStates(one: ExplainedAccess, other: ExplainedAccess): string[] {
  const theirs = new Map(other.ways.map((way) => [toKey(way), way]))
  return one.ways.flatMap((way) => {
    const same = theirs.get(toKey(way))
    if (!same || same.state === way.state) return []
    const [closed, who] = way.state === 'open' ? [same, other] : [way, one]
    const where = closed.collection
      ? `The way through the collection “${closed.collection.name}”`
      : `The ${closed.kind} way`
    return [`${where} does not hold for ${nameOf(who)}: ${closed.why}`]
  })
}
