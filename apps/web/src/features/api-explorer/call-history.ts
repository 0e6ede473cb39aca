import { useState } from 'react'
import { z } from 'zod'

/** Calls that are kept. */
const most = 30

const entry = z.object({
  operationId: z.string(),
  method: z.string(),
  path: z.string(),
  /** The form as an address holds it: no secrets, no files. */
  link: z.string(),
  /** HTTP status; null when no answer came; absent for a plan. */
  status: z.int().nullable().optional(),
})
export type HistoryEntry = z.output<typeof entry>
const entries = z.array(entry)

/** The last calls of a person on a connection, newest first; gone when the tab is closed. */
export function useCallHistory(accountId: string, connectionId: string) {
  const key = `console.api-explorer.history.${accountId}.${connectionId}`
  const [calls, setCalls] = useState(() => read(key))
  const add = (call: HistoryEntry) =>
    setCalls((before) => {
      const next = [call, ...before].slice(0, most)
      write(key, next)
      return next
    })
  return { calls, add }
}

function read(key: string): HistoryEntry[] {
  try {
    return entries.parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'))
  } catch {
    // Not ours, or storage is switched off.
    return []
  }
}

function write(key: string, calls: readonly HistoryEntry[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(calls))
  } catch {
    // Storage may be full or switched off; the history then lasts until the page is left.
  }
}
