import type { UpsertDcmConnectionBody } from '@curator/alteryx-contract/server/v3/dcm-values'
import { refuseField } from '../model-state.ts'
import { refuse } from '../reply.ts'
import type { SandboxState } from '../state.ts'
import type { DcmConnectionRecord, DcmCredential, DcmDataSource } from './dcm-record.ts'
import { toGuid } from './guid.ts'

/** What the body says about one credential. */
type CredentialBody = UpsertDcmConnectionBody['credentials'][string]['object']

/** A fresh GUID of this world. */
export function newGuid({ world, clock }: SandboxState): string {
  return toGuid(world.newId(clock.now(), 'dcm'))
}

/** Writes a connection: `before` is the one to replace, `null` makes a new one. Answers what is stored now. */
export function writeConnection(
  state: SandboxState,
  before: DcmConnectionRecord | null,
  ownerId: string,
  body: UpsertDcmConnectionBody,
  at: string,
): DcmConnectionRecord {
  const { world } = state
  const credentials = toCredentials(state, before, body)
  const kept = new Set(Object.values(credentials).map(({ id }) => id))
  return world.dcmConnections.add({
    id: before?.id ?? newGuid(state),
    connectionId: before?.connectionId ?? newGuid(state),
    name: body.name,
    schemaName: body.schemaName,
    allowInSdks: body.allowInSdks ?? before?.allowInSdks ?? false,
    parameters: body.parameters,
    dataSource: toDataSource(state, before, body),
    credentials,
    ownerId,
    createdOn: before?.createdOn ?? at,
    lastChangedOn: at,
    sharedCredentials: (before?.sharedCredentials ?? []).filter((id) => kept.has(id)),
  })
}

/**
 * Schema names look like `sqlserver.connection`: the three parts fit together when they say the same before the first
 * dot. That they have to fit is documented, by which rule is not (reference 2.9): our choice. Throws 400.
 */
export function checkSchemas(operationId: string, body: UpsertDcmConnectionBody): void {
  const family = familyOf(body.schemaName)
  if (familyOf(body.dataSource.object.schemaName) !== family) {
    throw refuseField(
      operationId,
      'dataSource.object.schemaName',
      'It does not fit the connection.',
    )
  }
  for (const [role, { object }] of Object.entries(body.credentials)) {
    if (familyOf(object.schemaName) === family) continue
    const field = `credentials.${role}.object.schemaName`
    throw refuseField(operationId, field, 'It does not fit the connection.')
  }
}

const familyOf = (schemaName: string) => schemaName.split('.')[0]?.toLowerCase()

/** Ids of parts are this connection's; others are unknown, for no part is in two connections here (our choice). */
function toPartId(state: SandboxState, wanted: string | undefined, known: readonly string[]) {
  if (wanted === undefined) return newGuid(state)
  if (!known.includes(wanted)) throw refuse(404, 'The part of the connection does not exist.')
  return wanted
}

function toDataSource(
  state: SandboxState,
  before: DcmConnectionRecord | null,
  { dataSource: { object } }: UpsertDcmConnectionBody,
): DcmDataSource {
  const known = before?.dataSource.id
  const { name, schemaName, drvName = '', host = '', parameters } = object
  const id = toPartId(state, object.id ?? known, known === undefined ? [] : [known])
  return { id, name, schemaName, drvName, host, parameters }
}

/** A credential of a role that was there keeps its id, and secrets without a value keep what they say. */
function toCredentials(
  state: SandboxState,
  before: DcmConnectionRecord | null,
  body: UpsertDcmConnectionBody,
): Record<string, DcmCredential> {
  const known = Object.values(before?.credentials ?? {})
  const ids = known.map(({ id }) => id)
  const entries = Object.entries(body.credentials).map(([role, { object }]) => {
    const sameRole = before?.credentials[role]
    const id = toPartId(state, object.id ?? sameRole?.id, ids)
    return [
      role,
      toCredential(
        id,
        known.find((item) => item.id === id),
        object,
      ),
    ] as const
  })
  return Object.fromEntries(entries)
}

function toCredential(
  id: string,
  before: DcmCredential | undefined,
  { name, schemaName, userName = '', parameters, secrets }: CredentialBody,
): DcmCredential {
  const kept = Object.entries(secrets).map(([role, secret]) => {
    const text = secret.value?.text ?? before?.secrets[role]?.text ?? ''
    const expiresOn = secret.expiresOn ?? null
    return [role, { text, expiresOn, parameters: secret.parameters }] as const
  })
  return { id, name, schemaName, userName, parameters, secrets: Object.fromEntries(kept) }
}
