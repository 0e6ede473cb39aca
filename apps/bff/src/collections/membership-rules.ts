import type { CollectionMember, CollectionRights } from '@curator/console-contract/collections'
import type { MemberBefore, MemberValues } from '../plans/change.ts'
import { isSameValues } from '../plans/planned/member-words.ts'

/** A member without any of the six rights sees and runs what is in the collection. */
export const lookAndRun: CollectionRights = {
  isAdmin: false,
  canAddAssets: false,
  canRemoveAssets: false,
  canUpdateAssets: false,
  canAddUsers: false,
  canRemoveUsers: false,
}

/** Rights that this console set may have been changed by somebody since: they are no before-image. */
export function toBefore(seat: CollectionMember): Exclude<MemberBefore, 'none'> {
  const { expiresAt, rights, source } = seat
  return rights !== null && source === 'server' ? { rights, expiresAt } : 'unknown'
}

/** Whether a member has these values. `trustsConsole`: what this console set last counts as being there. */
export function isAsWanted(
  { expiresAt, rights, source }: CollectionMember,
  values: MemberValues,
  { trustsConsole }: { readonly trustsConsole: boolean },
): boolean {
  if (rights === null || (source !== 'server' && !trustsConsole)) return false
  return isSameValues({ rights, expiresAt }, values)
}

/** Whether a membership is over. A Server drops such members; when, no source says. */
export const hasEnded = (expiresAt: string | null, nowMs: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= nowMs

/** Why somebody new can't be added: Windows sign-in wants a SID, and nobody knows this person's. Members stay free to change. */
export function whyNotNew(
  signIn: string,
  member: { readonly kind: string; readonly name: string; readonly sid?: string },
): string | null {
  if (signIn !== 'windows' || member.kind !== 'user' || (member.sid ?? '') !== '') return null
  return `Servers with Windows sign-in take people into collections by SID, and nothing tells the SID of ${member.name}.`
}
