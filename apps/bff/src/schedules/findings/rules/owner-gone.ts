import { findingRuleWhenOn } from '../finding-rule.ts'

const suggestion = 'transfer'

export const ownerGone = findingRuleWhenOn('owner_gone', 'high', ({ owner, schedule }) => {
  if (!owner)
    return {
      reason: `Nobody on the Server has the id of its owner, ${schedule.ownerId}.`,
      suggestion,
    }
  if (owner.state === 'inactive')
    return { reason: `${owner.name}, its owner, is inactive.`, suggestion }
  if (owner.state === 'no_access')
    return { reason: `${owner.name}, its owner, has the role No Access.`, suggestion }
  if (owner.isLocked === null)
    return { why: 'This release does not say whether the account of the owner is locked.' }
  return owner.isLocked
    ? { reason: `The account of ${owner.name}, its owner, is locked.`, suggestion }
    : null
})
