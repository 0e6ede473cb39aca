import type { z } from 'zod'

/** Records between two pauses, so that whoever reads can answer others meanwhile. */
const recordsAtOnce = 2_000

/** How a list is read: `defaults` stand in for fields that had to be dropped. */
export interface RecordReader<T extends z.ZodType> {
  readonly schema: T
  readonly defaults?: Readonly<Record<string, unknown>>
  readonly pause: () => Promise<void>
  readonly take: (record: z.output<T>) => void
}

/**
 * Reads a list of a Server record by record and lets go of the raw form at once: a large list must not stand in memory
 * three times. A record with odd fields is mended, one that can't be is left out: one strange record must not hide the
 * others. Answers how many there were of both. Throws a `SyntaxError` for what is no JSON or no list.
 */
export async function parseRecords<T extends z.ZodType>(
  bytes: Uint8Array,
  reader: RecordReader<T>,
): Promise<number> {
  const list: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (!Array.isArray(list)) throw new SyntaxError('the list is no array')
  let oddCount = 0
  for (let index = 0; index < list.length; index += 1) {
    if (index % recordsAtOnce === recordsAtOnce - 1) await reader.pause()
    const item: unknown = list[index]
    list[index] = null
    const result = reader.schema.safeParse(item)
    const record = result.success ? result.data : mend(reader, item, result.error)
    if (!result.success) oddCount += 1
    if (record !== null) reader.take(record)
  }
  return oddCount
}

/** Drops the fields that do not fit. */
function mend<T extends z.ZodType>(
  { defaults, schema }: RecordReader<T>,
  item: unknown,
  error: z.ZodError,
): z.output<T> | null {
  if (typeof item !== 'object' || item === null) return null
  const odd = new Set(error.issues.map((issue) => issue.path[0]))
  const fitting = Object.entries(item).filter(([name]) => !odd.has(name))
  const result = schema.safeParse({ ...defaults, ...Object.fromEntries(fitting) })
  return result.success ? result.data : null
}
