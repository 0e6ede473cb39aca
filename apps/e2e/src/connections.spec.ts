import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { practiceKey, startPracticeServer } from './product.ts'

const certificates = fileURLToPath(new URL('../../bff/testing/tls/', import.meta.url))
const read = (name: string) => readFileSync(`${certificates}${name}.pem`, 'utf8')

/** A Server with a self-signed certificate; whatever is asked of it is not found. */
async function startSelfSigned() {
  const options = { key: read('server.key'), cert: read('self-signed.crt') }
  const server = createServer(options, (_req, res) => res.writeHead(404).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}/webapi/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a connection is tested in the form until it works, then added and looked at', async ({
  signedIn: page,
  product,
}) => {
  test.setTimeout(90_000)
  const secure = await startSelfSigned()
  const old = await startPracticeServer(['--release', '2022.3'])
  await page.goto(`${product.console.url}/connections`)
  await page.getByRole('button', { name: 'Add connection' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Old Server')
  await dialog.getByLabel('Web API address').fill(secure.url)
  await dialog.getByLabel('API access key').fill(practiceKey.key)
  await dialog.getByLabel('API access secret', { exact: true }).fill(practiceKey.secret)
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('self-signed')
  await expectNoViolations(page)

  // The certificate may be right all the same: trusting it brings the test one step further.
  await dialog.getByText('Proxy and private authorities').click()
  await dialog.getByLabel('Private certificate authorities').fill(read('self-signed.crt'))
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('no token endpoint')

  await dialog.getByLabel('Private certificate authorities').fill('')
  await dialog.getByLabel('Web API address').fill(old.url)
  await dialog.getByText('People work on it').click()
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('The connection works')
  await dialog.getByRole('button', { name: 'Add connection' }).click()
  const card = page.getByRole('listitem').filter({ hasText: 'Old Server' })
  await expect(card.getByText('Production')).toBeVisible()

  await card.getByRole('link', { name: 'Capabilities' }).click()
  await expect(page.getByText('2022.3 or newer')).toBeVisible()
  await expect(page.getByText('Production · Old Server')).toBeVisible()
  await page.getByRole('searchbox').fill('assetTransfer')
  await expect(page.getByText('Change the owner of each workflow')).toBeVisible()
  await expect(page).toHaveURL(/search=assetTransfer/)
  await expectNoViolations(page)

  await page.getByRole('link', { name: 'Connections', exact: true }).first().click()
  await card.getByRole('button', { name: 'Remove Old Server' }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked.getByText('Production')).toBeVisible()
  await asked.getByRole('button', { name: 'Remove Old Server' }).click()
  await expect(card).toBeHidden()
  await secure.close()
  await old.stop()
})

test('a stored connection is tested from its card', async ({ signedIn: page, product }) => {
  await page.goto(`${product.console.url}/connections`)
  await page.getByRole('button', { name: 'Test Practice server' }).click()
  const dialog = page.getByRole('dialog', { name: 'Test “Practice server”' })
  await expect(dialog.getByRole('alert')).toContainText(/works|as it should be/)
  await expect(dialog.getByText('The owner of the key is a Curator.')).toBeVisible()
  await expectNoViolations(page)
})
