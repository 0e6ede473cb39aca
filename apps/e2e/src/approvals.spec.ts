import { inviteAccount } from '@curator/console-contract/accounts'
import type { ApprovalPolicy } from '@curator/console-contract/connections'
import { updateConnection } from '@curator/console-contract/connections'
import { expectNoViolations } from './axe.ts'
import { signInOverHttp, waitForDirectory } from './console-client.ts'
import { expect, test } from './fixtures.ts'

const people = {
  name: 'leads.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Email,First name,Last name,Role\r\nsecond.person@example.test,Second,Person,Viewer\r\n',
  ),
}
const password = 'a sentence of words'

async function setPolicy(consoleUrl: string, approval: ApprovalPolicy): Promise<void> {
  const call = await signInOverHttp(consoleUrl)
  const connectionId = await waitForDirectory(call)
  await call(updateConnection, { params: { connectionId }, body: { approval } })
}

test.afterEach(({ product }) => setPolicy(product.console.url, 'none'))

test('a plan waits for a second person, who comes by an invitation and approves it', async ({
  browser,
  product,
  signedIn: page,
}) => {
  test.setTimeout(180_000)
  const { url } = product.console
  await setPolicy(url, 'all')
  await page.goto(url)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Accounts' })).toBeVisible()
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Grace Hopper')
  await dialog.getByLabel('E-mail').fill('grace@example.test')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.getByRole('alertdialog').locator('code').textContent()) ?? ''
  await page.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('link', { name: 'Onboard', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(people)
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  await page.getByRole('button', { name: /Make the plan|Go on/ }).click()
  await expect(page.getByText('A second person must approve this plan')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByRole('button', { name: /on Practice server$/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page.getByText(/asked for approval/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)

  const other = await browser.newContext()
  const second = await other.newPage()
  await second.goto(link)
  await expect(second.getByText(/invites/)).toBeVisible()
  await second.getByLabel('Password', { exact: true }).fill(password)
  await second.getByRole('button', { name: 'Create the account and sign in' }).click()
  await second.getByRole('button', { name: /^Approvals/ }).click()
  await second.getByRole('menuitem').first().click()
  await second.getByRole('button', { name: 'Approve' }).click()
  await second.getByLabel('Comment').fill('Looked at the one row.')
  await second.getByRole('button', { name: 'Approve this plan' }).click()
  await expect(second.getByText(/Grace Hopper approved this plan/)).toBeVisible()
  await expectNoViolations(second)
  await other.close()

  await page.reload()
  await expect(page.getByText('“Looked at the one row.”')).toBeVisible()
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /on Practice server$/ })
    .click()
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible()
})

test('an invitation is refused the second time, in words', async ({ page, product }) => {
  const call = await signInOverHttp(product.console.url)
  const body = { name: 'Eve', email: 'eve@example.test', role: 'viewer' } as const
  const { token } = await call(inviteAccount, { body })
  await call(inviteAccount, { body })
  await page.goto(`${product.console.url}/invitation?token=${token}`)
  await expect(page.getByRole('alert')).toContainText('Ask an administrator')
  await expectNoViolations(page)
})
