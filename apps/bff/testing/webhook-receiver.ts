import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a call is answered; `hang` never. */
export type ReceiverAnswer =
  | 'hang'
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }

/** A webhook's other end on loopback: keeps what it gets, answers from a list and then 200. */
export async function startWebhookReceiver() {
  const received: { path: string; headers: IncomingHttpHeaders; body: unknown }[] = []
  const answers: ReceiverAnswer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || 'null')
      received.push({ path: request.url ?? '', headers: request.headers, body })
      const answer = answers.shift() ?? { status: 200, body: 'ok' }
      if (answer === 'hang') return
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type WebhookReceiver = Awaited<ReturnType<typeof startWebhookReceiver>>
