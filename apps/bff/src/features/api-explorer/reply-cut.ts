/** Characters of a reply that a page gets; a browser shows and searches so much without stumbling. */
const longestText = 1_000_000
/** Entries of a longer list that a page gets. */
const mostEntries = 200
/** Characters looked at before others get their turn: about two milliseconds. */
const sliceLength = 500_000

export interface CutReply {
  readonly text: string
  /** Entries of a list, all of them; null when the reply is no list. */
  readonly itemCount: number | null
  /** How much `text` holds, in words; null when it is whole. */
  readonly cut: string | null
}

/**
 * A reply as a page can show it. A long list keeps its first entries and stays JSON; other long text is cut off. `rest`
 * is awaited between slices, so that 30 MB of users hold nobody up.
 */
export async function cutReply(text: string, rest: () => Promise<void>): Promise<CutReply> {
  const list = await scanList(text, rest)
  if (text.length <= longestText) return { text, itemCount: list?.count ?? null, cut: null }
  const whole = 'Download the whole reply to see the rest.'
  if (!list) {
    const shown = longestText.toLocaleString('en')
    const all = text.length.toLocaleString('en')
    const cut = `The first ${shown} of ${all} characters. ${whole}`
    return { text: text.slice(0, longestText), itemCount: null, cut }
  }
  const { ends, count } = list
  const shown = ends.length
  const end = ends.at(-1)
  const kept = end === undefined ? '[]' : `${text.slice(0, end).trimEnd()}]`
  const cut = `The first ${shown.toLocaleString('en')} of ${count.toLocaleString('en')} entries. ${whole}`
  return { text: kept, itemCount: count, cut }
}

interface ScannedList {
  readonly count: number
  /** Where each of the first entries ends, as far as they fit. */
  readonly ends: readonly number[]
}

const quote = 34
const backslash = 92
const comma = 44
const space = 32
const openList = 91
const closeList = 93
const openObject = 123
const closeObject = 125

/** Counts the entries of a JSON list without reading them; null for anything else. */
async function scanList(text: string, rest: () => Promise<void>): Promise<ScannedList | null> {
  const start = /^[\s\uFEFF]*\[/.exec(text)?.[0].length
  if (start === undefined) return null
  const ends: number[] = []
  const state = { depth: 1, isText: false, count: 0, ends, isFilled: false }
  for (let at = start; at < text.length && state.depth > 0; at += sliceLength) {
    if (at > start) await rest()
    scanSlice(text, at, Math.min(text.length, at + sliceLength), state)
  }
  return state.depth > 0 ? null : state
}

interface ScanState {
  depth: number
  isText: boolean
  count: number
  ends: number[]
  /** Whether the entry that is being read holds anything. */
  isFilled: boolean
}

function scanSlice(text: string, from: number, to: number, state: ScanState): void {
  for (let at = from; at < to && state.depth > 0; at += 1) {
    const code = text.charCodeAt(at)
    if (state.isText) state.isText = code !== quote || isEscaped(text, at)
    else readMark(code, at, state)
  }
}

function readMark(code: number, at: number, state: ScanState): void {
  switch (code) {
    case comma:
      if (state.depth === 1) endEntry(state, at)
      return
    case closeList:
    case closeObject:
      state.depth -= 1
      if (state.depth === 0 && state.isFilled) endEntry(state, at)
      return
    case openList:
    case openObject:
      state.depth += 1
      break
    case quote:
      state.isText = true
      break
    default:
      if (code <= space) return
  }
  state.isFilled = true
}

function endEntry(state: ScanState, at: number): void {
  state.count += 1
  state.isFilled = false
  if (state.ends.length < mostEntries && at < longestText) state.ends.push(at)
}

/** Looks back, so that a slice may begin anywhere. */
function isEscaped(text: string, at: number): boolean {
  let count = 0
  while (text.charCodeAt(at - 1 - count) === backslash) count += 1
  return count % 2 === 1
}
