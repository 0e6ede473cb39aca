import type { updateConnectionBody } from '@curator/console-contract/connections'
import type { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import { type StoredConnection, toSecretPlace } from '../../store/connection.store.ts'
import { applyNetwork, opensNewWay } from './network-settings.ts'

export type UpdateBody = z.output<typeof updateConnectionBody>

/**
 * Neither the address nor the way to it may change without the secret: else someone who may not see the secret could have
 * it sent to a host of his own. Throws `secret_required`, `request_invalid`.
 */
export function applyUpdate(
  before: StoredConnection,
  body: UpdateBody,
  secrets: SecretBox,
): StoredConnection {
  const network = applyNetwork(before.id, before.network, body.network, secrets)
  const isMoved = body.baseUrl !== undefined && body.baseUrl !== before.baseUrl
  if ((isMoved || opensNewWay(before.network, network)) && !body.clientSecret) {
    const what = isMoved ? 'address' : 'proxy or certificate authority'
    throw new AppError('secret_required', {
      detail: `Paste the API access secret together with the new ${what}.`,
    })
  }
  return {
    ...before,
    ...toGiven(body),
    network,
    secret: body.clientSecret
      ? secrets.seal(body.clientSecret, toSecretPlace(before.id))
      : before.secret,
  }
}

/** The plain fields that the body names; what it leaves out stays. */
function toGiven({ clientSecret: _, network: __, ...fields }: UpdateBody) {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<StoredConnection>
}
