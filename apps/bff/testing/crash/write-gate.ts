import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a write is held: before the Server gets it, or after the Server has carried it out and before its answer. */
export type HeldAt = 'before' | 'after'

/**
 * Stands in front of a practice server and holds one write, so that whoever sent it can be killed at exactly that moment.
 * A held write never reaches the Server afterwards (`before`), or was carried out and its answer is lost (`after`).
 */
export async function openWriteGate(serverUrl: string) {
  const target = new URL(serverUrl)
  let plan: { readonly at: HeldAt; readonly onHeld: (what: string) => void } | null = null
  let writeCount = 0
  const gate = createServer((incoming, outgoing) => {
    const isWrite =
      incoming.method !== 'GET' && !incoming.url?.toLowerCase().includes('/oauth2/token')
    if (isWrite) writeCount += 1
    const held = isWrite ? plan : null
    if (held) plan = null
    const what = `${incoming.method} ${incoming.url}`
    if (held?.at === 'before') {
      held.onHeld(what)
      return
    }
    const { headers, method, url } = incoming
    const forward = request(
      { host: target.hostname, port: target.port, method, path: url, headers },
      (answer) => {
        if (held) {
          answer.resume()
          held.onHeld(what)
          return
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    forward.on('error', () => outgoing.destroy())
    incoming.pipe(forward)
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const { port } = gate.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    writeCount: () => writeCount,
    /** The next write is held; resolves with its method and address once it is. */
    holdNext: (at: HeldAt) =>
      new Promise<string>((resolve) => {
        plan = { at, onHeld: resolve }
      }),
    release: () => {
      plan = null
    },
    close: async () => {
      gate.closeAllConnections()
      await new Promise((resolve) => gate.close(resolve))
    },
  }
}
