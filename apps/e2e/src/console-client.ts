import { listConnections } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { signIn } from '@curator/console-contract/session'
import { type Call, createClient } from '@curator/endpoint/client'
import { administrator } from './product.ts'

/** Signs in over HTTP as a service account would, and answers the typed client of the console wire. */
export async function signInOverHttp(consoleUrl: string): Promise<Call> {
  let cookie = ''
  const call = createClient({
    baseUrl: `${consoleUrl.replace(/\/$/, '')}/api`,
    headers: () => ({ origin: new URL(consoleUrl).origin, ...(cookie ? { cookie } : {}) }),
    fetch: async (input, init) => {
      const response = await fetch(input, init)
      const set = response.headers.getSetCookie()[0]
      if (set) cookie = set.split(';')[0] as string
      return response
    },
  })
  await call(signIn, { body: administrator })
  return call
}

/** Waits until the directory of the only connection is ready; answers the connection's id. */
export async function waitForDirectory(call: Call): Promise<ConnectionId> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [connection] = (await call(listConnections, {})).items
    if (connection?.directory.state === 'ready') return connection.id
    if (connection?.directory.problem) throw new Error(connection.directory.problem.title)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the directory did not get ready within a minute')
}
