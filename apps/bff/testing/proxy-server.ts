import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** What a proxy was asked for. */
export interface ProxyCall {
  readonly method: string
  /** `host:port` of a tunnel, the whole address of a plain call. */
  readonly target: string
  readonly authorization: string | undefined
}

/** A forward proxy as companies run it: tunnels for https, plain calls for http; with `password`, for whoever knows it. */
export async function startProxy(
  options: { user?: string; password?: string; refuse?: number } = {},
) {
  const calls: ProxyCall[] = []
  const sockets = new Set<Socket>()
  const wanted =
    options.user === undefined
      ? undefined
      : `Basic ${Buffer.from(`${options.user}:${options.password ?? ''}`).toString('base64')}`
  const judge = (authorization: string | undefined) =>
    wanted !== undefined && authorization !== wanted ? 407 : (options.refuse ?? 200)

  const server = createServer((req, res) => {
    const authorization = req.headers['proxy-authorization']
    calls.push({ method: req.method ?? '', target: req.url ?? '', authorization })
    const status = judge(authorization)
    if (status !== 200) return void res.writeHead(status).end()
    const { 'proxy-authorization': _, ...headers } = req.headers
    const onward = request(req.url ?? '', { method: req.method, headers }, (reply) => {
      res.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(res)
    })
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  server.on('connect', (req, socket, head) => {
    sockets.add(socket as Socket)
    const authorization = req.headers['proxy-authorization']
    calls.push({ method: 'CONNECT', target: req.url ?? '', authorization })
    const status = judge(authorization)
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
    const [host = '', port] = (req.url ?? '').split(/:(?=\d+$)/)
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      if (head.length > 0) onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [onward, socket]) end.on('error', () => end.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    calls,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
