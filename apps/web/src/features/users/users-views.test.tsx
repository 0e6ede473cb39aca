import {
  createSavedView,
  listSavedViews,
  removeSavedView,
  savedView,
  updateSavedView,
} from '@curator/console-contract/saved-views'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { stubApi } from '../../testing/setup.ts'
import { showUsers } from './testing/show-users.tsx'

const columns = '&column=email&column=role'
const mine = savedView.parse({
  id: '0198c0de-0000-7000-8000-000000000001',
  list: 'users',
  name: 'Curators',
  search: `role=Curator&sort=-email${columns}`,
  isShared: false,
  isOwn: true,
  authorName: 'Grace Hopper',
  updatedAt: '2026-11-22T12:00:00Z',
})
const theirs = {
  ...mine,
  id: '0198c0de-0000-7000-8000-000000000002',
  name: 'Locked out',
  search: 'isAccountLocked=yes',
  isShared: true,
  isOwn: false,
  authorName: 'Alan Turing',
}

describe('saved views', () => {
  test('bring back filters, order and columns, and are marked', async () => {
    const { user, router } = showUsers({ views: [mine, theirs] })
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    expect(await screen.findByText('Shared by Alan Turing')).toBeTruthy()
    await user.click(screen.getByRole('menuitem', { name: /^Curators/ }))
    expect(router.state.location.search).toBe(`?${mine.search}`)
    expect(await screen.findByRole('button', { name: 'View: Curators' })).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Remove filter Role: Curator' })).toBeTruthy()
    expect(screen.queryByRole('columnheader', { name: 'Groups' })).toBeNull()
  })

  test('save the present list under a name', async () => {
    const { user } = showUsers({ url: '/c/dev/users?state=locked&user=user-1' })
    stubApi().reply(createSavedView, ({ body }) => {
      const made = { ...mine, ...body }
      stubApi().reply(listSavedViews, { items: [made] })
      return made
    })
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Save this list/ }))
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'Locked')
    await user.click(screen.getByRole('checkbox', { name: /^Share it/ }))
    await user.click(screen.getByRole('button', { name: 'Save the view' }))
    await waitFor(() =>
      expect(stubApi().requests(createSavedView)[0]?.body).toEqual({
        list: 'users',
        name: 'Locked',
        isShared: true,
        search:
          'state=locked&column=email&column=firstName&column=lastName&column=role&column=isActive&column=lastLoginAt&column=groups',
      }),
    )
    expect(await screen.findByRole('button', { name: 'View: Locked' })).toBeTruthy()
  })

  test('are updated to the present list', async () => {
    const { user } = showUsers({ views: [mine] })
    stubApi().reply(updateSavedView, ({ body }) => ({ ...mine, ...body }))
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Curators/ }))
    await user.click(await screen.findByRole('button', { name: 'Remove filter Role: Curator' }))
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Update “Curators”/ }))
    await waitFor(() =>
      expect(stubApi().requests(updateSavedView)[0]?.body).toMatchObject({
        name: 'Curators',
        search: 'sort=-email&column=email&column=role',
      }),
    )
  })

  test('are renamed, shared and deleted; those of others only by administrators', async () => {
    const { user } = showUsers({ views: [mine, theirs], role: 'operator' })
    stubApi()
      .reply(updateSavedView, ({ body }) => ({ ...mine, ...body }))
      .reply(removeSavedView, undefined)
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Manage views/ }))
    const dialog = await screen.findByRole('dialog', { name: 'Views of users' })
    const act = async (name: string) => {
      await user.click(within(dialog).getByRole('button', { name: 'Actions of “Curators”' }))
      await user.click(await screen.findByRole('menuitem', { name }))
    }
    expect(within(dialog).queryByRole('button', { name: 'Actions of “Locked out”' })).toBeNull()
    await act('Rename')
    const box = within(dialog).getByRole('textbox', { name: 'New name' })
    await user.clear(box)
    await user.type(box, 'All curators{Enter}')
    await act('Share with everyone')
    await act('Delete')
    await user.click(within(dialog).getByRole('button', { name: 'Delete the view' }))
    await waitFor(() => expect(stubApi().requests(removeSavedView)).toHaveLength(1))
    expect(
      stubApi()
        .requests(updateSavedView)
        .map(({ body }) => [body.name, body.isShared]),
    ).toEqual([
      ['All curators', false],
      ['Curators', true],
    ])
  })

  test('say at the name that it is taken', async () => {
    const { user } = showUsers()
    stubApi().fail(createSavedView, {
      code: 'name_taken',
      status: 409,
      title: 'This name is already in use.',
    })
    await user.click(await screen.findByRole('button', { name: 'Views' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Save this list/ }))
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'Mine{Enter}')
    expect(await screen.findByText('This name is already in use.')).toBeTruthy()
  })
})
