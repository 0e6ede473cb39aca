import { findingRuleWhenOn } from '../finding-rule.ts'

const suggestion = 'transfer'
/** Only these may own schedules (reference server-v3 2.1). */
const owningRoles: ReadonlySet<string> = new Set(['Artisan', 'Curator'])

/** Somebody who is gone is told by another rule. */
export const ownerRights = findingRuleWhenOn('owner_rights', 'high', ({ owner }) => {
  if (owner?.state !== 'active') return null
  const { canSchedule, name, role } = owner
  if (role !== null && !owningRoles.has(role))
    return {
      reason: `${name}, its owner, is ${role} and so neither Artisan nor Curator: the next change or transfer will be refused.`,
      suggestion,
    }
  // Curators may schedule without the permission of their own.
  if (role === 'Curator') return null
  if (canSchedule === false)
    return {
      reason: `${name}, its owner, may not schedule: the next change will be refused.`,
      suggestion,
    }
  if (role === null) return { why: 'The default role of the Server decides the role of the owner.' }
  return canSchedule === null
    ? { why: 'This release does not say whether the owner may schedule.' }
    : null
})
