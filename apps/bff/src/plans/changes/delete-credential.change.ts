import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { GatewayCredential } from '../../alteryx/share-door.ts'
import { findCredentialUses } from '../../directory/credential-uses.ts'
import type { ChangePayloads } from '../change.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-credential']

/** Without `force` the Server refuses one that is shared or in use; with it, no more may break than the plan said. */
export const deleteCredentialChange: ChangeKindRules<'delete-credential'> = {
  kind: 'delete-credential',
  schema: z.object({
    credentialId: z.string().min(1),
    userName: z.string(),
    force: z.boolean(),
  }),
  danger: 'destructive',
  operations: ['Credentials_GetCredential', 'Credentials_DeleteCredential'],
  describe: ({ userName }) => `Delete the credential “${userName}”.`,
  invert: ({ payload: { userName } }) => ({
    isPossible: false,
    reason: `The credential “${userName}” was deleted. Nobody but the Server knew its password, so it can’t be made again.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  drift: async (directory, changes) =>
    endEach(
      changes.filter(({ payload }) => payload.force),
      async ({ before, payload }) => {
        const { count: useCount } = await findCredentialUses(directory, payload.credentialId)
        return useCount > before.useCount ? toDrift(payload, 'more things use it') : null
      },
    ),

  apply: (context, changes) =>
    endEach(changes, async ({ before, payload }) => {
      const { credentialId, force } = payload
      const credential = await find(context, payload)
      if (!credential) return toAlready(payload)
      const shareCount = credential.userIds.length + credential.userGroupIds.length
      if (force && shareCount > before.shareCount)
        return toDrift(payload, 'it is shared with more people or groups')
      await context.gateways.credentials.remove(credentialId, force, context.call)
      return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await find(context, payload)) return null
      if (reason !== 'unclear') return toAlready(payload)
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

async function find(
  { gateways, call }: ChangeContext,
  { credentialId }: Payload,
): Promise<GatewayCredential | null> {
  try {
    return await gateways.credentials.get(credentialId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const toDrift = ({ userName }: Payload, what: string): Ended =>
  ended('needs_review', {
    message: `Since the plan was made, ${what}: the credential “${userName}”. Nothing was deleted; plan it again.`,
  })

const toAlready = (payload: Payload) =>
  ended('already_applied', {
    message: `The credential “${payload.userName}” is gone already.`,
    patch: toPatch(payload),
  })

const toPatch = ({ credentialId }: Payload) =>
  ({ kind: 'credential-removed', credentialId }) as const
