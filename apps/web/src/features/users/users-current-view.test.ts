import type { SavedView } from '@curator/console-contract/saved-views'
import { savedView } from '@curator/console-contract/saved-views'
import { expect, test } from 'vitest'
import { findCurrentView } from '../../saved-views/current-view.ts'
import { toViewText, userSearch, usersViewed } from './user-search.ts'

const aView = (name: string, search: string, isOwn = true): SavedView =>
  savedView.parse({
    id: crypto.randomUUID(),
    list: 'users',
    name,
    search,
    isShared: !isOwn,
    isOwn,
    authorName: 'Grace Hopper',
    updatedAt: '2026-11-22T12:00:00Z',
  })
const present = toViewText(userSearch.parse({ role: ['Artisan', 'Viewer'], sort: '-email' }), [
  'email',
  'role',
])

test.each([
  ['spelled in another order', 'sort=-email&column=email&column=role&role=Artisan&role=Viewer'],
  ['with a value that is the usual one', `${present}&inactiveDays=90`],
  ['with a value that no longer exists', `${present}&state=asleep`],
])('a view %s is still the present list', (_, search) => {
  expect(findCurrentView([aView('Mine', search)], present, usersViewed.spell)?.name).toBe('Mine')
})

test.each([
  ['other columns', present.replace('column=role', 'column=groups')],
  ['another order', present.replace('-email', 'email')],
  ['one filter less', present.replace('role=Viewer&', '')],
])('a view with %s is another list', (_, search) => {
  expect(findCurrentView([aView('Mine', search)], present, usersViewed.spell)).toBeUndefined()
})

test('of two that show the same list one’s own is the present one', () => {
  const views = [aView('Theirs', present, false), aView('Mine', present)]
  expect(findCurrentView(views, present, usersViewed.spell)?.name).toBe('Mine')
})
