import type { ConnectionId, JobProfileId } from '@curator/console-contract/ids'
import {
  type JobProfile,
  type JobProfileBody,
  jobProfileValues,
  type ProfileReach,
} from '@curator/console-contract/job-profiles'
import type { UserFieldKey } from '@curator/console-contract/user-fields'
import type { ServerUser } from '@curator/console-contract/users'
import type { FieldDrafts } from '../../../people/field-drafts.ts'

/** A profile while somebody writes it. */
export type ProfileDraft = {
  /** Null for one that is not made yet. */
  readonly id: JobProfileId | null
  readonly name: string
  readonly description: string
  /** Fields that are switched on. */
  readonly fields: FieldDrafts
  readonly groups: readonly string[]
  /** Cells as the sheet says them. */
  readonly reach: ProfileReach
}

const noReach: ProfileReach = { collections: '', credentials: '', dataConnections: '' }

/** What a profile can set, in the order in which people read it. */
export const profileFieldKeys = Object.keys(jobProfileValues.shape) as (UserFieldKey &
  keyof typeof jobProfileValues.shape)[]

export function newDraft(name = ''): ProfileDraft {
  return { id: null, name, description: '', fields: {}, groups: [], reach: noReach }
}

export function toDraft({
  id,
  name,
  description,
  values,
  groups,
  reach,
}: JobProfile): ProfileDraft {
  return { id, name, description, fields: values as FieldDrafts, groups, reach: reach ?? noReach }
}

/** The same profile under a name to be changed. */
export function toCopy(profile: JobProfile): ProfileDraft {
  return { ...toDraft(profile), id: null, name: `${profile.name} (copy)`.slice(0, 100) }
}

/** Role, permissions, settings and groups of a person. What is not known of them, or not set, stays out. */
export function draftFromPerson(user: ServerUser): ProfileDraft {
  const fields = profileFieldKeys.flatMap((key) => {
    const value = user[key]
    const isKnown = jobProfileValues.shape[key].safeParse(value).success
    return isKnown && value !== '' && value !== null ? [[key, value]] : []
  })
  return {
    ...newDraft(),
    description: `As ${user.email}`,
    fields: Object.fromEntries(fields) as FieldDrafts,
    groups: user.groups.map(({ name }) => name),
  }
}

/** Adds a group by name; one that is there already, without regard to case, stays as it is. */
export function addGroup(groups: readonly string[], name: string): readonly string[] {
  const wanted = name.trim()
  const isThere = groups.some((group) => group.toLowerCase() === wanted.toLowerCase())
  return wanted === '' || isThere ? groups : [...groups, wanted]
}

/** The profile to save; undefined while it has no name, sets nothing, or a field lacks its value. */
export function toBody(
  draft: ProfileDraft,
  connectionId: ConnectionId,
): JobProfileBody | undefined {
  const values = jobProfileValues.safeParse(draft.fields)
  const name = draft.name.trim()
  const hasReach = Object.values(draft.reach).some((cell) => cell.trim() !== '')
  const isEmpty = Object.keys(draft.fields).length + draft.groups.length === 0 && !hasReach
  if (!values.success || name === '' || isEmpty) return undefined
  return {
    connectionId,
    name,
    description: draft.description.trim(),
    values: values.data,
    groups: [...draft.groups],
    ...(hasReach ? { reach: draft.reach } : {}),
  }
}
