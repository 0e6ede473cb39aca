import type { CallFile } from '../call-values.ts'

/** Bytes turned to text at once; more arguments than this a call does not take. */
const sliceBytes = 0x80_00

/** A file as it travels in a call. */
export async function readFile(file: File): Promise<CallFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += sliceBytes)
    binary += String.fromCharCode(...bytes.subarray(at, at + sliceBytes))
  const contentType = file.type === '' ? {} : { contentType: file.type }
  return { fileName: file.name, ...contentType, base64: btoa(binary) }
}
