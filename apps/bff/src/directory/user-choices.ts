import type { UserTable } from './user-table.ts'

/** A value and how many users have it. */
export interface UserChoice {
  readonly value: string
  readonly count: number
}

/** Values of users to choose from, most frequent first; no value is none of them. */
export interface UserChoices {
  readonly timeZones: readonly UserChoice[]
  readonly workerTags: readonly UserChoice[]
  readonly credentialIds: readonly UserChoice[]
}

/** More than this nobody looks through. */
export const maxChoices = 500

export function countUserChoices(users: UserTable): UserChoices {
  const all = users.all()
  return {
    timeZones: count(all.map((user) => user.timeZone)),
    workerTags: count(all.map((user) => user.defaultWorkerTag)),
    credentialIds: count(all.map((user) => user.defaultCredentialId)),
  }
}

function count(values: readonly string[]): UserChoice[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, maxChoices)
}
