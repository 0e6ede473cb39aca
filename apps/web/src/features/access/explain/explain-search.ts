import { accessTargetKind } from '@curator/console-contract/access'
import { userId } from '@curator/console-contract/ids'
import { z } from 'zod'
import type { Question } from '../access.queries.ts'

/** What the address of an explanation holds. */
export const explainSearch = z.object({
  person: userId.optional(),
  kind: accessTargetKind.default('workflow'),
  target: z.string().min(1).max(128).optional(),
  /** Somebody to compare with. */
  other: userId.optional(),
})
export type ExplainSearch = z.output<typeof explainSearch>

/** The question, once both ends of it are chosen. */
export function toQuestion({ kind, other, person, target }: ExplainSearch): Question | undefined {
  if (!person || !target) return undefined
  return {
    userId: person,
    targetKind: kind,
    targetId: target,
    ...(other && other !== person ? { otherUserId: other } : {}),
  }
}
