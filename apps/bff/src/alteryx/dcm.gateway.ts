import * as admin from '@curator/alteryx-contract/server/v3/dcm-admin'
import * as rules from '@curator/alteryx-contract/server/v3/dcm-rules'
import {
  dcmConnection,
  type UpsertDcmConnectionBody,
} from '@curator/alteryx-contract/server/v3/dcm-values'
import type { AlteryxClient } from './alteryx-client.ts'
import type { DcmEdit, DcmGateway, GatewayDcm, NewDcm } from './dcm-door.ts'
import type { FailureMaker } from './failure-from.ts'
import { parseRecords } from './parse-records.ts'

type OwnedBody = UpsertDcmConnectionBody & { ownerId: string }

/** What was typed for a secret is taken out of the Server's answers by the run that sends it, which alone knows how long. */
export function createDcmGateway(client: AlteryxClient, failures: FailureMaker): DcmGateway {
  const get: DcmGateway['get'] = (id, options) =>
    client.send(admin.getDcmConnectionAsCurator, { params: { id } }, options)
  const send = (body: OwnedBody, options: Parameters<typeof get>[1]) =>
    client.send(admin.upsertDcmConnectionAsCurator, { body }, options)
  return {
    list: async (options) => {
      const bytes = await client.sendForBytes(admin.listDcmConnections, { query: {} }, options)
      try {
        return await toList(bytes)
      } catch {
        // What could not be read stays out of the error: it may hold a secret.
        throw failures.make(admin.listDcmConnections, {
          kind: 'unclear',
          message: 'The Alteryx Server answered the list of DCM connections not with valid JSON.',
        })
      }
    },
    get,
    update: async (id, decide, options) => {
      const current = await get(id, options)
      const edit = decide(current)
      if (edit === null) return current
      return send(toEdited(current, edit), options)
    },
    create: (connection, options) => send(toNew(connection), options),
    unshare: async (id, sharing, options) => {
      const operation =
        sharing === 'execution'
          ? admin.unshareDcmForExecutionAsCurator
          : admin.unshareDcmForCollaborationAsCurator
      await client.send(operation, { params: { id } }, options)
    },
    remove: async (id, options) => {
      await client.send(admin.deleteDcmConnectionAsCurator, { params: { id } }, options)
    },
    listRules: (options) => client.send(rules.listDcmRules, {}, options),
    getRule: (id, options) => client.send(rules.getDcmRule, { params: { id } }, options),
    saveRule: (id, values, options) => {
      const body = {
        ...(id === null ? {} : { id }),
        sourceConnectionId: values.sourceConnectionId,
        sourceConnectionTitle: values.sourceTitle,
        targetConnectionId: values.targetConnectionId,
        targetConnectionTitle: values.targetTitle,
      }
      return client.send(rules.upsertDcmRule, { body }, options)
    },
    removeRule: async (id, options) => {
      await client.send(rules.deleteDcmRule, { params: { id } }, options)
    },
  }
}

async function toList(bytes: Uint8Array): Promise<GatewayDcm[]> {
  const items: GatewayDcm[] = []
  await parseRecords(bytes, {
    schema: dcmConnection,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    take: (item) => items.push(item),
  })
  return items
}

/** POST replaces, so everything that was read goes back: ids, schemas, settings, and every secret without its value. */
function toEdited(current: GatewayDcm, edit: DcmEdit): OwnedBody {
  const { dataSource } = current
  if (!dataSource || !current.owner)
    throw new RangeError(`DCM connection ${current.id} is no whole`)
  return {
    id: current.id,
    ownerId: current.owner.id,
    name: edit.name ?? current.name,
    schemaName: current.schemaName,
    allowInSdks: edit.allowInSdks ?? current.allowInSdks ?? false,
    parameters: current.parameters,
    dataSource: {
      object: {
        id: dataSource.id,
        name: dataSource.name,
        schemaName: dataSource.schemaName,
        drvName: dataSource.drvName,
        host: edit.host ?? dataSource.host,
        parameters: dataSource.parameters,
      },
    },
    credentials: Object.fromEntries(
      Object.entries(current.credentials).map(([role, { secrets, ...credential }]) => [
        role,
        { object: { ...credential, secrets: toSecrets(role, secrets, edit.secret) } },
      ]),
    ),
  }
}

type Secrets = GatewayDcm['credentials'][string]['secrets']

function toSecrets(role: string, secrets: Secrets, edit: DcmEdit['secret']) {
  const isHere = edit?.credentialRole === role
  const all = isHere
    ? { [edit.secretRole]: { expiresOn: null, parameters: {} }, ...secrets }
    : secrets
  return Object.fromEntries(
    Object.entries(all).map(([name, { expiresOn, parameters }]) => {
      const isEdited = isHere && edit.secretRole === name
      const expiry = isEdited ? edit.expiresAt : expiresOn
      return [
        name,
        {
          ...(isEdited && edit.value !== undefined ? { value: { text: edit.value } } : {}),
          ...(expiry === null ? {} : { expiresOn: expiry }),
          parameters,
        },
      ]
    }),
  )
}

function toNew({ credential, dataSource, ...connection }: NewDcm): OwnedBody {
  return {
    ...connection,
    parameters: {},
    dataSource: {
      object: {
        name: dataSource.name,
        schemaName: dataSource.schemaName,
        drvName: dataSource.driver,
        host: dataSource.host,
        parameters: {},
      },
    },
    credentials: credential
      ? {
          [credential.credentialRole]: {
            object: {
              name: credential.name,
              schemaName: credential.schemaName,
              userName: credential.userName,
              parameters: {},
              secrets: {
                [credential.secretRole]: {
                  value: { text: credential.value },
                  ...(credential.expiresAt === null ? {} : { expiresOn: credential.expiresAt }),
                  parameters: {},
                },
              },
            },
          },
        }
      : {},
  }
}
