import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A console that listens. */
export interface ConsoleServer {
  readonly port: number
  /** Takes no new connections, lets replies under way end, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>
}

/** Longer than proxies keep idle connections, so that it is not us who closes one under a request. */
const keepAliveMs = 75_000

/** Listens; rejects with the system's error when it can't (`EADDRINUSE`, `EACCES`). */
export async function listen(
  app: RequestListener,
  at: { readonly host: string; readonly port: number },
): Promise<ConsoleServer> {
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 300_000 }, app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) => close(server, graceMs),
  }
}

async function close(server: Server, graceMs: number): Promise<void> {
  // A connection whose reply was under way becomes idle only after it, and would then be kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearInterval(sweep)
  clearTimeout(cut)
}
