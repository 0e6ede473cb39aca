import type { FilePart } from './endpoint.ts'

const isFile = (value: unknown): value is FilePart =>
  typeof value === 'object' && value !== null && 'bytes' in value && 'fileName' in value

/**
 * A multipart body: files as file parts, lists as JSON text (how Alteryx Server wants them), everything else as text.
 * Absent and null fields are left out.
 */
export function toFormData(body: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue
    if (isFile(value)) {
      const type = value.contentType ?? 'application/octet-stream'
      form.append(name, new Blob([value.bytes], { type }), value.fileName)
    } else {
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
    }
  }
  return form
}

/** The bytes of a multipart body with the content type that names its boundary; for clients that send bytes. */
export async function toMultipartBytes(
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly contentType: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const packed = new Response(toFormData(body))
  const bytes = new Uint8Array(await packed.arrayBuffer())
  return { contentType: packed.headers.get('content-type') ?? 'multipart/form-data', bytes }
}
