import { z } from 'zod'
import { findCredentialUses } from '../../directory/credential-uses.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { type ChangeKindRules, endEach, ended } from './change-kind.ts'
import { deleteOnce } from './delete-once.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-credential']
type Before = ChangeBefores['delete-credential']

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
        if (useCount <= before.useCount) return null
        return ended('needs_review', { message: sayDrift(payload, 'more things use it') })
      },
    ),

  ...deleteOnce({
    get: ({ gateways, call }, { credentialId }: Payload) =>
      gateways.credentials.get(credentialId, call),
    remove: async ({ gateways, call }, { credentialId, force }: Payload) => {
      await gateways.credentials.remove(credentialId, force, call)
    },
    toObjection: ({ userGroupIds, userIds }, payload: Payload, { shareCount }: Before) =>
      payload.force && userIds.length + userGroupIds.length > shareCount
        ? sayDrift(payload, 'it is shared with more people or groups')
        : null,
    toSubject: ({ userName }: Payload) => `The credential “${userName}”`,
    toPatch: ({ credentialId }: Payload) => ({ kind: 'credential-removed', credentialId }),
  }),
}

const sayDrift = ({ userName }: Payload, what: string) =>
  `Since the plan was made, ${what}: the credential “${userName}”. Nothing was deleted; plan it again.`
