import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

const people = ['naomi.abdullah@example.test', 'thabo.abdullah@example.test']

test('a data connection is shared with people and a group, and the shares are undone', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const url = `${product.console.url}/c/practice-server/data-connections`
  await page.goto(`${url}?search=sandbox`)
  await expect(page.getByRole('gridcell', { name: 'Sandbox', exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select Sandbox' }).press('Space')
  await page.getByRole('button', { name: 'Share…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share “Sandbox”' })
  await dialog.getByRole('button', { name: 'Paste or file' }).click()
  await dialog.getByRole('textbox', { name: 'Or paste cells' }).fill(people.join('\n'))
  await dialog.getByRole('button', { name: 'Use the pasted cells' }).click()
  await expect(dialog.getByText('2 people chosen')).toBeVisible()
  await chooseOption(dialog.getByRole('combobox', { name: 'Groups' }), 'Audit', /^Audit/)
  await dialog.getByRole('button', { name: 'Plan 3 shares' }).click()
  await runPlan(page)
  const runUrl = page.url()

  await page.goto(`${url}?search=sandbox`)
  await page.getByRole('link', { name: 'Sandbox', exact: true }).click()
  await expect(page.getByText(people[0] as string)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Groups it is shared with' })).toContainText(
    'Audit',
  )

  await page.goto(runUrl)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await runPlan(page)
  await page.goto(`${url}?search=sandbox`)
  await page.getByRole('link', { name: 'Sandbox', exact: true }).click()
  await expect(page.getByRole('region', { name: 'People it is shared with' })).toContainText(
    'Nobody',
  )
})

test('a connection string is shown for a reason, and it is noted who saw it', async ({
  signedIn: page,
  product,
}) => {
  await page.goto(`${product.console.url}/c/practice-server/data-connections?search=payroll`)
  await page.getByRole('link', { name: 'Payroll', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Connection string' })
  await expect(panel).not.toContainText('PWD=')
  await panel.getByRole('textbox', { name: 'Why you need to see it' }).fill('The Server moves')
  await panel.getByRole('button', { name: 'Show the connection string' }).click()
  await expect(panel).toContainText('PWD=')
  await expect(panel.getByRole('list', { name: 'Who has looked at it' })).toContainText(
    'The Server moves',
  )
  await panel.getByRole('button', { name: 'Hide it' }).click()
  await expect(panel).not.toContainText('PWD=')
  await page.reload()
  await expect(panel).toContainText('The Server moves')
  await expect(panel).not.toContainText('PWD=')
})

test('handling rules come in a sheet, are chosen and deleted together', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const url = `${product.console.url}/c/practice-server/data-connections/rules`
  await page.goto(url)
  await page.getByRole('link', { name: 'Bring a sheet' }).click()
  const rows = ['one', 'two'].map((word) => `journey-${word}\tJourney lake ${word}\tadd`)
  await page
    .getByRole('textbox', { name: 'Or paste cells' })
    .fill(['source id\tsource name\taction', ...rows].join('\n'))
  await page.getByRole('button', { name: 'Use the pasted cells' }).click()
  await page.getByRole('button', { name: 'Plan 2 rows' }).click()
  await runPlan(page)

  await page.goto(url)
  for (const word of ['one', 'two'])
    await page
      .getByRole('checkbox', { name: `Select the rule for Journey lake ${word}` })
      .press('Space')
  await page.getByRole('button', { name: 'Delete 2 rules…' }).click()
  await page.getByRole('button', { name: 'Plan the deletion of 2 handling rules' }).click()
  await expect(page).toHaveURL(/\/plans\//)
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('textbox', { name: 'Type 2 to confirm' }).fill('2')
  await dialog.getByRole('button', { name: /on Practice server$/ }).click()
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible({
    timeout: 30_000,
  })
  await page.goto(url)
  await expect(page.getByRole('button', { name: 'New rule' })).toBeVisible()
  await expect(page.getByText('Journey lake one')).toHaveCount(0)
})
