import type { Sandbox } from '@curator/alteryx-sandbox/create-sandbox'

/** What a practice server holds, as values to compare: everything a console can change, but for its audit log. */
export function dumpWorld({ world }: Sandbox) {
  const { collections, credentialShares, connectionShares, schedules, workflows } = world
  const sharesOf = (ids: Iterable<string>, book: typeof credentialShares) =>
    Object.fromEntries(
      [...ids].map((id) => [
        id,
        [book.receiversOf(id, 'user').toSorted(), book.receiversOf(id, 'userGroup').toSorted()],
      ]),
    )
  const byId = <T extends { readonly id: string }>(items: Iterable<T>) =>
    Object.fromEntries([...items].map((item) => [item.id, structuredClone(item)]))
  return {
    users: byId(world.users.values()),
    userGroups: byId(world.userGroups.values()),
    workflows: byId(workflows.values()),
    collections: byId(collections.values()),
    schedules: byId(
      // Runs of the practice server's own clock are nobody's change.
      [...schedules.values()].map(({ id, name, ownerId, workflowId, enabled, rule }) => {
        return { id, name, ownerId, workflowId, enabled, rule }
      }),
    ),
    credentials: sharesOf(
      [...world.credentials.values()].map(({ id }) => id),
      credentialShares,
    ),
    dataConnections: sharesOf(
      [...world.dataConnections.values()].map(({ id }) => id),
      connectionShares,
    ),
  }
}
