import { type DcmConnection, dcmConnection } from '@curator/console-contract/dcm-connections'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPage } from '../../../testing/render-page.tsx'
import { DcmSecretDialog } from './dcm-secret-dialog.tsx'

const first = '2027-01-31T22:59:59.000Z'
const withEnd = (id: string, expiresAt: string | null): DcmConnection =>
  dcmConnection.parse({
    id,
    name: id,
    technology: 'SQL Server',
    host: '',
    owner: { id: 'u-1', name: 'Ada', email: 'ada@example.test', state: 'active' },
    secrets: [
      { credentialRole: 'default', secretRole: 'password', userName: '', expiresAt, state: 'good' },
    ],
    nextExpiryAt: expiresAt,
    executionCount: 0,
    collaborationCount: 0,
    lastChangedAt: null,
  })
const ids = [
  '0198c0de-0000-7000-8000-000000000001',
  '0198c0de-0000-7000-8000-000000000002',
] as const

function show(...ends: readonly (string | null)[]) {
  const mutate = vi.fn()
  const chosen = ends.map((end, at) => withEnd(ids[at] ?? '', end))
  const plan = { mutate, isPending: false, error: null }
  const { user } = renderPage(<DcmSecretDialog chosen={chosen} plan={plan} onClose={vi.fn()} />)
  const press = () => user.click(screen.getByRole('button', { name: /^Plan it/ }))
  return { mutate, press, user }
}
const isReady = () => !screen.getByRole('button', { name: /^Plan it/ }).hasAttribute('disabled')

test.each([[first], [null]])(
  'the end that all have stays when nobody touches it: %s',
  async (end) => {
    const { mutate, press } = show(end, end)
    await press()
    expect(mutate).toHaveBeenCalledWith(expect.objectContaining({ kind: 'secret', expiresAt: end }))
  },
)

test('a date that is half typed is not never', async () => {
  const { mutate, press } = show(first)
  fireEvent.change(screen.getByLabelText(/^Ends at/), { target: { value: '' } })
  expect(isReady()).toBe(false)
  fireEvent.change(screen.getByLabelText(/^Ends at/), { target: { value: '2027-03-01T10:00' } })
  await press()
  const expiresAt = new Date('2027-03-01T10:00').toISOString()
  expect(mutate).toHaveBeenCalledWith(expect.objectContaining({ expiresAt }))
})

test('where the ends differ, somebody has to say which', async () => {
  const { mutate, press, user } = show(first, null)
  screen.getByText('Their secrets end at different times. Say when all of them end.')
  expect(isReady()).toBe(false)
  await user.click(screen.getByRole('button', { name: /When they end/ }))
  await user.click(screen.getByRole('option', { name: 'Never' }))
  await press()
  expect(mutate).toHaveBeenCalledWith(expect.objectContaining({ expiresAt: null }))
})
