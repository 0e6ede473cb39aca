import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

test('a curator hands over what fails and has no active owner, from the findings', async ({
  signedIn: page,
  product,
}) => {
  const users = (await product.practice.control('GET', 'users')) as {
    readonly email: string
    readonly role: string
    readonly isActive: boolean
  }[]
  const successor = users.find(({ isActive, role }) => isActive && role === 'Artisan')?.email ?? ''
  await page.getByRole('link', { name: 'Findings' }).click()
  await page.getByRole('button', { name: /Failing$/ }).click()
  await page.getByRole('button', { name: 'Owner is filter' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Inactive' }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/ownerState=inactive&finding=failing/)
  const address = page.url()
  const grid = page.getByRole('grid')
  // The address is there a moment before the list asks for it.
  await expect(page.getByRole('button', { name: /^Remove filter Owner is/ })).toBeVisible()
  await expect(grid).toHaveAttribute('aria-busy', 'false')
  await expect(grid.getByText('Owner gone').first()).toBeVisible()
  await expect(grid.getByText('Hand it over').or(grid.getByText('Pause it')).first()).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await page.getByRole('button', { name: 'Hand over…' }).click()
  const dialog = page.getByRole('dialog')
  await chooseOption(dialog.getByRole('combobox', { name: 'Owner' }), successor)
  await dialog.getByRole('button', { name: /^Plan the change of/ }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await runPlan(page)
  await page.goto(address)
  await page.getByRole('button', { name: 'Refresh the directory' }).click()
  await expect(page.getByText(/No schedule matches|Nothing is wrong/)).toBeVisible()
})
