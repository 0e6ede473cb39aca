import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangePayloads } from '../change.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-studio']

/** Only a studio that holds nobody and nothing: the Server refuses every other, and so does the console before it. */
export const deleteStudioChange: ChangeKindRules<'delete-studio'> = {
  kind: 'delete-studio',
  schema: z.object({ studioId: z.string().min(1), studioName: z.string() }),
  danger: 'destructive',
  operations: ['Subscriptions_GetSubscriptionById', 'Subscriptions_DeleteSubscription'],
  describe: ({ studioName }) => `Delete the studio “${studioName}”.`,
  invert: ({ payload }) => ({
    isPossible: false,
    reason: `The studio “${payload.studioName}” was deleted. One made anew has another id and other keys.`,
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  apply: (context, changes) =>
    endEach(changes, async ({ payload }) => {
      const studio = await find(context, payload)
      if (!studio) return toAlready(payload)
      const { people, workflows } = studio
      if (people.length + workflows.length > 0) {
        const message = `The studio “${payload.studioName}” holds ${people.length} people and ${workflows.length} workflows by now. Move the people out first; their workflows go with them.`
        return ended('needs_review', { message })
      }
      await context.gateways.studios.remove(payload.studioId, context.call)
      return ended('applied', { patch: elsewhere, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await find(context, payload)) return null
      return reason === 'unclear'
        ? ended('applied', { patch: elsewhere, message: confirmedByLookup })
        : toAlready(payload)
    }),
}

async function find({ gateways, call }: ChangeContext, { studioId }: Payload) {
  try {
    return await gateways.studios.get(studioId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const toAlready = ({ studioName }: Payload) =>
  ended('already_applied', { message: `The studio “${studioName}” is gone already.` })
