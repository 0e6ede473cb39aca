import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { Socket } from 'node:net'
import { type NetworkRoute, type ProxyRoute, toTrusted } from './network-route.ts'

/** A proxy that did not open a tunnel. `code` is `PROXY_` with its status, or that of the system. */
class TunnelRefused extends Error {
  readonly code: string

  constructor(code: string, options?: ErrorOptions) {
    super(`the proxy opened no tunnel (${code})`, options)
    this.name = 'TunnelRefused'
    this.code = code
  }
}

/**
 * Opens a tunnel through a proxy (CONNECT, RFC 9110 9.3.6) and answers the bare socket to `host:port`. Throws
 * `TunnelRefused`, also when it takes longer than `timeoutMs`.
 */
export function openTunnel(
  proxy: ProxyRoute,
  target: { readonly host: string; readonly port: number },
  { caPem, timeoutMs }: Pick<NetworkRoute, 'caPem'> & { readonly timeoutMs: number },
): Promise<Socket> {
  const url = new URL(proxy.url)
  const isSecure = url.protocol === 'https:'
  const host = target.host.includes(':') ? `[${target.host}]` : target.host
  const path = `${host}:${target.port}`
  const headers = {
    host: path,
    ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }),
  }
  const options = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (isSecure ? 443 : 80),
    method: 'CONNECT',
    path,
    headers,
    agent: false as const,
    timeout: timeoutMs,
    ...(isSecure && caPem !== null ? { ca: toTrusted(caPem) } : {}),
  }
  return new Promise((resolve, reject) => {
    const request = isSecure ? requestSecure(options) : requestPlain(options)
    const timer = setTimeout(() => request.destroy(new TunnelRefused('PROXY_TIMEOUT')), timeoutMs)
    const settle = () => clearTimeout(timer)
    request.once('connect', ({ statusCode = 0 }, socket, head) => {
      settle()
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head)
        resolve(socket as Socket)
        return
      }
      socket.destroy()
      reject(new TunnelRefused(`PROXY_${statusCode}`))
    })
    request.once('error', (error: NodeJS.ErrnoException) => {
      settle()
      const isOurs = error instanceof TunnelRefused
      reject(
        isOurs ? error : new TunnelRefused(`PROXY_${error.code ?? 'UNKNOWN'}`, { cause: error }),
      )
    })
    request.end()
  })
}
