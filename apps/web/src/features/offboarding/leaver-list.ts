import { userId } from '@curator/console-contract/ids'
import {
  type Leaver,
  type LeaverRow,
  maxLeavers,
  offboardingOptions,
} from '@curator/console-contract/offboarding'
import { z } from 'zod'

const person = z.object({ id: userId, name: z.string(), email: z.string() })
export type Person = z.output<typeof person>

/** A row of the page: a leaver with the successor chosen so far. */
export const listedLeaver = z.object({ person, successor: person.nullable() })
export type ListedLeaver = z.output<typeof listedLeaver>

/** What the page keeps until the plan is made. */
export const leaverDraft = z.object({
  leavers: z.array(listedLeaver).max(maxLeavers),
  options: offboardingOptions,
})
export type LeaverDraft = z.output<typeof leaverDraft>

export const emptyDraft: LeaverDraft = {
  leavers: [],
  options: {
    workflows: 'hand_over',
    schedules: 'hand_over',
    collections: 'hand_over',
    end: 'deactivate',
    deleteAfterDays: null,
  },
}

/** Adds people who are not in the list yet; those who are get the successor that the new row names. */
export function addLeavers(
  list: readonly ListedLeaver[],
  more: readonly ListedLeaver[],
): ListedLeaver[] {
  const rows = new Map(list.map((row) => [row.person.id, row]))
  for (const row of more) {
    const before = rows.get(row.person.id)
    rows.set(
      row.person.id,
      before ? { ...before, successor: row.successor ?? before.successor } : row,
    )
  }
  return [...rows.values()].slice(0, maxLeavers)
}

/** Rows of a sheet that name a person; the others stay behind with their faults. */
export function toListed(rows: readonly LeaverRow[]): ListedLeaver[] {
  return rows.flatMap(({ person: leaver, successor, faults }) =>
    leaver && faults.length === 0 ? [{ person: leaver, successor }] : [],
  )
}

export function setSuccessor(
  list: readonly ListedLeaver[],
  id: Person['id'],
  successor: Person | null,
): ListedLeaver[] {
  return list.map((row) => (row.person.id === id ? { ...row, successor } : row))
}

/** Gives everybody without a successor this one, but for the person itself. */
export function fillSuccessor(list: readonly ListedLeaver[], successor: Person): ListedLeaver[] {
  return list.map((row) =>
    row.successor || row.person.id === successor.id ? row : { ...row, successor },
  )
}

export function toLeavers(list: readonly ListedLeaver[]): Leaver[] {
  return list.map(({ person: leaver, successor }) => ({
    userId: leaver.id,
    successorId: successor?.id ?? null,
  }))
}
