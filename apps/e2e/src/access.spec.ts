import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

interface Loose {
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly owner: { readonly id: string }
    readonly isPublic: boolean | null
  }[]
}

test('who can’t reach a workflow is explained, put into a collection that holds it, and reaches it then', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const users = (await product.practice.control('GET', 'users')) as {
    readonly id: string
    readonly email: string
    readonly role: string
    readonly isActive: boolean
  }[]
  const person = users.find(({ isActive, role }) => isActive && role === 'Artisan')
  const loose = (await (
    await page.request.get(
      `${product.console.url}/api/collections/loose-workflows?connectionId=practice-server&pageSize=100`,
    )
  ).json()) as Loose
  const names = loose.items.map(({ name }) => name)
  const workflow = loose.items.find(
    ({ isPublic, name, owner }) =>
      isPublic === false &&
      owner.id !== person?.id &&
      names.indexOf(name) === names.lastIndexOf(name),
  )
  expect(person && workflow).toBeTruthy()
  if (!person || !workflow) return

  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await chooseOption(page.getByRole('combobox', { name: 'Person' }), person.email)
  await chooseOption(page.getByRole('combobox', { name: 'Workflow' }), workflow.name)
  await expect(page.getByText('Does not reach it')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What is missing' })).toBeVisible()
  // The address holds the question.
  await expect(page).toHaveURL(/person=.*target=/)
  const question = page.url()

  await page.getByRole('link', { name: 'Collections', exact: true }).click()
  await page.getByRole('button', { name: 'New collection' }).click()
  const dialog = page.getByRole('dialog', { name: 'New collection' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Journey way in')
  await chooseOption(dialog.getByRole('combobox', { name: 'People' }), person.email)
  await chooseOption(dialog.getByRole('combobox', { name: 'Workflows' }), workflow.name)
  await dialog.getByRole('button', { name: 'Plan the collection with 1 member' }).click()
  await runPlan(page)

  await page.goto(question)
  await expect(page.getByText('Reaches it', { exact: true })).toBeVisible()
  const ways = page.getByRole('list', { name: 'Ways, open ones first' })
  await expect(ways.getByRole('link', { name: 'Journey way in' })).toBeVisible()
  await expect(ways.getByText('Open', { exact: true })).toBeVisible()
})
