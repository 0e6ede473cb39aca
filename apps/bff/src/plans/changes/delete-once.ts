import { isGone } from '../../alteryx/alteryx-failure.ts'
import {
  type ChangeContext,
  confirmedByLookup,
  endEach,
  ended,
  type LookupReason,
  type ReadyChange,
} from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'

/** How something that the directory does not hold is found and deleted. */
export interface Deletion<P, B, T> {
  /** What is there. Throws an `AlteryxFailure` that says so when it is gone. */
  readonly get: (context: ChangeContext, payload: P) => Promise<T>
  readonly remove: (context: ChangeContext, payload: P) => Promise<void>
  /** What speaks against deleting it as it is now, in words; null: nothing. */
  readonly toObjection: (found: T, payload: P, before: B) => string | null
  /** How people call it, at the beginning of a sentence. */
  readonly toSubject: (payload: P) => string
}

/**
 * Looks before it deletes, because nothing else tells whether it is still what the plan saw, and looks again after an
 * unclear answer: what is not there was deleted.
 */
export function deleteOnce<P, B, T>(deletion: Deletion<P, B, T>) {
  const find = async (context: ChangeContext, payload: P): Promise<T | null> => {
    try {
      return await deletion.get(context, payload)
    } catch (error) {
      if (isGone(error)) return null
      throw error
    }
  }
  const toAlready = (payload: P) =>
    ended('already_applied', { message: `${deletion.toSubject(payload)} is gone already.` })

  return {
    apply: (context: ChangeContext, changes: readonly ReadyChange<P, B>[]) =>
      endEach(changes, async ({ before, payload }) => {
        const found = await find(context, payload)
        if (found === null) return toAlready(payload)
        const message = deletion.toObjection(found, payload, before)
        if (message !== null) return ended('needs_review', { message })
        await deletion.remove(context, payload)
        return ended('applied', { patch: elsewhere, httpStatus: 200 })
      }),
    verify: (context: ChangeContext, changes: readonly ReadyChange<P, B>[], reason: LookupReason) =>
      endEach(changes, async ({ payload }) => {
        if ((await find(context, payload)) !== null) return null
        return reason === 'unclear'
          ? ended('applied', { patch: elsewhere, message: confirmedByLookup })
          : toAlready(payload)
      }),
  }
}
