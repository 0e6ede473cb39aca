import * as dataPlans from '@curator/console-contract/data-connection-plans'
import * as data from '@curator/console-contract/data-connections'
import * as dcm from '@curator/console-contract/dcm-connections'
import * as dcmPlans from '@curator/console-contract/dcm-plans'
import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import * as studios from '@curator/console-contract/studios'
import type { Call } from '@curator/endpoint/client'
import type { TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addPerson } from './world-people.ts'

/** In the connection string of a data connection; only the answer to its revelation may hold it. */
export const plantedString = 'PLANTED-connection-string'
/** In the connection string of a system connection. */
export const plantedSystem = 'PLANTED-system-string'
/** The secret of a DCM connection. */
export const plantedDcm = 'PLANTED-dcm-secret'
/** What somebody wrote into a sheet that never holds a secret. */
export const plantedSheet = 'PLANTED-sheet-secret'
/** What the Server answers with a new studio, or holds of one. */
export const plantedStudio = 'PLANTED-studio-secret'

/** Puts secrets where a Server keeps them. */
export function plantConnections({ sandbox: { world } }: TestConsole): void {
  for (const { id, connectionString } of world.dataConnections.values())
    world.dataConnections.update(id, { connectionString: `${connectionString};X=${plantedString}` })
  for (const connection of world.systemConnections.values())
    world.systemConnections.add({ ...connection, connectionString: `PWD=${plantedSystem}` })
  for (const { credentials, id } of world.dcmConnections.values()) {
    const planted = Object.entries(credentials).map(([role, credential]) => [
      role,
      {
        ...credential,
        secrets: Object.fromEntries(
          Object.entries(credential.secrets).map(([name, secret]) => [
            name,
            { ...secret, text: plantedDcm },
          ]),
        ),
      },
    ])
    world.dcmConnections.update(id, { credentials: Object.fromEntries(planted) })
  }
  for (const { id } of world.subscriptions.values())
    world.subscriptions.update(id, { apiSecret: plantedStudio })
}

/** Calls every endpoint of data connections, DCM connections and studios, with success. */
export async function walkConnections(
  call: Call,
  running: TestConsole,
  connectionId: ConnectionId,
): Promise<void> {
  const person = addPerson(running.sandbox, 'connected', { role: 'Artisan' })
  plantConnections(running)
  await waitForDirectory(running, connectionId)
  await walkData(call, connectionId, person.id)
  await walkDcm(call, connectionId, person.id as UserId)
  await walkStudios(call, connectionId, person.id as UserId)
  await walkSheets(call, connectionId, person.email)
}

async function walkData(call: Call, connectionId: ConnectionId, userId: string) {
  const query = { connectionId, state: [] }
  const { items } = await call(data.listDataConnections, { query })
  const [first] = items
  if (!first) throw new Error('a Server without data connections')
  await call(data.exportDataConnections, { query })
  const params = { dataConnectionId: first.id }
  await call(data.getDataConnection, { params, query: { connectionId } })
  await call(data.listSystemConnections, { query: { connectionId } })
  await call(dataPlans.createDataConnectionPlan, {
    body: {
      connectionId,
      selection: { kind: 'ids', ids: [first.id] },
      action: { kind: 'share', receivers: [{ kind: 'user', id: userId }] },
    },
  })
}

const inBytes = (text: string) => new TextEncoder().encode(text)

async function walkSheets(call: Call, connectionId: ConnectionId, email: string) {
  const query = { connectionId, fileName: 'walked.csv' }
  const shares = inBytes(`connection,person\nLedger,${email}\nNo such,${email}\n`)
  await call(dataPlans.readDataConnectionSheet, { query, body: shares })
  await call(dataPlans.createDataConnectionSheetPlan, { query, body: shares })
  await call(dataPlans.getDataConnectionSheetTemplate, { query: { format: 'csv' } })
  const secrets = `Warehouse,,change secret,default,password,${plantedSheet},${plantedSheet}\n`
  const owned = inBytes(
    `connection,owner,action,credential role,secret role,ends,new value\nWarehouse,${email},delete\nWarehouse,,end running\n${secrets}`,
  )
  await call(dcmPlans.readDcmSheet, { query, body: owned })
  await call(dcmPlans.createDcmSheetPlan, { query, body: owned })
  await call(dcmPlans.getDcmSheetTemplate, { query: { format: 'csv' } })
  const ruled = inBytes('source id,action\nwalked,add\nno such,delete\n')
  await call(dcmPlans.readDcmRuleSheet, { query, body: ruled })
  await call(dcmPlans.createDcmRuleSheetPlan, { query, body: ruled })
  await call(dcmPlans.getDcmRuleSheetTemplate, { query: { format: 'csv' } })
  const moves = inBytes(`email,studio\n${email},Finance Studio\n`)
  await call(studios.readStudioSheet, { query, body: moves })
  await call(studios.createStudioSheetPlan, { query, body: moves })
  await call(studios.getStudioSheetTemplate, { query: { format: 'xlsx' } })
}

async function walkDcm(call: Call, connectionId: ConnectionId, ownerId: UserId) {
  const { items } = await call(dcm.listDcmConnections, { query: { connectionId, state: [] } })
  const chosen = items.find(({ secrets }) => secrets.length > 0)
  if (!chosen) throw new Error('a Server without DCM connections')
  const params = { dcmConnectionId: chosen.id }
  await call(dcm.getDcmConnection, { params, query: { connectionId } })
  const rules = await call(dcm.listDcmRules, { query: { connectionId } })
  await call(dcmPlans.createDcmPlan, {
    body: {
      connectionId,
      action: {
        kind: 'secret',
        ids: [chosen.id],
        credentialRole: chosen.secrets[0]?.credentialRole ?? '',
        secretRole: chosen.secrets[0]?.secretRole ?? '',
        expiresAt: '2037-01-01T00:00:00.000Z',
      },
    },
  })
  await call(dcmPlans.createDcmRulePlan, {
    body: { connectionId, action: { kind: 'delete', ids: rules.items.map(({ id }) => id) } },
  })
  await call(dcm.listDcmConnections, { query: { connectionId, state: [], ownerId } })
}

async function walkStudios(call: Call, connectionId: ConnectionId, userId: UserId) {
  const { items } = await call(studios.listStudios, { query: { connectionId, state: [] } })
  const [first] = items
  if (!first) throw new Error('a Server without studios')
  await call(studios.getStudio, { params: { studioId: first.id }, query: { connectionId } })
  const created = { name: 'Walked', credentialId: '', canShareSchedules: true, userIds: [userId] }
  await call(studios.createStudioPlan, {
    body: { connectionId, action: { kind: 'create', ...created } },
  })
}
