import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

const people = ['naomi.abdullah@example.test', 'thabo.abdullah@example.test']

test('two people move into a new studio, and back', async ({ signedIn: page, product }) => {
  test.slow()
  const url = `${product.console.url}/c/practice-server/studios`
  await page.goto(url)
  await page.getByRole('button', { name: 'New studio' }).click()
  const dialog = page.getByRole('dialog', { name: 'New studio' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Journey studio')
  await dialog.getByRole('button', { name: 'Plan the studio' }).click()
  await runPlan(page)

  await page.goto(`${url}?search=journey`)
  await page.getByRole('link', { name: 'Journey studio' }).click()
  await page.getByRole('button', { name: 'Move people in…' }).click()
  const move = page.getByRole('dialog', { name: 'Move people into “Journey studio”' })
  await move.getByRole('button', { name: 'Paste or file' }).click()
  await move.getByRole('textbox', { name: 'Or paste cells' }).fill(people.join('\n'))
  await move.getByRole('button', { name: 'Use the pasted cells' }).click()
  await move.getByRole('button', { name: 'Plan to move 2 people' }).click()
  await runPlan(page)
  const runUrl = page.url()

  await page.goto(`${url}?search=journey`)
  await page.getByRole('link', { name: 'Journey studio' }).click()
  for (const email of people)
    await expect(page.getByRole('checkbox', { name: `Select ${email}` })).toBeVisible()

  await page.goto(runUrl)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await runPlan(page)
  await page.goto(`${url}?search=journey`)
  await page.getByRole('link', { name: 'Journey studio' }).click()
  await expect(page.getByRole('region', { name: 'People' })).toContainText('Nobody')
})
