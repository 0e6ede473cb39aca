import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { DirectoryPatch } from '../../directory/directory.ts'
import {
  type ChangeContext,
  confirmedByLookup,
  endEach,
  ended,
  type LookupReason,
  type ReadyChange,
} from './change-kind.ts'
import { elsewhere } from './elsewhere.ts'

/** How something is found and deleted. */
export interface Deletion<P, B, T> {
  /** What is there. Throws an `AlteryxFailure` that says so when it is gone. */
  readonly get: (context: ChangeContext, payload: P) => Promise<T>
  readonly remove: (context: ChangeContext, payload: P) => Promise<void>
  /** What speaks against deleting it as it is now, in words; null: nothing. */
  readonly toObjection: (found: T, payload: P, before: B) => string | null
  /** How people call it, at the beginning of a sentence. */
  readonly toSubject: (payload: P) => string
  /** What the directory learns; without it, that something changed which it does not hold. */
  readonly toPatch?: (payload: P) => DirectoryPatch
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
  const toPatch = deletion.toPatch ?? (() => elsewhere)
  const toAlready = (payload: P) => {
    const message = `${deletion.toSubject(payload)} is gone already.`
    // What is still kept of it goes, too.
    return ended('already_applied', { message, patch: toPatch(payload) })
  }

  return {
    apply: (context: ChangeContext, changes: readonly ReadyChange<P, B>[]) =>
      endEach(changes, async ({ before, payload }) => {
        const found = await find(context, payload)
        if (found === null) return toAlready(payload)
        const message = deletion.toObjection(found, payload, before)
        if (message !== null) return ended('needs_review', { message })
        await deletion.remove(context, payload)
        return ended('applied', { patch: toPatch(payload), httpStatus: 200 })
      }),
    verify: (context: ChangeContext, changes: readonly ReadyChange<P, B>[], reason: LookupReason) =>
      endEach(changes, async ({ payload }) => {
        if ((await find(context, payload)) !== null) return null
        return reason === 'unclear'
          ? ended('applied', { patch: toPatch(payload), message: confirmedByLookup })
          : toAlready(payload)
      }),
  }
}
