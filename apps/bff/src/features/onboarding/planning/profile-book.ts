import type { JobProfileValues, ProfileReach } from '@curator/console-contract/job-profiles'
import type { UserFields } from '../../../plans/change.ts'
import { parseGroups } from '../cell-values.ts'
import { readCollectionCell } from '../collection-cell.ts'
import type { WantedRow } from './wanted-row.ts'

/** A job profile as planning uses it. */
export interface PlannedProfile {
  readonly id: string
  readonly name: string
  readonly values: JobProfileValues
  readonly groups: readonly string[]
  /** Cells as the sheet would say them. */
  readonly reach?: ProfileReach | null | undefined
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

  /** Some profile puts people into collections or shares with them. */
  get asksForReach(): boolean {
    return [...this.#byName.values()].some(({ reach }) => Boolean(reach))
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
        ...joinReach(row, named.reach),
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

/** What a cell says of a collection wins over what the profile says of it. */
function joinReach(row: WantedRow, reach: PlannedProfile['reach']) {
  if (!reach) return {}
  const own = new Set(row.memberships.map(({ name }) => toKey(name)))
  const more = readCollectionCell(reach.collections).memberships
  return {
    memberships: [...row.memberships, ...more.filter(({ name }) => !own.has(toKey(name)))],
    credentials: join(row.credentials, parseGroups(reach.credentials)),
    dataConnections: join(row.dataConnections, parseGroups(reach.dataConnections)),
  }
}

function join(own: readonly string[], more: readonly string[]): string[] {
  const names = new Map([...own, ...more].map((name) => [toKey(name), name]))
  return [...names.values()]
}
