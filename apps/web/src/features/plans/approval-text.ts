import type { Plan } from '@curator/console-contract/plans'

/** All sentences about the second person. */
export const approvalText = {
  ask: 'Ask for approval',
  approve: 'Approve',
  reject: 'Reject',
  needed: 'A second person must approve this plan before it can be started.',
  ownNext: 'Ask for approval; everybody else who may approve is told.',
  otherNext: 'You may approve or reject it without being asked.',
  ownWaiting: 'Somebody else decides; you are told as soon as they do.',
  otherWaiting: 'Look at what it does, then decide.',
  viewerNext: 'Your role may look at it, but not approve it.',
  changedSince: 'An approval counts for exactly this plan.',
  rejectedNext: 'It can’t be started. Plan again with what was asked for.',
  comment: 'Comment',
  commentOptional: 'The author reads it. May stay empty.',
  commentRequired: 'Say why, so that the author knows what to change.',
  notNow: 'Not now',
} as const

/** Whether the plan may be started as far as a second person is concerned. */
export function isCleared({ approval }: Plan): boolean {
  if (approval.state === 'rejected') return false
  return !approval.isRequired || approval.state === 'approved'
}
