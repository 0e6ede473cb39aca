import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

const people = ['naomi.abdullah@example.test', 'thabo.abdullah@example.test']

test('a group is made with its first members, changed in the matrix and compared with a file', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const groupsUrl = `${product.console.url}/c/practice-server/user-groups`
  await page.getByRole('link', { name: 'Groups', exact: true }).click()
  await page.getByRole('button', { name: 'New group' }).click()
  const dialog = page.getByRole('dialog', { name: 'New group' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Journey group')
  await dialog.getByRole('button', { name: 'Paste or file' }).click()
  await dialog.getByRole('textbox', { name: 'Or paste cells' }).fill(people.join('\n'))
  await dialog.getByRole('button', { name: 'Use the pasted cells' }).click()
  await dialog.getByRole('button', { name: 'Plan the group with 2 members' }).click()
  await runPlan(page)

  await page.goto(`${groupsUrl}?search=journey`)
  await page.getByRole('link', { name: 'Journey group' }).click()
  await expect(page.getByRole('link', { name: people[0] as string })).toBeVisible({
    timeout: 20_000,
  })
  const groupId = new URL(page.url()).pathname.split('/').at(-1)
  const found = (await product.practice.control('GET', `users?email=${people[0]}`)) as {
    readonly id: string
  }[]

  await page.goto(`${groupsUrl}/matrix?people=${found[0]?.id}&groups=${groupId}`)
  await chooseOption(
    page.getByRole('combobox', { name: 'Add the members of a group' }),
    'Audit',
    /^Audit/,
  )
  // An open list would hide the boxes. How many members there are depends on the journeys before this one.
  const boxes = page.getByRole('checkbox', { name: / in Journey group/ })
  await expect.poll(() => boxes.count()).toBeGreaterThan(1)
  const box = boxes.and(page.locator('[aria-checked="true"]'))
  await expect(box).toHaveCount(1)
  await box.press('Space')
  await expect(box).toHaveCount(0)
  await page.getByRole('button', { name: 'Plan 1 change' }).click()
  await runPlan(page)

  await page.goto(`${groupsUrl}/drift`)
  const lines = [
    'Email\tGroup',
    `${people[0]}\tJourney group`,
    'nobody@example.test\tJourney group',
  ]
  await page.getByRole('textbox', { name: 'Or paste cells' }).fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Use the pasted cells' }).click()
  await expect(page.getByText(/Line 3: .*nobody@example\.test/)).toBeVisible()
  await expect(page.getByText('1 missing')).toBeVisible()
  await expect(page.getByText('1 surplus')).toBeVisible()
  await page.getByRole('button', { name: 'Plan 1 change' }).click()
  await runPlan(page)
  const members = (await product.practice.control('GET', 'users')) as {
    readonly email: string
    readonly userGroupIds: readonly string[]
  }[]
  const inGroup = members.filter(({ userGroupIds }) => userGroupIds.includes(groupId ?? ''))
  expect(inGroup.map(({ email }) => email).sort()).toEqual(people)
})
