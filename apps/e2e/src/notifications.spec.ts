import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'

/** A webhook's other end; keeps the events it is told of. */
async function startReceiver() {
  const told: { event: string; isTest: boolean; text: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      told.push(JSON.parse(Buffer.concat(chunks).toString()))
      response.end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    told,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

test('the end of a run is told at the bell and to a webhook', async ({
  signedIn: page,
  product,
}) => {
  test.setTimeout(240_000)
  const receiver = await startReceiver()
  await page.goto(`${product.console.url}/settings/notifications`)
  await page.getByRole('button', { name: 'Add channel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a channel' })
  await dialog.getByRole('button', { name: /Kind/ }).click()
  await page.getByRole('option', { name: 'Webhook (JSON)' }).click()
  await dialog.getByLabel('Name', { exact: true }).fill('Night watch')
  await dialog.getByLabel('Address', { exact: true }).fill(receiver.url)
  await expectNoViolations(page)
  await dialog.getByText(/Allow private addresses/).click()
  await dialog.getByRole('button', { name: 'Add channel' }).click()
  await page.getByRole('button', { name: 'Send a test message to Night watch' }).click()
  await expect(page.getByText('The receiver took it (200).')).toBeVisible()
  expect(receiver.told).toMatchObject([{ isTest: true }])

  await page.getByRole('link', { name: 'Onboard', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'watch.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Email,First name,Last name\r\nnight.watch@example.test,Night,Watch\r\n'),
  })
  for (const name of ['Go on to the faults', 'Make the plan'])
    await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  const confirm = page.getByRole('alertdialog')
  await confirm.getByRole('button', { name: /on Practice server$/ }).click()
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: /^Notifications, [1-9]/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: /^Run ended/ }).first()).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Notifications', level: 1 })).toBeVisible()
  await expect(page.getByText(/watch.csv.* has ended: 1 applied of 1 change/)).toBeVisible()
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('button', { name: 'Notifications, none unread' })).toBeVisible()

  // Timed work begins each minute.
  await expect
    .poll(() => receiver.told.map(({ event, isTest }) => (isTest ? 'test' : event)), {
      timeout: 120_000,
    })
    .toEqual(['test', 'run_done'])
  await page.goto(`${product.console.url}/settings/notifications`)
  const deliveries = page.getByRole('region', { name: 'Last deliveries' })
  await expect(deliveries.getByText('Delivered')).toBeVisible()
  await receiver.close()
})
