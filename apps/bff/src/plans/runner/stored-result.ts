import { z } from 'zod'
import type { ChangeFacts } from '../changes/change-kind.ts'

const ids = z.array(z.string()).optional().catch(undefined)
const storedResult = z
  .object({
    id: z.string().nullable().catch(null).default(null),
    groupIds: ids,
    affectedScheduleIds: ids,
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
  const { id, groupIds, affectedScheduleIds } = storedResult.parse(stored ?? {})
  if (!groupIds && !affectedScheduleIds) return { id, facts: null }
  return {
    id,
    facts: {
      ...(groupIds ? { groupIds } : {}),
      ...(affectedScheduleIds ? { affectedScheduleIds } : {}),
    },
  }
}
