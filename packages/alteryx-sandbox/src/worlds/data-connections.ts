import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import { passwordMarker, pickSome } from './credentials.ts'
import { eraEndMs } from './people.ts'

/** Name, type, and a connection string in which `*` stands for the made-up password. */
const connections: readonly (readonly [name: string, type: string, text: string])[] = [
  ['Ledger', 'Oracle', 'oci:svc_ledger/*@ledger.example.test:1521/GL'],
  ['Archive', 'ODBC', 'odbc:DSN=Archive;UID=svc_archive;PWD=*'],
  ['Sales warehouse', 'Snowflake', 'snowflake:Driver={SnowflakeDSIIDriver};UID=svc_sales;PWD=*'],
  ['Payroll', 'SQL Server', 'odbc:DRIVER={SQL Server};SERVER=pay.example.test;UID=pay;PWD=*'],
  ['Claims', 'PostgreSQL', 'odbc:DRIVER={PostgreSQL};SERVER=claims.example.test;UID=cl;PWD=*'],
  ['Stock', 'ODBC', 'odbc:DSN=Stock;UID=svc_stock;PWD=*'],
  ['Data lake', 'Databricks', 'odbc:DSN=Lake;UID=token;PWD=*'],
  ['Customer master', 'Oracle', 'oci:svc_cust/*@master.example.test:1521/CUST'],
  [
    'Forecast',
    'SQL Server',
    'odbc:DRIVER={SQL Server};SERVER=fc.example.test;Trusted_Connection=yes',
  ],
  ['Sandbox', 'ODBC', 'odbc:DSN=Playground'],
]

/** Server data connections of a made-up world: ten, shared with groups and people; `Sandbox` with nobody. */
export function addDataConnections(
  world: World,
  random: Random,
  people: readonly UserRecord[],
): void {
  const groupIds = [...world.userGroups.keys()]
  for (const index of connections.keys()) {
    const id = addConnection(world, index)
    if (index === connections.length - 1) continue
    for (const groupId of pickSome(random, groupIds, random.below(4))) {
      world.connectionShares.share(id, 'userGroup', groupId)
    }
    for (const person of pickSome(random, people, random.below(6))) {
      world.connectionShares.share(id, 'user', person.id)
    }
  }
  addSystemConnections(world)
}

/** The small team's: the ledger for Bo and the analysts, the archive for nobody. */
export function addTwoDataConnections(world: World): void {
  const [ledger] = [addConnection(world, 0), addConnection(world, 1)]
  const [bo] = world.findByEmail('bo.nguyen@example.test')
  const analysts = [...world.userGroups.values()].find(({ name }) => name === 'Analysts')
  if (bo) world.connectionShares.share(ledger ?? '', 'user', bo.id)
  if (analysts) world.connectionShares.share(ledger ?? '', 'userGroup', analysts.id)
  addSystemConnections(world)
}

function addConnection(world: World, index: number): string {
  const [name = '', connectionType = '', text = ''] = connections[index] ?? []
  const id = toObjectId(eraEndMs, series.dataConnection, index + 1)
  world.dataConnections.add({
    id,
    name,
    connectionString: text.replace('*', `${passwordMarker}-dc${index + 1}`),
    connectionType,
    dcmConnectionId: null,
    dcmConnectionTitle: null,
  })
  return id
}

function addSystemConnections(world: World): void {
  for (const alias of ['SalesAlias', 'LedgerAlias']) {
    const connectionString = `odbc:DSN=${alias};UID=svc_system;PWD=${passwordMarker}-${alias}`
    world.systemConnections.add({ id: alias, connectionString, connectionType: 'System' })
  }
}
