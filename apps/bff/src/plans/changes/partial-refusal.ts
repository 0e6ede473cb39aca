import { z } from 'zod'
import { type Ended, ended } from './change-kind.ts'

/** What adding people to a group answers; a 200 may hide refused ones (reference 2.2). */
const withReasons = z.object({
  successfullyAddedUserCount: z.number().optional(),
  failedUserReasons: z.record(z.string(), z.string()),
})
/** Reasons that are read out; the reply holds all of them. */
const mostReasons = 10

/** How a call ended whose reply names refusals, or null when it names none. */
export function judgeReasons(text: string, httpStatus: number, reply: string): Ended | null {
  const parsed = withReasons.safeParse(parseJson(text))
  if (!parsed.success) return null
  const { failedUserReasons, successfullyAddedUserCount: added = 0 } = parsed.data
  const reasons = Object.entries(failedUserReasons)
  if (reasons.length === 0) return null
  const named = reasons.slice(0, mostReasons).map(([id, reason]) => `${id}: ${reason}`)
  const rest = reasons.length > mostReasons ? ` And ${reasons.length - mostReasons} more.` : ''
  const serverText = `${named.join(' ')}${rest}`
  const more = { serverText, httpStatus, reply }
  if (added === 0) {
    const message = 'The Server answered 200 but added nobody.'
    return ended('refused', { message, ...more })
  }
  const message = `The Server answered 200 and added ${added}, but refused ${reasons.length}. Look at the reasons, then add those again.`
  return ended('needs_review', { message, ...more })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
