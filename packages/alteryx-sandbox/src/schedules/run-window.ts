import { refuse } from '../reply.ts'

const dayMs = 86_400_000

/** A stretch of time: from `afterMs` on, before `beforeMs`. */
export interface RunWindow {
  readonly afterMs: number
  readonly beforeMs: number
}

/** Two dates that go together; `null` when neither is given. Throws 400 for one alone, or a window of the wrong size. */
export function readWindow(
  after: string | undefined,
  before: string | undefined,
  isTooLong: (days: number) => boolean,
): RunWindow | null {
  if (after === undefined && before === undefined) return null
  if (after === undefined || before === undefined) {
    throw refuse(400, 'Both dates of the window are needed.')
  }
  const afterMs = readDate(after)
  const beforeMs = readDate(before)
  // Whether a window that ends before it begins is refused is not known: our choice.
  if (beforeMs < afterMs) throw refuse(400, 'The window ends before it begins.')
  if (isTooLong((beforeMs - afterMs) / dayMs)) throw refuse(400, 'The window is too long.')
  return { afterMs, beforeMs }
}

/**
 * Any text a date can be read from (server-v1v2 5.2), such as what JavaScript makes of a date; its plus sign may have
 * become a blank on the way. Without a zone it is UTC. Throws 400.
 */
function readDate(text: string): number {
  const tidy = text.trim().replace(/(GMT|T\d\d:\d\d(?::\d\d(?:\.\d+)?)?) (\d\d:?\d\d)/, '$1+$2')
  const hasZone = /Z$|[+-]\d\d:?\d\d\b(?!-)|GMT|UTC/i.test(tidy.replace(/^\d{4}-\d\d-\d\d/, ''))
  const texts = hasZone ? [tidy] : [`${tidy}Z`, `${tidy} UTC`, tidy]
  const timeMs = texts.map((item) => Date.parse(item)).find((time) => !Number.isNaN(time))
  if (timeMs === undefined) throw refuse(400, 'The date can’t be read.')
  return timeMs
}
