import type { JobProfileValues } from '@curator/console-contract/job-profiles'
import type { UserFields } from '../../../plans/change.ts'
import type { WantedRow } from './wanted-row.ts'

/** A job profile as planning uses it. */
export interface PlannedProfile {
  readonly id: string
  readonly name: string
  readonly values: JobProfileValues
  readonly groups: readonly string[]
}

/** What a profile makes of a row: the row's own cells win, groups of both are given. `unknown`: no such profile. */
export type Profiled =
  | { readonly kind: 'row'; readonly row: WantedRow; readonly note: string | null }
  | { readonly kind: 'unknown'; readonly reason: string }

/** The job profiles of a connection; `usual` is that of rows which name none. */
export class ProfileBook {
  readonly #byName: ReadonlyMap<string, PlannedProfile>
  readonly #usual: PlannedProfile | null

  constructor(profiles: readonly PlannedProfile[], usual: PlannedProfile | null) {
    this.#byName = new Map(profiles.map((profile) => [toKey(profile.name), profile]))
    this.#usual = usual
  }

  apply(row: WantedRow): Profiled {
    const named = row.profileName === '' ? this.#usual : this.#byName.get(toKey(row.profileName))
    if (named === undefined) {
      const reason = `There is no job profile “${row.profileName}”. Correct the cell, or make the profile, then plan again.`
      return { kind: 'unknown', reason }
    }
    if (named === null || row.action === 'deactivate' || row.action === 'skip')
      return { kind: 'row', row, note: null }
    return {
      kind: 'row',
      row: {
        ...row,
        fields: { ...toFields(named.values), ...row.fields },
        groups: join(row.groups, named.groups),
      },
      note: `Blank cells are filled from the job profile “${named.name}”.`,
    }
  }
}

const toKey = (name: string) => name.trim().toLowerCase()

function toFields(values: JobProfileValues): UserFields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

function join(own: readonly string[], more: readonly string[]): string[] {
  const names = new Map([...own, ...more].map((name) => [toKey(name), name]))
  return [...names.values()]
}
