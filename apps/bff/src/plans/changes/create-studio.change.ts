import { z } from 'zod'
import type { ChangePayloads } from '../change.ts'
import { toDeleteStudio } from '../planned/studio-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['create-studio']

/** Key and secret of the new studio, which the Server answers, stay behind the gateway. */
export const createStudioChange: ChangeKindRules<'create-studio'> = {
  kind: 'create-studio',
  schema: z.object({
    name: z.string().min(1).max(255),
    credentialId: z.string(),
    canShareSchedules: z.boolean(),
    knownIds: z.array(z.string()),
  }),
  danger: 'none',
  operations: ['Subscriptions_GetSubscriptions', 'Subscriptions_CreateSubscription'],
  describe: ({ name }) => `Create the studio “${name}”.`,
  invert: ({ payload: { name }, id }) =>
    id === null
      ? { isPossible: false, reason: 'The Server did not tell the id of the studio.' }
      : { isPossible: true, steps: [[(seq) => toDeleteStudio(seq, { id, name })]] },
  // A studio that somebody uses by then is not deleted: the Server refuses it.
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      // Whoever made one of this name meanwhile: a later look-up would take theirs for ours.
      const studios = await gateways.studios.listInFull(call)
      if (studios.some((studio) => isMade(payload, studio))) {
        const message = `Someone created a studio called “${payload.name}” meanwhile. Nothing was created; plan it again.`
        return ended('needs_review', { message })
      }
      const id = await gateways.studios.create(payload, call)
      return ended('applied', { patch: elsewhere, id, httpStatus: 201 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const studios = await gateways.studios.listInFull(call)
      const made = studios.filter((studio) => isMade(payload, studio))
      const [first] = made
      if (!first) return null
      if (made.length === 1)
        return ended('applied', { patch: elsewhere, message: confirmedByLookup, id: first.id })
      const message = `The Server has ${made.length} new studios called “${payload.name}”. Decide which one stays.`
      return ended('needs_review', { message })
    }),
}

const isMade = (payload: Payload, { id, name }: { readonly id: string; readonly name: string }) =>
  name === payload.name && !payload.knownIds.includes(id)
