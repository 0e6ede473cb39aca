import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toMoveToStudio } from '../planned/studio-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  ended,
  type ReadyChange,
} from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'
import { refSchema } from './ref.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['move-to-studio']
type Change = ReadyChange<Payload, ChangeBefores['move-to-studio']>

const mergeKey = ({ studio }: Payload) =>
  'id' in studio ? `id ${studio.id}` : `seq ${studio.createdBy}`

/** One person into a studio. Moves into one studio share calls of up to 500 people: all of them or nobody. */
export const moveToStudioChange: ChangeKindRules<'move-to-studio'> = {
  kind: 'move-to-studio',
  schema: z.object({
    studio: refSchema,
    studioName: z.string(),
    userId: z.string().min(1),
    email: z.string(),
  }),
  danger: 'caution',
  operations: ['Subscriptions_GetSubscriptionById', 'Subscriptions_ChangeUsersSubscription'],
  mergeKey,
  mergeMax: 500,
  describe: ({ email, studioName }) => `Move ${email} into the studio “${studioName}”.`,
  invert: ({ payload, before, toId }) => {
    if (before === null) {
      const reason = `In which studio ${payload.email} was before is not known.`
      return { isPossible: false, reason }
    }
    const person = { id: payload.userId, email: payload.email, name: '' }
    const home = { ref: { id: before.studioId }, name: before.studioName }
    const from = { id: toId(payload.studio), name: payload.studioName }
    return { isPossible: true, steps: [[(seq) => toMoveToStudio(seq, person, home, from)]] }
  },
  // Studios are not in the directory; the run of the undo plan looks where everybody is.
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: async (context, changes) => {
    const studioId = toStudioId(changes)
    const [here, home] = await Promise.all([
      readPeople(context, studioId),
      readHomes(context, changes, studioId),
    ])
    const ends = new Map<number, Ended>()
    for (const change of changes) {
      const how = judge(change, here, home)
      if (how) ends.set(change.seq, how)
    }
    const moving = changes.filter(({ seq }) => !ends.has(seq))
    if (moving.length === 0) return ends
    const userIds = moving.map(({ payload }) => payload.userId)
    await context.gateways.studios.moveUsers(studioId, [...new Set(userIds)], context.call)
    for (const { seq } of moving)
      ends.set(seq, ended('applied', { patch: elsewhere, httpStatus: 200 }))
    return ends
  },

  verify: async (context, changes) => {
    const here = await readPeople(context, toStudioId(changes))
    return new Map(
      changes.flatMap(({ payload, seq }) =>
        here.has(payload.userId)
          ? [[seq, ended('applied', { patch: elsewhere, message: confirmedByLookup })] as const]
          : [],
      ),
    )
  },
}

function toStudioId(changes: readonly Change[]): string {
  const [first] = changes
  if (!first) throw new RangeError('a call without changes')
  return first.toId(first.payload.studio)
}

async function readPeople({ gateways, call }: ChangeContext, studioId: string) {
  const { people } = await gateways.studios.get(studioId, call)
  return new Set(people.map(({ id }) => id))
}

/** People of the studios that those who move should be in. */
async function readHomes(context: ChangeContext, changes: readonly Change[], studioId: string) {
  const ids = new Set(changes.flatMap(({ before }) => before?.studioId ?? []))
  ids.delete(studioId)
  const homes = new Map<string, ReadonlySet<string>>()
  for (const id of ids) homes.set(id, await readHome(context, id))
  return homes
}

/** Nobody is in a studio that is gone. */
async function readHome(context: ChangeContext, studioId: string): Promise<ReadonlySet<string>> {
  try {
    return await readPeople(context, studioId)
  } catch (error) {
    if (isGone(error)) return new Set()
    throw error
  }
}

function judge(
  { before, payload }: Change,
  here: ReadonlySet<string>,
  homes: ReadonlyMap<string, ReadonlySet<string>>,
): Ended | null {
  const { email, studioName, userId } = payload
  if (here.has(userId))
    return ended('already_applied', {
      message: `${email} is in the studio “${studioName}” already.`,
    })
  if (before === null || homes.get(before.studioId)?.has(userId)) return null
  return ended('needs_review', {
    message: `${email} is not in the studio “${before.studioName}” any more: someone moved them meanwhile. Nothing was written; plan it again.`,
  })
}
