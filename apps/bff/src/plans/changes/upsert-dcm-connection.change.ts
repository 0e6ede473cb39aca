import { z } from 'zod'
import type { DcmEdit, GatewayDcm } from '../../alteryx/dcm-door.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import type { DcmDraft, DcmSet } from '../connection-payloads.ts'
import { toChangeDcm, toDeleteDcm } from '../planned/dcm-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
  type Inverse,
} from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'
import { findOnlySecret, needSecret, secretSlotsSchema } from './secret-slots.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['upsert-dcm-connection']
type Before = ChangeBefores['upsert-dcm-connection']

/** POST replaces the whole: it is read right before, and everything but what is to be set goes back as it was. */
export const upsertDcmConnectionChange: ChangeKindRules<'upsert-dcm-connection'> = {
  kind: 'upsert-dcm-connection',
  schema: z.object({
    dcmConnectionId: z.string().min(1).nullable(),
    dcmConnectionName: z.string(),
    ownerName: z.string(),
    set: z.record(z.string(), z.union([z.string(), z.boolean()])) as z.ZodType<DcmSet>,
    secret: z
      .object({
        credentialRole: z.string(),
        secretRole: z.string(),
        expiresAt: z.string().nullable(),
      })
      .nullable(),
    draft: z.record(z.string(), z.unknown()).nullable() as unknown as z.ZodType<DcmDraft | null>,
    knownIds: z.array(z.string()),
    secretSlots: secretSlotsSchema.max(1),
  }),
  danger: 'caution',
  operations: ['DCMEAdmin_GetAllConnectionsAdmin', 'DCMEAdmin_UpsertDcmConnection'],
  describe: ({ dcmConnectionId, dcmConnectionName, ownerName }) =>
    `${dcmConnectionId === null ? 'Create' : 'Change'} the DCM connection “${dcmConnectionName}” of ${ownerName}.`,
  looksUpRefusals: false,
  invert: ({ payload, before, id }) => toInverse(payload, before, id),
  // The run of the undo plan reads each before it writes.
  findChangedSince: findNothing,

  apply: (context, changes) =>
    endEach(changes, ({ payload, before }) =>
      payload.draft ? create(context, payload, payload.draft) : change(context, payload, before),
    ),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, before }) => {
      if (payload.dcmConnectionId !== null) {
        const current = await gateways.dcm.get(payload.dcmConnectionId, call)
        const isTouched = current.lastChangedOn !== before?.lastChangedAt
        if (!isAsWanted(payload, current) || (payload.secretSlots.length > 0 && !isTouched))
          return null
        return ended('applied', { message: confirmedByLookup, patch: elsewhere, id: current.id })
      }
      const made = (await gateways.dcm.list(call)).filter(
        ({ id, name, owner }) =>
          name === payload.dcmConnectionName &&
          owner?.id === payload.draft?.ownerId &&
          !payload.knownIds.includes(id),
      )
      const [only] = made
      if (!only) return null
      if (made.length === 1)
        return ended('applied', { message: confirmedByLookup, patch: elsewhere, id: only.id })
      const message = `The Server has ${made.length} new DCM connections called “${payload.dcmConnectionName}”. Decide which one stays.`
      return ended('needs_review', { message })
    }),
}

async function create(context: ChangeContext, payload: Payload, draft: DcmDraft): Promise<Ended> {
  const { credential, ...connection } = draft
  const made = await context.gateways.dcm.create(
    {
      ...connection,
      credential: credential && { ...credential, value: needSecret(context, payload) },
    },
    context.call,
  )
  return ended('applied', { id: made.id, httpStatus: 201, patch: elsewhere })
}

async function change(context: ChangeContext, payload: Payload, before: Before): Promise<Ended> {
  let early: Ended | null = null
  const value = payload.secretSlots.length > 0 ? findOnlySecret(context, payload) : null
  const after = await context.gateways.dcm.update(
    payload.dcmConnectionId as string,
    (current) => {
      early = judgeCurrent(payload, before, current)
      return early ? null : toEdit(payload, value)
    },
    context.call,
  )
  if (early) return early
  if (isAsWanted(payload, after))
    return ended('applied', { id: after.id, httpStatus: 200, patch: elsewhere })
  const message = `The Server accepted the change but kept other values of “${payload.dcmConnectionName}”. Look at it.`
  return ended('needs_review', { message, httpStatus: 200, patch: elsewhere })
}

