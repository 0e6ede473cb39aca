import { z } from 'zod'
import type { StudioValues } from '../../alteryx/studio-door.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import type { StudioSet } from '../connection-payloads.ts'
import { toUpdateStudio } from '../planned/studio-changes.ts'
import { joinWords } from '../planned/words.ts'
import {
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['update-studio']

const words: Readonly<Record<string, string>> = {
  name: 'name',
  credentialId: 'default credential',
  canShareSchedules: 'sharing of schedules',
}

/** PUT wants everything: the gateway reads, merges and writes. */
export const updateStudioChange: ChangeKindRules<'update-studio'> = {
  kind: 'update-studio',
  schema: z.object({
    studioId: z.string().min(1),
    studioName: z.string(),
    set: z.record(z.string(), z.union([z.string(), z.boolean()])) as z.ZodType<StudioSet>,
    names: z.record(z.string(), z.string()),
  }),
  danger: 'caution',
  operations: ['Subscriptions_GetSubscriptionById', 'Subscriptions_UpdateSubscription'],
  describe: ({ set, studioName }) =>
    `Change the ${sayFields(Object.keys(set))} of the studio “${studioName}”.`,
  looksUpRefusals: false,

  invert: ({ payload: { names, set, studioId, studioName }, before }) => {
    const untold = Object.keys(set).filter((field) => !(field in before.set))
    if (untold.length > 0) {
      const reason = `The Server did not tell the ${sayFields(untold)} of the studio “${studioName}” before, so it can’t be brought back.`
      return { isPossible: false, reason }
    }
    const now = {
      id: studioId,
      name: studioName,
      credentialId: '',
      canShareSchedules: null,
      ...set,
    }
    return {
      isPossible: true,
      steps: [[(seq) => toUpdateStudio(seq, now, before.set, names)]],
    }
  },
  // Studios are not in the directory; the run of the undo plan reads each before it writes.
  findChangedSince: findNothing,

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, before }) => {
      let early: Ended | null = null
      const after = await gateways.studios.update(
        payload.studioId,
        (current) => {
          early = judgeCurrent(payload, before, current)
          return early ? null : payload.set
        },
        call,
      )
      if (early) return early
      const others = listOthers(payload.set, after)
      if (others.length === 0) return ended('applied', { patch: elsewhere, httpStatus: 200 })
      const message = `The Server accepted the change but kept another ${sayFields(others)}.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const studio = await gateways.studios.get(payload.studioId, call)
      if (listOthers(payload.set, studio).length > 0) return null
      return ended('applied', { patch: elsewhere, message: confirmedByLookup })
    }),
}

function judgeCurrent(
  { set, studioName }: Payload,
  before: ChangeBefores['update-studio'],
  current: StudioValues,
): Ended | null {
  const others = listOthers(set, current)
  if (others.length === 0) {
    const message = `The studio “${current.name}” is as wanted already.`
    return ended('already_applied', { message })
  }
  const drifted = others.filter(
    (field) =>
      field in before.set && current[field] !== null && current[field] !== before.set[field],
  )
  if (drifted.length === 0) return null
  const message = `Changed meanwhile by someone else: ${sayFields(drifted)} of the studio “${studioName}”. Nothing was written; plan it again.`
  return ended('needs_review', { message })
}

function listOthers(set: StudioSet, studio: StudioValues): (keyof StudioValues)[] {
  const fields = Object.keys(set) as (keyof StudioValues)[]
  return fields.filter((field) => studio[field] !== set[field])
}

const sayFields = (fields: readonly string[]) =>
  joinWords(fields.map((field) => words[field] ?? field))
