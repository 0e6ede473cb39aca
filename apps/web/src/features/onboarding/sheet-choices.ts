import type { JobProfileId } from '@curator/console-contract/ids'
import type { MembershipTruth } from '@curator/console-contract/onboarding'

/** What a person chooses for the whole sheet, as it stands in the form. */
export type SheetChoices = {
  readonly profileId: JobProfileId | null
  /** Whose memberships the file decides. */
  readonly people: boolean
  readonly groups: boolean
  /** Percent, as typed. */
  readonly cap: string
}

export const usualChoices: SheetChoices = {
  profileId: null,
  people: false,
  groups: false,
  cap: '10',
}

/** Whether the file decides any memberships. */
export function isTruth({ people, groups }: SheetChoices): boolean {
  return people || groups
}

/** The limit in whole percent; undefined when what was typed is none. */
export function toCap({ cap }: SheetChoices): number | undefined {
  const percent = Number(cap)
  const isPercent = /^\d{1,3}$/.test(cap.trim()) && percent <= 100
  return isPercent ? percent : undefined
}

/** The truth to plan with: null for none, undefined while the limit is none. */
export function toTruth(choices: SheetChoices): MembershipTruth | null | undefined {
  if (!isTruth(choices)) return null
  const removalCapPercent = toCap(choices)
  const { people, groups } = choices
  return removalCapPercent === undefined ? undefined : { people, groups, removalCapPercent }
}

/** Whether something was chosen that has to be in sight when the plan is made. */
export function hasChoices(choices: SheetChoices): boolean {
  return isTruth(choices) || choices.profileId !== null
}

/** Whether so many removals are over the limit, by the rule of the BFF. */
export function isOverCap(
  { removed, present }: { readonly removed: number; readonly present: number },
  cap: number,
): boolean {
  return removed * 100 > present * cap
}
