import type { ConnectionId } from '@curator/console-contract/ids'
import { readMemberships } from '@curator/console-contract/user-groups'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderPage } from '../testing/render-page.tsx'
import { stubApi } from '../testing/setup.ts'
import { type ChosenPerson, PeopleField } from './people-field.tsx'

const emptyForm = { name: '', people: [] as readonly ChosenPerson[] }

function Form() {
  const [form, setForm] = useState(emptyForm)
  return (
    <>
      <input
        aria-label="Name"
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.target.value })}
      />
      <PeopleField
        label="People"
        connectionId={'dev' as ConnectionId}
        people={form.people}
        onChange={(people) => setForm({ ...form, people })}
      />
    </>
  )
}

const read = {
  items: [],
  rowCount: 1,
  faultCount: 0,
  notices: [],
  people: [{ userId: 'u-1' as never, email: 'ada@example.test' }],
  groups: [],
  takenAt: '2026-11-29T01:00:00Z',
}

async function pasteAda() {
  const { user } = renderPage(<Form />)
  await user.click(screen.getByRole('button', { name: 'Paste or file' }))
  await user.type(screen.getByRole('textbox', { name: /paste/i }), 'ada@example.test')
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  return user
}

test('what is typed while a list of people is read stays', async () => {
  const waiting: (() => void)[] = []
  stubApi().reply(
    readMemberships,
    () => new Promise<typeof read>((resolve) => waiting.push(() => resolve(read))),
  )
  const user = await pasteAda()
  await user.type(screen.getByLabelText('Name'), 'Controlling')
  for (const answer of waiting) answer()
  await screen.findByText('ada@example.test', { selector: 'span' })
  const name = screen.getByLabelText<HTMLInputElement>('Name')
  expect(name.value).toBe('Controlling')
  expect(document.activeElement).toBe(name)
})

test('the focus goes back to what opened the list', async () => {
  stubApi().reply(readMemberships, read)
  await pasteAda()
  await screen.findByText('ada@example.test', { selector: 'span' })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Paste or file' }))
})
