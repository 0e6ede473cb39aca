import { readMemberships } from '@curator/console-contract/user-groups'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../paths.ts'
import { stubApi } from '../../testing/setup.ts'
import { GroupPage } from './details/group-page.tsx'
import { DriftPage } from './drift/drift-page.tsx'
import { GroupsPage } from './groups-page.tsx'
import { MatrixPage } from './matrix/matrix-page.tsx'
import { ada, lastAction, showGroups } from './testing/show-groups.tsx'

const list = { pattern: routePatterns.userGroups, url: '/c/dev/user-groups' }
const one = (tab: string) => ({
  pattern: routePatterns.userGroup,
  url: `/c/dev/user-groups/group-1?tab=${tab}`,
})

test('a new group is planned with a name, a role and people that were found', async () => {
  const { user } = showGroups(<GroupsPage />, list)
  await user.click(await screen.findByRole('button', { name: 'New group' }))
  const dialog = await screen.findByRole('dialog', { name: 'New group' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Night shift')
  await user.type(within(dialog).getByRole('combobox', { name: 'First members' }), 'ada')
  await user.click(await screen.findByRole('option', { name: /ada@example/ }))
  await user.click(within(dialog).getByRole('button', { name: 'Plan the group with 1 member' }))
  await screen.findByText('Elsewhere')
  expect(lastAction()).toEqual({
    kind: 'create',
    name: 'Night shift',
    role: 'Evaluated',
    memberIds: [ada.id],
  })
})

test('deleting chosen groups first shows what breaks', async () => {
  const { user } = showGroups(<GroupsPage />, list)
  await user.click(await screen.findByRole('checkbox', { name: 'Select Analysts' }))
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete “Analysts”' })
  await within(dialog).findByText(/Weekly numbers/)
  within(dialog).getByText(/Ada Lovelace is Artisan through this group/)
  within(dialog).getByText(/credentials is not known: The Server refused it/)
  await user.click(within(dialog).getByRole('button', { name: 'Plan the deletion of 1 group' }))
  await waitFor(() => expect(lastAction()).toEqual({ kind: 'delete', groupIds: ['group-1'] }))
})

test('who may only read sees groups and no way to change them', async () => {
  showGroups(<GroupsPage />, { ...list, role: 'viewer' })
  await screen.findByRole('link', { name: 'Analysts' })
  expect(screen.queryByRole('button', { name: 'New group' })).toBeNull()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

test('chosen members are planned to leave', async () => {
  const { user } = showGroups(<GroupPage />, one('members'))
  await user.click(await screen.findByRole('checkbox', { name: `Select ${ada.email}` }))
  await user.click(await screen.findByRole('button', { name: 'Plan to remove 1 member' }))
  await waitFor(() =>
    expect(lastAction()).toEqual({
      kind: 'members',
      groupIds: ['group-1'],
      add: [],
      remove: [ada.id],
    }),
  )
})

test.each([
  ['windows', true, undefined],
  ['unknown', true, /How people sign in to this Server is not known/],
  ['builtin', false, /Windows sign-in only\. People on this Server/],
] as const)('directory groups with sign-in %s', async (signIn, isOffered, remark) => {
  showGroups(<GroupPage />, { ...one('directory'), signIn })
  await screen.findByText('S-1-5-21-1-2-3-512')
  // Who may plan is known by the actions in the header.
  await screen.findByRole('button', { name: 'Actions' })
  expect(screen.queryByRole('textbox', { name: /SIDs/ }) !== null).toBe(isOffered)
  if (remark) screen.getByText(remark)
})

test('cells of the matrix are walked and ticked by keyboard', async () => {
  const { user } = showGroups(<MatrixPage />, {
    pattern: routePatterns.groupMatrix,
    url: `/c/dev/user-groups/matrix?people=${ada.id}&groups=group-1,group-2`,
  })
  const first = await screen.findByRole('checkbox', { name: 'Ada Lovelace in Analysts' })
  expect(first.getAttribute('aria-checked')).toBe('true')
  first.focus()
  await user.keyboard('{ArrowRight} ')
  const second = screen.getByRole('checkbox', { name: 'Ada Lovelace in Finance, changed' })
  expect(document.activeElement).toBe(second)
  expect(second.getAttribute('aria-checked')).toBe('true')
  await user.click(screen.getByRole('button', { name: 'Plan 1 change' }))
  await waitFor(() =>
    expect(lastAction()).toEqual({
      kind: 'matrix',
      cells: [{ userId: ada.id, groupId: 'group-2', isMember: true }],
    }),
  )
})

test('a file that removes too much can be added from, or matched with a higher limit', async () => {
  const { user } = showGroups(<DriftPage />, {
    pattern: routePatterns.groupDrift,
    url: '/c/dev/user-groups/drift',
  })
  const groupId = 'group-1' as never
  stubApi().reply(readMemberships, {
    items: [
      { line: 3, email: 'x', groupName: '', userId: null, groupId: null, faults: ['No group.'] },
    ],
    rowCount: 2,
    faultCount: 1,
    notices: [],
    people: [],
    groups: [
      {
        groupId,
        name: 'Analysts',
        wanted: ['user-2' as never],
        missing: ['user-2' as never],
        surplus: [ada.id],
        memberCount: 1,
      },
    ],
    takenAt: '2026-11-22T12:00:00Z',
  })
  await user.type(await screen.findByRole('textbox', { name: 'Or paste cells' }), 'Email')
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  await screen.findByText(/Line 3: No group\./)
  screen.getByRole('button', { name: 'Plan 1 change' })
  await user.click(screen.getByRole('button', { name: /Mode/ }))
  await user.click(await screen.findByRole('option', { name: /The file is the truth/ }))
  await screen.findByText(/which is 100 %, and at most 10 % are allowed/)
  const cap = screen.getByRole('textbox', { name: /Remove at most/ })
  await user.clear(cap)
  await user.type(cap, '100')
  await user.click(screen.getByRole('button', { name: 'Plan 2 changes' }))
  await waitFor(() =>
    expect(lastAction()).toEqual({
      kind: 'match',
      groups: [{ groupId, memberIds: ['user-2'] }],
      removalCapPercent: 100,
    }),
  )
})
