import { z } from 'zod'
import type { ChangePayloads } from '../change.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { deleteOnce } from './delete-once.ts'
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

  ...deleteOnce({
    get: ({ gateways, call }, { studioId }: Payload) => gateways.studios.get(studioId, call),
    remove: async ({ gateways, call }, { studioId }: Payload) => {
      await gateways.studios.remove(studioId, call)
    },
    toObjection: ({ people, workflows }, { studioName }: Payload) =>
      people.length + workflows.length > 0
        ? `The studio “${studioName}” holds ${people.length} people and ${workflows.length} workflows by now. Move the people out first; their workflows go with them.`
        : null,
    toSubject: ({ studioName }: Payload) => `The studio “${studioName}”`,
  }),
}
