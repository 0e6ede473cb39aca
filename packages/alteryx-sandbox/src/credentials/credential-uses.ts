import type { World } from '../world.ts'

/** Whether something would miss the credential: somebody's default, a workflow's revision, a schedule, a studio. */
export function isInUse(world: World, credentialId: string): boolean {
  const { users, workflows, schedules, subscriptions } = world
  const uses = (item: { readonly credentialId: string }) => item.credentialId === credentialId
  return (
    any(users.values(), (user) => user.defaultCredentialId === credentialId) ||
    any(schedules.values(), uses) ||
    any(subscriptions.values(), uses) ||
    any(workflows.values(), ({ versions }) => versions.some(uses))
  )
}

/**
 * Takes the credential from whatever uses it, so that nothing points to one that is gone. Revisions fall back to the
 * default credential. All of this is our choice: the sources only know that shares are cleared.
 */
export function clearUses(world: World, credentialId: string): void {
  const { users, workflows, schedules, subscriptions } = world
  const uses = (item: { readonly credentialId: string }) => item.credentialId === credentialId
  for (const user of [...users.values()]) {
    if (user.defaultCredentialId === credentialId)
      world.updateUser(user.id, { defaultCredentialId: '' })
  }
  for (const { id } of [...schedules.values()].filter(uses))
    schedules.update(id, { credentialId: '' })
  for (const { id } of [...subscriptions.values()].filter(uses))
    subscriptions.update(id, { credentialId: '' })
  for (const { id, versions } of [...workflows.values()]) {
    if (!versions.some(uses)) continue
    const cleared = { credentialId: '', workflowCredentialType: 'Default' } as const
    workflows.update(id, {
      versions: versions.map((version) => (uses(version) ? { ...version, ...cleared } : version)),
    })
  }
}

function any<T>(items: Iterable<T>, fits: (item: T) => boolean): boolean {
  for (const item of items) if (fits(item)) return true
  return false
}
