import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

const people = ['naomi.abdullah@example.test', 'thabo.abdullah@example.test']

test('two collections come from a sheet, get members with rights and an end in one plan, and lose them by undo', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const collectionsUrl = `${product.console.url}/c/practice-server/collections`
  await page.getByRole('link', { name: 'Collections', exact: true }).click()
  await page.getByRole('link', { name: 'From a sheet' }).click()
  const sheet = ['Collection\tAction', 'Journey shelf one\tcreate', 'Journey shelf two\tcreate']
  await page.getByRole('textbox', { name: 'Or paste cells' }).fill(sheet.join('\n'))
  await page.getByRole('button', { name: 'Use the pasted cells' }).click()
  await page.getByRole('button', { name: 'Plan 2 rows' }).click()
  await runPlan(page)

  const narrowed = `${collectionsUrl}?search=journey+shelf`
  await page.goto(narrowed)
  await expect(page.getByText(/^2 of \d+ collections/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select Journey shelf one' }).press('Space')
  await page.getByRole('checkbox', { name: 'Select Journey shelf two' }).press('Space')
  await page.getByRole('button', { name: 'Set members…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Paste or file' }).click()
  await dialog.getByRole('textbox', { name: 'Or paste cells' }).fill(people.join('\n'))
  await dialog.getByRole('button', { name: 'Use the pasted cells' }).click()
  await expect(dialog.getByText('2 people chosen')).toBeVisible()
  await dialog.getByRole('button', { name: 'Contributor' }).click()
  await dialog.getByText('The membership ends').click()
  await dialog.getByLabel(/^Ends at \(/).fill('2031-05-01T18:00')
  await dialog.getByRole('button', { name: 'Plan 2 members of 2 collections' }).click()
  await runPlan(page)
  const runUrl = page.url()

  await page.goto(narrowed)
  await page.getByRole('link', { name: 'Journey shelf one' }).click()
  const row = page.getByRole('row', { name: /Naomi Abdullah/ })
  await expect(row.getByText('Contributor')).toBeVisible()
  await expect(row.getByText(/1 May 2031/)).toBeVisible()

  await page.goto(runUrl)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await runPlan(page)
  await page.goto(narrowed)
  await page.getByRole('link', { name: 'Journey shelf two' }).click()
  await expect(page.getByText('Nobody but the owner is in this collection')).toBeVisible()
})
