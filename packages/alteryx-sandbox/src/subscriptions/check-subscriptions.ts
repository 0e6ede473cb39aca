import { defaultStudioId } from '../records.ts'
import type { World } from '../world.ts'

/** People in no studio, studios with a credential that is gone, a world without the default studio. */
export function checkSubscriptions(world: World): string[] {
  return [
    ...(world.subscriptions.has(defaultStudioId) ? [] : ['the default studio is missing']),
    ...[...world.users.values()]
      .filter(({ subscriptionId }) => !world.subscriptions.has(subscriptionId))
      .map(
        ({ id, subscriptionId }) => `user ${id} is in the studio ${subscriptionId}, which is gone`,
      ),
    ...[...world.subscriptions.values()]
      .filter(({ credentialId }) => credentialId !== '' && !world.credentials.has(credentialId))
      .map(({ id }) => `studio ${id} has a default credential that is gone`),
  ]
}