const toEdit = ({ secret, set }: Payload, value: string | null): DcmEdit => ({
  ...set,
  ...(secret ? { secret: { ...secret, ...(value === null ? {} : { value }) } } : {}),
})

function judgeCurrent(payload: Payload, before: Before, current: GatewayDcm): Ended | null {
  if (!current.owner || !current.dataSource) {
    const message = `The Server does not tell the owner or the data source of “${payload.dcmConnectionName}”, so it can’t be sent back whole. Nothing was written.`
    return ended('needs_review', { message })
  }
  const { secret } = payload
  if (secret && !current.credentials[secret.credentialRole]) {
    const message = `“${payload.dcmConnectionName}” has no credential “${secret.credentialRole}” any more. Nothing was written; plan it again.`
    return ended('needs_review', { message })
  }
  if (payload.secretSlots.length === 0 && isAsWanted(payload, current)) {
    const message = `The DCM connection “${payload.dcmConnectionName}” is as wanted already.`
    return ended('already_applied', { message, id: current.id })
  }
  if (before === null || isAsBefore(payload, before, current)) return null
  const message = `Someone changed the DCM connection “${payload.dcmConnectionName}” meanwhile. Nothing was written; plan it again.`
  return ended('needs_review', { message })
}

/** Where no instant is known, by the values that are to be set. */
function isAsBefore(
  { secret, set }: Payload,
  before: NonNullable<Before>,
  current: GatewayDcm,
): boolean {
  if (before.lastChangedAt !== null) return current.lastChangedOn === before.lastChangedAt
  const old = Object.fromEntries(
    Object.entries(before.set).filter(([field]) => field in set),
  ) as DcmSet
  return isAsWanted(
    { set: old, secret: secret && { ...secret, expiresAt: before.expiresAt } },
    current,
  )
}

function isAsWanted(
  { secret, set }: Pick<Payload, 'secret' | 'set'>,
  current: GatewayDcm,
): boolean {
  const isSet =
    (set.name === undefined || set.name === current.name) &&
    (set.host === undefined || set.host === current.dataSource?.host) &&
    (set.allowInSdks === undefined || set.allowInSdks === current.allowInSdks)
  if (!isSet || !secret) return isSet
  const held = current.credentials[secret.credentialRole]?.secrets[secret.secretRole]
  return held !== undefined && toMs(held.expiresOn) === toMs(secret.expiresAt)
}

const toMs = (instant: string | null) => (instant === null ? null : Date.parse(instant))

function toInverse(payload: Payload, before: Before, id: string | null): Inverse {
  const { dcmConnectionName, ownerName, secret, secretSlots, set } = payload
  if (id === null)
    return { isPossible: false, reason: 'The Server did not tell the id of the connection.' }
  if (before === null) {
    const connection = { id, name: dcmConnectionName, ownerName, lastChangedAt: null }
    return { isPossible: true, steps: [[(seq) => toDeleteDcm(seq, connection)]] }
  }
  if (secretSlots.length > 0) {
    const reason = `The Server never told the secret of “${dcmConnectionName}” that was there before, so it can’t be brought back.`
    return { isPossible: false, reason }
  }
  const now = {
    id,
    name: dcmConnectionName,
    ownerName,
    lastChangedAt: null,
    host: '',
    allowInSdks: false,
    ...before.set,
    ...set,
  }
  const back = Object.fromEntries(
    Object.entries(before.set).filter(([field]) => field in set),
  ) as DcmSet
  const wanted = {
    set: back,
    secret: secret && {
      ...secret,
      expiresAt: before.expiresAt,
      before: secret.expiresAt,
      slot: null,
    },
  }
  return { isPossible: true, steps: [[(seq) => toChangeDcm(seq, now, wanted)]] }
}
