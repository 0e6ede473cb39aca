import { unzipSync } from 'fflate'
import type { Found } from './secret-forms.ts'

/** A request that was answered. */
export interface Answered {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
}

/** Keeps status, headers and body of every reply that passes through. */
export interface Recorder {
  readonly answered: Answered[]
  readonly texts: Found[]
  /** A `fetch` that keeps what it hears; the body is read to its end, streams too. */
  record(inner: typeof fetch): typeof fetch
}

export function createRecorder(): Recorder {
  const answered: Answered[] = []
  const texts: Found[] = []
  const record =
    (inner: typeof fetch): typeof fetch =>
    async (input, init) => {
      const response = await inner(input, init)
      const bytes = new Uint8Array(await response.clone().arrayBuffer())
      const request = {
        method: init?.method ?? 'GET',
        path: new URL(String(input)).pathname,
        status: response.status,
      }
      answered.push(request)
      const where = `${request.method} ${request.path} (${request.status})`
      const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n')
      const parts = isZip(bytes) ? Object.values(unzipSync(bytes)) : [bytes]
      texts.push({ where: `${where} headers`, text: headers })
      texts.push(...parts.map((part) => ({ where, text: new TextDecoder().decode(part) })))
      return response
    }
  return { answered, texts, record }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b
