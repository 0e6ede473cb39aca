import type { FilePart } from '@curator/endpoint/endpoint'
import { z } from 'zod'

/** A file as it travels in JSON and stands in a stored call. */
const storedFile = z.object({
  fileName: z.string().min(1),
  contentType: z.string().optional(),
  base64: z.base64(),
})

/**
 * Puts bytes in the place of files that came as JSON, as a multipart body wants them. What is no such file stays as it
 * is, so that the check of the call names it.
 */
export function rebuildFiles(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, toFilePart(value) ?? value]),
  )
}

/** Bytes of the largest file in a body that came as JSON; 0 when there is none. */
export function largestFileBytes(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 0
  return Math.max(0, ...Object.values(body).map((value) => toFilePart(value)?.bytes.length ?? 0))
}

function toFilePart(value: unknown): FilePart | undefined {
  const parsed = storedFile.safeParse(value)
  if (!parsed.success) return undefined
  const { fileName, contentType, base64 } = parsed.data
  return { fileName, contentType, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
}
