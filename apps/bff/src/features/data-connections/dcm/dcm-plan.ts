import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import type { DcmAction, DcmRuleAction } from '@curator/console-contract/dcm-plans'
import type { GatewayDcm, GatewayDcmRule } from '../../../alteryx/dcm-door.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import {
  toChangeDcm,
  toCreateDcm,
  toDeleteDcm,
  toDeleteDcmRule,
  toSaveDcmRule,
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
      addChange(draft, action, { raw, view }, subject)
  }
}

function addChange(
  draft: PlanDraft,
  action: Extract<DcmRowAction, { kind: 'update' | 'secret' | 'expiry' }>,
  { raw, view }: KnownDcm,
  subject: string,
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
  const secret = action.kind === 'update' ? null : toSecret(action, raw)
  if (secret === 'none') {
    const reasons = ['It has no secret at this place.']
    draft.addRow({ subject, verdict: 'conflict', reasons, changeSeqs: [] })
    return
  }
  const set = action.kind === 'update' ? toSet(action) : {}
  const seq = draft.add((next) => toChangeDcm(next, now, { set, secret }))
  draft.addRow({
    subject,
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

/** All chosen connections get the one value that is typed: it is asked for once. */
function toSecret(action: Extract<DcmRowAction, { kind: 'secret' | 'expiry' }>, raw: GatewayDcm) {
  const { credentialRole, expiresAt, secretRole } = action
  const held = raw.credentials[credentialRole]?.secrets[secretRole]
  if (!held) return 'none' as const
  const label = `New secret (${credentialRole}, ${secretRole})`
  const slot = action.kind === 'secret' ? { slot: 'secret', label } : null
  return { credentialRole, secretRole, expiresAt, before: held.expiresOn, slot }
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

/** Plans new, other or fewer handling rules. */
export function planDcmRules(action: DcmRuleAction, rules: readonly GatewayDcmRule[]): PlanDraft {
  const draft = new PlanDraft()
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  if (action.kind === 'save') addRule(draft, action, byId)
  else for (const id of new Set(action.ids)) removeRule(draft, id, byId.get(id))
  return draft
}

function removeRule(draft: PlanDraft, id: string, rule: GatewayDcmRule | undefined): void {
  const subject = rule ? rule.sourceConnectionTitle || rule.sourceConnectionId : id
  if (!rule) {
    draft.addRow({ subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
    return
  }
  const seq = draft.add((next) => toDeleteDcmRule(next, id, toValues(rule)))
  draft.addRow({ subject, verdict: 'update', reasons: [], changeSeqs: [seq] })
}

function addRule(
  draft: PlanDraft,
  { id, kind: _, ...values }: Extract<DcmRuleAction, { kind: 'save' }>,
  byId: ReadonlyMap<string, GatewayDcmRule>,
): void {
  const subject = values.sourceTitle || values.sourceConnectionId
  const before = id === null ? null : byId.get(id)
  if (before === undefined) {
    draft.addRow({ subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
    return
  }
  const knownIds = id === null ? [...byId.keys()] : []
  const old = before && toValues(before)
  const seq = draft.add((next) => toSaveDcmRule(next, id, values, old, knownIds))
  const verdict = id === null ? 'create' : 'update'
  draft.addRow({
    subject,
    verdict: seq === null ? 'unchanged' : verdict,
    reasons: seq === null ? ['The rule says so already.'] : [],
    changeSeqs: [seq],
  })
}

const toValues = (rule: GatewayDcmRule) => ({
  sourceConnectionId: rule.sourceConnectionId,
  sourceTitle: rule.sourceConnectionTitle,
  targetConnectionId: rule.targetConnectionId,
  targetTitle: rule.targetConnectionTitle,
})
