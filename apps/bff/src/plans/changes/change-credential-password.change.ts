import { z } from 'zod'
import { type ChangeKindRules, cannotTell, endEach, ended, type Looked } from './change-kind.ts'
import { findOnlySecret, needSecret, secretSlotsSchema } from './secret-slots.ts'
import { findNothing } from './since.ts'

/**
 * Another password. No Server tells one, so whether it was changed can't be looked up; sent again it does no harm, as long
 * as what was typed is still held.
 */
export const changeCredentialPasswordChange: ChangeKindRules<'change-credential-password'> = {
  kind: 'change-credential-password',
  schema: z.object({
    credentialId: z.string().min(1),
    userName: z.string(),
    secretSlots: secretSlotsSchema.length(1),
  }),
  danger: 'caution',
  operations: ['Credentials_UpdateCredential'],
  describe: ({ userName }) => `Change the password of the credential “${userName}”.`,
  invert: () => ({
    isPossible: false,
    reason:
      'The console keeps no passwords, so the old one can’t be brought back. Change it again and type it.',
  }),
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: (context, changes) =>
    endEach(changes, async ({ payload }) => {
      const credential = { id: payload.credentialId, userName: payload.userName }
      const password = needSecret(context, payload)
      await context.gateways.credentials.changePassword(credential, password, context.call)
      return ended('applied', { httpStatus: 200 })
    }),

  verify: (context, changes) =>
    endEach(changes, async ({ payload }): Promise<Looked> => {
      if (findOnlySecret(context, payload) !== null) return cannotTell
      const message = `The Server’s answer was lost, and the console that held the password stopped. Whether the password of “${payload.userName}” was changed can’t be looked up: retry the row and type it again.`
      return ended('needs_review', { message })
    }),
}
