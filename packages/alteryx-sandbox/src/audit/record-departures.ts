import { type CollectionPart, collectionsWith } from '../collections/collection-changes.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { recordChange } from './record-change.ts'

/**
 * Writes what a deletion takes out of other objects, before it happens: collections lose what was in them, credentials
 * whom they were shared with. No source says whether the product writes these entries; a reader who follows an object
 * misses nothing with them (our choice).
 */
export function recordDepartures(
  state: SandboxState,
  caller: Caller,
  part: CollectionPart,
  id: string,
): void {
  for (const collection of collectionsWith(state.world, part, id)) {
    const subject = { entity: 'Collection', entityId: collection.id } as const
    recordChange(state, caller, subject, { [part]: [id] }, { [part]: [] })
  }
  if (part !== 'users' && part !== 'userGroups') return
  const receiver = part === 'users' ? 'user' : 'userGroup'
  for (const entityId of state.world.credentialShares.thingsOf(receiver, id)) {
    const name = part === 'users' ? 'userIds' : 'userGroupIds'
    recordChange(
      state,
      caller,
      { entity: 'Credential', entityId },
      { [name]: [id] },
      { [name]: [] },
    )
  }
}

/** Writes what a forced deletion of a credential clears, before it happens. Schedules are no subject of the log. */
export function recordClearedUses(state: SandboxState, caller: Caller, credentialId: string): void {
  const { users, subscriptions, workflows } = state.world
  const cleared = { credentialId: '' }
  const before = { credentialId }
  for (const { id, defaultCredentialId } of users.values()) {
    if (defaultCredentialId !== credentialId) continue
    const values = [{ defaultCredentialId }, { defaultCredentialId: '' }] as const
    recordChange(state, caller, { entity: 'User', entityId: id }, ...values)
  }
  for (const one of subscriptions.values()) {
    if (one.credentialId !== credentialId) continue
    recordChange(state, caller, { entity: 'Subscription', entityId: one.id }, before, cleared)
  }
  for (const { id, versions } of workflows.values()) {
    if (!versions.some((version) => version.credentialId === credentialId)) continue
    recordChange(state, caller, { entity: 'AppInfo', entityId: id }, before, cleared)
  }
}
