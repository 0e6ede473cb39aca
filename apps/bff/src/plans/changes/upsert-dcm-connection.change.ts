import { z } from 'zod'
import type { DcmEdit, GatewayDcm } from '../../alteryx/dcm-door.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import type { DcmDraft, DcmSet } from '../connection-payloads.ts'
import { toChangeDcm, toDeleteDcm } from '../planned/dcm-changes.ts'
import {
  type AppliedChange,
  type ChangeContext,
  type ChangeKindRules,
  cannotTell,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
  type Inverse,
  type Looked,
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
  invert: toInverse,
  // The run of the undo plan reads each before it writes.
  findChangedSince: findNothing,

  apply: (context, changes) =>
    endEach(changes, ({ payload, before }) =>
      payload.draft ? create(context, payload, payload.draft) : change(context, payload, before),
    ),

  verify: (context, changes) =>
    endEach(changes, async ({ payload, before }): Promise<Looked | null> => {
      const { gateways, call } = context
      if (payload.dcmConnectionId !== null) {
        const current = await gateways.dcm.get(payload.dcmConnectionId, call)
        if (payload.secretSlots.length > 0) return judgeSecret(context, payload, before, current)
        if (!isAsWanted(payload, current)) return null
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
      // When it was made is not known: it may have been changed since, so that no undo may rest on its instant.
      if (made.length === 1)
        return ended('applied', { message: confirmedByLookup, patch: elsewhere, id: only.id })
      const message = `The Server has ${made.length} new DCM connections called “${payload.dcmConnectionName}”. Decide which one stays.`
      return ended('needs_review', { message })
    }),
}

/**
 * No Server tells a secret, and a later instant may be somebody else's work. It is sent again only where the connection is
 * as the plan saw it.
 */
function judgeSecret(
  context: ChangeContext,
  payload: Payload,
  before: Before,
  current: GatewayDcm,
): Looked {
  const name = payload.dcmConnectionName
  if (findOnlySecret(context, payload) === null) {
    const message = `The Server’s answer was lost, and the console that held the secret stopped. Whether the secret of “${name}” was changed can’t be looked up: retry the row and type it again.`
    return ended('needs_review', { message })
  }
  if (before === null || isAsBefore(payload, before, current)) return cannotTell
  const message = `The Server’s answer was lost, and “${name}” was changed since the plan saw it, by this or by somebody else: no call tells whether it has the typed secret. Look at it, then plan it again.`
  return ended('needs_review', { message })
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
  const facts = made.lastChangedOn === null ? null : { modifiedAt: made.lastChangedOn }
  return ended('applied', { id: made.id, httpStatus: 201, facts, patch: elsewhere })
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

function toInverse({ before, facts, id, payload }: AppliedChange<Payload, Before>): Inverse {
  const { dcmConnectionName, ownerName, secret, secretSlots, set } = payload
  if (id === null)
    return { isPossible: false, reason: 'The Server did not tell the id of the connection.' }
  if (before === null) {
    const lastChangedAt = facts?.modifiedAt ?? null
    if (lastChangedAt === null) {
      const reason = `The Server did not tell when “${dcmConnectionName}” was made, so nobody can see whether somebody changed it since. Delete it yourself if nobody did.`
      return { isPossible: false, reason }
    }
    const connection = { id, name: dcmConnectionName, ownerName, lastChangedAt }
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
