import type { Locator } from '@playwright/test'

/**
 * Types into a combobox and takes the first option of that name. The click comes first so that the page is at rest: the list
 * of a box closes when what holds the box scrolls.
 */
export async function chooseOption(
  box: Locator,
  typed: string,
  name: string | RegExp = typed,
): Promise<void> {
  await box.click()
  await box.fill(typed)
  await box.page().getByRole('option', { name }).first().click()
}
