import type { ScheduleValues } from '@curator/console-contract/schedule-plans'
import { columnLabels } from '../schedules-text.ts'

/** Fields of the dialog; the name is for one schedule alone. */
export const setFields = [
  'name',
  'comment',
  'ownerId',
  'priority',
  'workerTag',
  'credentialId',
] as const
export type SetField = (typeof setFields)[number]
/** Values as far as they are known: `undefined` is a field that is switched on and has none yet. */
export type SetDrafts = { readonly [K in SetField]?: ScheduleValues[K] | undefined }

export const setLabels: Record<SetField, string> = {
  name: columnLabels.name,
  comment: columnLabels.comment,
  ownerId: columnLabels.owner,
  priority: columnLabels.priority,
  workerTag: columnLabels.workerTag,
  credentialId: columnLabels.credential,
}

/** The wish that the drafts make; undefined while nothing is switched on or something is still missing. */
export function toValues(drafts: SetDrafts): ScheduleValues | undefined {
  const entries = Object.entries(drafts)
  const isMissing = entries.some(([, value]) => value === undefined)
  if (entries.length === 0 || isMissing || drafts.name?.trim() === '') return undefined
  return Object.fromEntries(entries)
}
