import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import type { DcmAction } from '@curator/console-contract/dcm-plans'
import type { SecretSlot } from '@curator/console-contract/plans'
import type { GatewayDcm } from '../../../alteryx/dcm-door.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import {
  toChangeDcm,
  toCreateDcm,
  toDeleteDcm,
  toUnshareDcm,
} from '../../../plans/planned/dcm-changes.ts'

/** A DCM connection as it is and as people see it. */
export interface KnownDcm {
  readonly raw: GatewayDcm
  readonly view: DcmConnection
}

export interface DcmFacts {
  readonly byId: ReadonlyMap<string, KnownDcm>
  /** Of a connection that is to be created. */
  readonly ownerName: string
}

/** What can be done with a connection that is there. Which it is, need not be said for a row. */
type DcmRowAction = WithoutIds<Exclude<DcmAction, { kind: 'create' }>>
type WithoutIds<A> = A extends unknown ? Omit<A, 'ids' | 'id'> : never

const gone = 'It is not on the Server, or no longer. Choose again.'

/** Plans what is to be done with DCM connections. */
export function planDcm(action: DcmAction, facts: DcmFacts): PlanDraft {
  const draft = new PlanDraft()
  if (action.kind === 'create') addCreation(draft, action.draft, facts)
  else
    for (const id of new Set('ids' in action ? action.ids : [action.id])) {
      const known = facts.byId.get(id)
      if (known) addDcmRow(draft, action, known)
      else draft.addRow({ subject: id, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
    }
  return draft
}

/** One connection; also what a row of a sheet asks for, on its line. */
export function addDcmRow(
  draft: PlanDraft,
  action: DcmRowAction,
  { raw, view }: KnownDcm,
  line?: number,
): void {
  const { id, lastChangedAt, name, owner } = view
  const subject = `${name} (${owner.email || owner.id})`
  const planned = { id, name, ownerName: owner.name || owner.email || owner.id, lastChangedAt }
  const add = (seq: number | null, reasonOfNone: string) =>
    draft.addRow({
      ...(line === undefined ? {} : { line }),
      subject,
      verdict: seq === null ? 'unchanged' : 'update',
      reasons: seq === null ? [reasonOfNone] : [],
      changeSeqs: [seq],
    })
  switch (action.kind) {
    case 'unshare': {
      const shares = raw.sharing?.[action.sharing]
      const count = {
        userCount: shares?.users.length ?? 0,
        groupCount: shares?.userGroups.length ?? 0,
      }
      const make = (seq: number) => toUnshareDcm(seq, planned, action.sharing, count)
      add(draft.add(make), 'It is shared with nobody in this way.')
      return
    }
    case 'delete':
      add(
        draft.add((seq) => toDeleteDcm(seq, planned)),
        '',
      )
      return
    case 'update':
    case 'secret':
    case 'expiry':
      addChange(draft, action, { raw, view }, line === undefined ? { subject } : { subject, line })
  }
}

function addChange(
  draft: PlanDraft,
  action: Extract<DcmRowAction, { kind: 'update' | 'secret' | 'expiry' }>,
  { raw, view }: KnownDcm,
  place: { readonly subject: string; readonly line?: number },
): void {
  const { id, lastChangedAt, name, owner } = view
  const now = {
    id,
    name,
    lastChangedAt,
    ownerName: owner.name || owner.email || owner.id,
    host: view.host,
    allowInSdks: raw.allowInSdks ?? false,
  }
  const secret = action.kind === 'update' ? null : toSecret(action, raw, toSlot(action, now, place))
  if (secret === 'none') {
    const reasons = ['It has no secret at this place.']
    draft.addRow({ ...place, verdict: 'conflict', reasons, changeSeqs: [] })
    return
  }
  const set = action.kind === 'update' ? toSet(action) : {}
  const seq = draft.add((next) => toChangeDcm(next, now, { set, secret }))
  draft.addRow({
    ...place,
    verdict: seq === null ? 'unchanged' : 'update',
    reasons: seq === null ? ['It is as wanted already.'] : [],
    changeSeqs: [seq],
  })
}

const toSet = ({ allowInSdks, host, name }: Extract<DcmRowAction, { kind: 'update' }>) => ({
  ...(name === undefined ? {} : { name }),
  ...(host === undefined ? {} : { host }),
  ...(allowInSdks === undefined ? {} : { allowInSdks }),
})

type SecretAction = Extract<DcmRowAction, { kind: 'secret' | 'expiry' }>

function toSecret(action: SecretAction, raw: GatewayDcm, slot: SecretSlot) {
  const { credentialRole, expiresAt, kind, secretRole } = action
  const held = raw.credentials[credentialRole]?.secrets[secretRole]
  if (!held) return 'none' as const
  const wanted = { credentialRole, secretRole, expiresAt, before: held.expiresOn }
  return { ...wanted, slot: kind === 'secret' ? slot : null }
}

/** All chosen connections get one value, which is asked for once; each row of a sheet gets a value of its own. */
function toSlot(
  { credentialRole, secretRole }: SecretAction,
  { name, ownerName }: { readonly name: string; readonly ownerName: string },
  { line }: { readonly line?: number },
): SecretSlot {
  const place = `${credentialRole}, ${secretRole}`
  if (line === undefined) return { slot: 'secret', label: `New secret (${place})` }
  const label = `New secret of “${name}” of ${ownerName} (${place}), line ${line}`
  return { slot: `secret of line ${line}`, label }
}

function addCreation(
  draft: PlanDraft,
  wanted: Extract<DcmAction, { kind: 'create' }>['draft'],
  { byId, ownerName }: DcmFacts,
): void {
  const { credential, dataSourceName, dataSourceSchema, driver, host, ...connection } = wanted
  const knownIds = [...byId.values()]
    .filter(({ view }) => view.name === wanted.name && view.owner.id === wanted.ownerId)
    .map(({ view }) => view.id)
  const whole = {
    ...connection,
    dataSource: { name: dataSourceName, schemaName: dataSourceSchema, driver, host },
    credential: credential && {
      credentialRole: credential.role,
      secretRole: credential.secretRole,
      name: credential.name,
      schemaName: credential.schemaName,
      userName: credential.userName,
      expiresAt: credential.expiresAt,
    },
  }
  const seq = draft.add((next) => toCreateDcm(next, whole, ownerName, knownIds))
  const reasons =
    knownIds.length > 0 ? [`${ownerName} has a DCM connection called so already.`] : []
  draft.addRow({ subject: wanted.name, verdict: 'create', reasons, changeSeqs: [seq] })
}
