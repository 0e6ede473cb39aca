import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Numbers for a monitoring system; labels hold route templates and codes, nothing of people. */
export interface Metrics {
  readonly contentType: string
  countRequest(request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly durationMs: number
  }): void
  /** The text of `/metrics`. */
  read(): Promise<string>
}

/** Methods that stand in a label; anything a stranger may invent is `other`. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'curator_request_seconds',
    help: 'Duration of requests by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    countRequest: ({ method, route, status, durationMs }) => {
      const label = methods.has(method) ? method : 'other'
      requests.observe({ route, method: label, status }, durationMs / 1000)
    },
    read: () => registry.metrics(),
  }
}
