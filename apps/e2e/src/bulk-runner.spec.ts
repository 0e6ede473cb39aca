import { readFile } from 'node:fs/promises'
import { sendCall } from '@curator/console-contract/api-explorer'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { listUsers } from '@curator/console-contract/users'
import type { Page } from '@playwright/test'
import { signInOverHttp, waitForDirectory } from './console-client.ts'
import { expect, test } from './fixtures.ts'

const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
})

/** Opens the bulk runner and chooses an operation by typing words of it. */
async function choose(page: Page, words: string, summary: RegExp) {
  await page.getByRole('link', { name: 'Bulk runner' }).click()
  await page.getByRole('searchbox', { name: 'Search the operations' }).fill(words)
  // The list shrinks a moment after the typing; a click before that would meet a moving target.
  await expect.poll(() => page.getByRole('option').count()).toBeLessThan(20)
  await page.getByRole('option', { name: summary }).click()
  await expect(page.getByRole('heading', { name: summary, level: 2 })).toBeVisible()
}

async function confirmAndWait(page: Page) {
  const start = page.getByRole('button', { name: /^Make \d+ API calls? on Practice server$/ })
  await start.click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /on Practice server$/ })
    .click()
  await expect(page).toHaveURL(/\/runs\//)
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible({
    timeout: 30_000,
  })
}

async function save(page: Page, button: string, entry: string): Promise<string> {
  await page.getByRole('button', { name: button }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: entry }).click()
  return readFile(await (await download).path(), 'utf8')
}

test('a curator renames groups over a sheet: fixes a fault, looks at the requests, gets both results', async ({
  signedIn: page,
  product,
}) => {
  const call = await signInOverHttp(product.console.url)
  const connectionId = await waitForDirectory(call)
  const { items } = await call(listUserGroups, { query: { connectionId } })
  // Groups that no other journey and no example names.
  const groups = items.filter(({ name }) => name === 'Accounting' || name === 'Controlling')
  expect(groups).toHaveLength(2)
  await choose(page, 'renames group', /Renames a group/)
  await page
    .locator('input[type=file]')
    .setInputFiles(
      csv('groups.csv', [
        'Record id,userGroupId,Name,Role',
        `R-1,${groups[0]?.id},Renamed one,Viewer`,
        `R-2,${groups[1]?.id},Renamed two,Emperor`,
        'R-3,000000000000000000000000,Nobody,Viewer',
      ]),
    )
  await expect(page.getByRole('heading', { name: 'Fill the fields' })).toBeVisible()
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  const row = page.getByRole('row').filter({ hasText: 'R-2' })
  await row.getByRole('gridcell').filter({ hasText: 'Emperor' }).dblclick()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('artisan')
  await page.keyboard.press('Enter')
  await expect(row.getByText('Not one of the choices')).toBeHidden()
  await page.getByRole('button', { name: 'Look at the requests' }).click()
  await page.getByText(`/webapi/v3/usergroups/${groups[1]?.id}`).click()
  await expect(page.getByText('curl --request PUT')).toBeVisible()
  // What is there survives a reload.
  await page.reload()
  await expect(page.getByText(`/webapi/v3/usergroups/${groups[0]?.id}`)).toBeVisible()
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await expect(page).toHaveURL(/\/plans\//)
  await confirmAndWait(page)
  const succeeded = await save(page, 'Download succeeded rows', 'With the reply as columns')
  expect(succeeded.trim().split(/\r?\n/)).toHaveLength(3)
  const failures = await save(page, 'Download failed rows', 'With the reasons')
  expect(failures).toContain('R-3')
  const params = { userGroupId: groups[0]?.id ?? '' }
  const read = { operationId: 'UserGroups_GetUserGroup', params, query: {} }
  const reply = await call(sendCall, { body: { connectionId, call: read } })
  expect(JSON.stringify(reply)).toContain('Renamed one')
})

test('a report over users is saved as a recipe and made again with the next file', async ({
  signedIn: page,
  product,
}) => {
  const call = await signInOverHttp(product.console.url)
  const connectionId = await waitForDirectory(call)
  const query = { connectionId, role: [], state: [], groupId: [] }
  const [first, second] = (await call(listUsers, { query })).items
  await choose(page, 'GET users userId', /^Reads one user/)
  await page
    .locator('input[type=file]')
    .setInputFiles(csv('report.csv', ['Person', `${first?.id}`]))
  await page.getByRole('button', { name: /Where “userId” comes from/ }).click()
  await page.getByRole('option', { name: 'Column Person' }).click()
  await expect(page.getByText('Per row')).toBeVisible()
  await page.getByRole('button', { name: 'Save as a recipe' }).click()
  await page.getByRole('textbox', { name: 'Name of the recipe' }).fill('People by id')
  await page.getByRole('button', { name: 'Save the recipe' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.getByRole('link', { name: 'Bulk runner' }).click()
  await page.getByRole('button', { name: 'Use the recipe People by id' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles(csv('next.csv', ['Remark,person', `hello,${second?.id}`]))
  await expect(page.getByText('Fields are filled as the recipe says.')).toBeVisible()
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  await page.getByRole('button', { name: 'Look at the requests' }).click()
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await confirmAndWait(page)
  const reply = await save(page, 'Download succeeded rows', 'With the reply as columns')
  expect(reply).toContain('reply.email')
  expect(reply).toContain(second?.email)
})
