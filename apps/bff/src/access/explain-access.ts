import type { AccessPath } from '@curator/console-contract/access'
import type { ServerRoleView } from '@curator/console-contract/server-roles'
import type { AccessPerson, AccessQuestion } from './access-facts.ts'
import { listWays, type Way } from './list-ways.ts'
import { listMissingLinks, type MissingLink } from './missing-links.ts'
import { findEffectiveRole } from './role-reach.ts'

export type AccessVerdict = 'yes' | 'no' | 'unknown'

export interface ExplainedAccess {
  readonly person: AccessPerson
  readonly effectiveRole: ServerRoleView
  readonly roleFrom: string | null
  readonly verdict: AccessVerdict
  /** Open ones first. */
  readonly ways: readonly Way[]
  readonly missingLinks: readonly MissingLink[]
  /** What may open a way and could not be read. */
  readonly unknown: readonly string[]
}

const rank = { open: 0, unknown: 1, closed: 2 } as const

/** Every way by which a person reaches something, and what is missing where there is none. */
export function explainAccess(question: AccessQuestion): ExplainedAccess {
  const ways = listWays(question).sort((a, b) => rank[a.state] - rank[b.state])
  const { role, from } = findEffectiveRole(question.person)
  const unknown = [
    ...question.unread,
    ...ways.filter(({ state }) => state === 'unknown').map(({ why }) => why),
  ]
  return {
    person: question.person,
    effectiveRole: role,
    roleFrom: from,
    verdict: judge(question, ways),
    ways,
    missingLinks: listMissingLinks(question, ways),
    unknown: [...new Set(unknown)],
  }
}

function judge({ person, unread }: AccessQuestion, ways: readonly Way[]): AccessVerdict {
  if (ways.some(({ state }) => state === 'open')) return 'yes'
  if (!person.isActive || findEffectiveRole(person).role === 'NoAccess') {
    // Nothing that could not be read opens a way for somebody who may not sign in.
    return ways.some(({ state }) => state === 'unknown') ? 'unknown' : 'no'
  }
  return unread.length > 0 || ways.some(({ state }) => state === 'unknown') ? 'unknown' : 'no'
}

/** A way as pages show it. */
export function toAccessPath(way: Way): AccessPath {
  return {
    kind: way.kind,
    steps: [...way.steps],
    rights: way.member?.rights ?? null,
    rightsSource: way.member?.source ?? null,
    expiresAt: way.member?.expiresAt ?? null,
    isOpen: way.state === 'open',
    why: way.why,
  }
}
