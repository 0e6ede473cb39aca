import type { FilePart } from '@curator/endpoint/endpoint'
import { z } from 'zod'

/** The six roles (reference 3.2). `Evaluated` shows as "Default" in the product and is resolved at run time. */
export const serverRoles = [
  'NoAccess',
  'Viewer',
  'Member',
  'Artisan',
  'Curator',
  'Evaluated',
] as const
export const serverRole = z.enum(serverRoles)
export type ServerRole = z.output<typeof serverRole>

/** A role as it is read: a value this build does not know is `unknown`, so that a newer Server can still be listed. */
export const readRole = z.enum([...serverRoles, 'unknown']).catch('unknown')

/** Languages the Server accepts in an update (Swagger, UpdateUserContract). */
export const serverLanguages = [
  'de-de',
  'en-us',
  'es-es',
  'fr-fr',
  'it-it',
  'ja-jp',
  'pt-br',
  'zh-cn',
] as const

/** Text that a Server may leave out, send as null or send empty; read as `''`. */
export const readText = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

/** A flag that an older release may leave out; read as `null` then, for "this Server does not say". */
export const readFlag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)

/** A list that a Server may leave out or send as null; read as `[]`. */
export const readList = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])

/**
 * A date as the Server writes it: ISO 8601 with zero, three or seven fractional digits (reference 3.1), or nothing.
 * Read as a UTC instant with milliseconds, or `null` where it is absent or no date.
 */
export const readInstant = z
  .string()
  .nullish()
  .transform((value) => {
    if (!value) return null
    const text = value.replace(/(\.\d{3})\d+/, '$1')
    const withZone = /(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`
    const time = Date.parse(withZone)
    return Number.isNaN(time) ? null : new Date(time).toISOString()
  })

/** A flag in an address: text, because everything in an address is text. */
export const queryFlag = z.enum(['true', 'false'])

/** A new id: a bare JSON string, or an object with `id` as some sources and releases have it (reference 7). */
export const createdId = z.union([
  z.string().min(1).max(128),
  z.object({ id: z.string().min(1).max(128) }).transform((value) => value.id),
])

/** A file part of a multipart body. */
export const filePart = z.custom<FilePart>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    (value as { bytes?: unknown }).bytes instanceof Uint8Array &&
    typeof (value as { fileName?: unknown }).fileName === 'string',
  'a file is needed',
)

/** The id of a user, group or other Server object: 24 hex digits today, opaque to us. */
export const serverId = z.string().min(1).max(128)
