import { z } from 'zod'
import { type ChangeKindRules, endEach, ended } from './change-kind.ts'
import { findNothing } from './since.ts'

/** The Server mails a link. Nothing shows afterwards whether it did, so after a lost answer it is never sent again. */
export const resetPasswordChange: ChangeKindRules<'reset-password'> = {
  kind: 'reset-password',
  schema: z.object({ userId: z.string().min(1), email: z.string() }),
  danger: 'caution',
  operations: ['Users_SendPasswordReset'],
  describe: ({ email }) => `Let the Server mail ${email} a link for a new password.`,
  invert: () => ({ isPossible: false, reason: 'A mail that was sent can’t be called back.' }),
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      await gateways.users.resetPassword(payload.userId, call)
      return ended('applied', { httpStatus: 200 })
    }),

  verify: (_context, changes) =>
    endEach(changes, async ({ payload }) =>
      ended('needs_review', {
        message: `The Server’s answer was lost, and whether it mailed ${payload.email} can’t be looked up. Ask the person before you reset the password again.`,
      }),
    ),
}
