import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Confirms the plan that the page shows and waits for the end of its run. */
export async function runPlan(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/plans\//)
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: /on Practice server$/ }).click()
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible({
    timeout: 30_000,
  })
}
