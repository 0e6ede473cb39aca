import { z } from 'zod'
import type { ChangeFacts } from '../changes/change-kind.ts'

const ids = z.array(z.string()).optional().catch(undefined)
const text = z.string().optional().catch(undefined)
const storedResult = z
  .object({
    id: z.string().nullable().catch(null).default(null),
    groupIds: ids,
    affectedScheduleIds: ids,
    modifiedAt: text,
    startAt: text,
  })
  .catch({ id: null })

/** What is stored of a change that ended, beside its words: null when there is nothing to keep. */
export function toStoredResult(
  id: string | null,
  facts: ChangeFacts | null,
): Readonly<Record<string, unknown>> | null {
  if (id === null && facts === null) return null
  return { ...(id === null ? {} : { id }), ...facts }
}

/** The id that a change made, and the ids that only the answer told. */
export function readStoredResult(stored: unknown): {
  readonly id: string | null
  readonly facts: ChangeFacts | null
} {
  const { id, ...read } = storedResult.parse(stored ?? {})
  const facts = Object.entries(read).filter(([, value]) => value !== undefined)
  return { id, facts: facts.length === 0 ? null : (Object.fromEntries(facts) as ChangeFacts) }
}
