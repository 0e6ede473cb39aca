import { z } from 'zod'
import { findCredentialUses } from '../../directory/credential-uses.ts'
import type { ChangePayloads } from '../change.ts'
import { toDeleteCredential } from '../planned/credential-changes.ts'
import { type ChangeKindRules, endEach, ended, found } from './change-kind.ts'
import { noId } from './created-group-since.ts'
import { needSecret, secretSlotsSchema } from './secret-slots.ts'
import { changed, type Since, undone } from './since.ts'

type Payload = ChangePayloads['create-credential']

/** A new credential with a typed password. The Server accepts two of one name, so a lost answer is looked up by name. */
export const createCredentialChange: ChangeKindRules<'create-credential'> = {
  kind: 'create-credential',
  schema: z.object({
    userName: z.string().min(1),
    knownIds: z.array(z.string()),
    secretSlots: secretSlotsSchema.length(1),
  }),
  danger: 'none',
  operations: ['Credentials_GetCredentials', 'Credentials_AddCredential'],
  describe: ({ userName }) => `Create the credential “${userName}”.`,
  looksUpRefusals: false,

  invert: ({ payload: { userName }, id }) => {
    if (id === null) return { isPossible: false, reason: noId }
    const credential = { id, userName, shareCount: 0, useCount: 0 }
    return { isPossible: true, steps: [[(seq) => toDeleteCredential(seq, credential)]] }
  },

  findChangedSince: async (directory, applied) => {
    const ids = applied.flatMap(({ id }) => id ?? [])
    const { items, why } = await directory.findContent('credential', { ids })
    const there = new Set(items.map(({ id }) => id))
    const found = new Map<number, Since>()
    for (const { id, payload, seq } of applied) {
      if (id === null || why !== null) continue
      if (!there.has(id)) found.set(seq, undone)
      else if ((await findCredentialUses(directory, id)).count > 0)
        found.set(seq, changed(`The credential “${payload.userName}” is in use by now.`))
    }
    return found
  },

  apply: (context, changes) =>
    endEach(changes, async ({ payload }) => {
      const { userName } = payload
      const password = needSecret(context, payload)
      const id = await context.gateways.credentials.create({ userName, password }, context.call)
      return ended('applied', { id, httpStatus: 200, patch: toPatch(payload, id) })
    }),

  verify: ({ gateways, call }, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      const { knownIds, userName } = payload
      const made = (await gateways.credentials.list(call)).filter(
        (each) => each.userName === userName && !knownIds.includes(each.id),
      )
      const [only] = made
      if (!only) return null
      if (made.length === 1)
        return found(reason, `The credential “${userName}”`, {
          id: only.id,
          patch: toPatch(payload, only.id),
        })
      const message = `The Server has ${made.length} new credentials named “${userName}”. Decide which one stays.`
      return ended('needs_review', { message })
    }),
}

const toPatch = ({ userName }: Payload, id: string) =>
  ({ kind: 'credential', credential: { id, userName } }) as const
