import type { SignInType } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from './core/app-error.ts'
import type { SecretBox } from './core/secret-box.ts'
import type { ConnectionsService } from './features/connections/connections.service.ts'
import type { GivenConnection } from './settings.ts'
import {
  type ConnectionStore,
  type StoredConnection,
  toSecretPlace,
} from './store/connection.store.ts'

export interface EnsureConnectionDeps {
  readonly connections: ConnectionStore
  readonly connectionsService: ConnectionsService
  readonly secrets: SecretBox
}

/**
 * Makes sure that a connection of this name exists and reaches this Server with this key: made when missing, changed
 * when address, key or secret differ. Other replicas may do the same at the same time.
 */
export async function ensureConnection(
  deps: EnsureConnectionDeps,
  wanted: GivenConnection & { readonly isPractice: boolean; readonly signIn?: SignInType },
): Promise<void> {
  const found = await findByName(deps, wanted.name)
  if (found) return updateWhereDifferent(deps, found, wanted)
  try {
    await deps.connectionsService.create(wanted)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'name_taken') throw error
    const other = await findByName(deps, wanted.name)
    if (other) await updateWhereDifferent(deps, other, wanted)
  }
}

async function findByName({ connections }: EnsureConnectionDeps, name: string) {
  const lower = name.toLowerCase()
  return (await connections.list()).find((one) => one.name.toLowerCase() === lower)
}

async function updateWhereDifferent(
  deps: EnsureConnectionDeps,
  found: StoredConnection,
  wanted: GivenConnection,
): Promise<void> {
  const { baseUrl, clientId, clientSecret } = wanted
  const isSame =
    found.baseUrl === baseUrl &&
    found.clientId === clientId &&
    deps.secrets.open(found.secret, toSecretPlace(found.id)) === clientSecret
  if (isSame) return
  await deps.connectionsService.update(found.id as ConnectionId, {
    baseUrl,
    clientId,
    clientSecret,
  })
}
