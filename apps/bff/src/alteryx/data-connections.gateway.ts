import { listDataConnectionsInFull } from '@curator/alteryx-contract/server/v3/data-connections'
import type { AlteryxClient } from './alteryx-client.ts'
import { dataConnectionRecord } from './content-lists.ts'
import type { FailureMaker } from './failure-from.ts'
import type { DataConnectionsGateway } from './gateways.ts'

const keptFields = Object.keys(dataConnectionRecord.shape)

export function createDataConnectionsGateway(
  client: AlteryxClient,
  failures: FailureMaker,
): DataConnectionsGateway {
  return {
    readAllInFull: async (options) => {
      const query = { view: 'Full' } as const
      const bytes = await client.sendForBytes(listDataConnectionsInFull, { query }, options)
      const list = toList(bytes)
      if (list) return new TextEncoder().encode(JSON.stringify(list.map(withoutSecrets)))
      throw failures.make(listDataConnectionsInFull, {
        kind: 'unclear',
        message: 'The Alteryx Server answered the list of data connections not with valid JSON.',
      })
    },
  }
}

/** `null` for what is no list; the text itself must not get into an error. */
function toList(bytes: Uint8Array): unknown[] | null {
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}

/** What the directory keeps, and nothing else: the connection string may hold a password. */
function withoutSecrets(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return null
  return Object.fromEntries(Object.entries(item).filter(([name]) => keptFields.includes(name)))
}
