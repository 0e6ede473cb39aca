import type { Sheet } from '@curator/console-contract/onboarding'

/** What a person settles on the sheet page, in this order; the address keeps it as `?step=`. */
export const sheetSteps = ['columns', 'faults', 'groups'] as const
export type SheetStep = (typeof sheetSteps)[number]

/** The step an address names; anything else begins at the columns. */
export function parseSheetStep(value: string | null): SheetStep {
  return sheetSteps.find((step) => step === value) ?? 'columns'
}

/** The steps a sheet needs: groups only where it names unknown ones, or where something was chosen there. */
function toNeededSteps(
  { unknownGroups }: Pick<Sheet, 'unknownGroups'>,
  isChosen: boolean,
): SheetStep[] {
  return sheetSteps.filter((step) => step !== 'groups' || isChosen || unknownGroups.length > 0)
}

/** The step after this one; null when the plan comes next. `isChosen`: something was chosen in the step of groups. */
export function findNextStep(
  sheet: Pick<Sheet, 'unknownGroups'>,
  step: SheetStep,
  isChosen = false,
): SheetStep | null {
  const later = sheetSteps.slice(sheetSteps.indexOf(step) + 1)
  return toNeededSteps(sheet, isChosen).find((needed) => later.includes(needed)) ?? null
}

/** Why no plan can be made yet, as the BFF's own sentences; empty when one can. */
export function toBlockers(sheet: Pick<Sheet, 'notices' | 'counts'>): string[] {
  return sheet.notices.filter((notice) => notice.blocks).map((notice) => notice.message)
}
