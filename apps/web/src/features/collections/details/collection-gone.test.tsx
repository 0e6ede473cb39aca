import { getCollection } from '@curator/console-contract/collections'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { text } from '../collections-text.ts'
import { showCollections } from '../testing/show-collections.tsx'
import { CollectionPage } from './collection-page.tsx'

const show = () =>
  showCollections(<CollectionPage />, {
    pattern: routePatterns.collection,
    url: '/c/dev/collections/collection-1',
  })

test('a collection that is deleted while its page is open leaves it', async () => {
  const { client } = show()
  await screen.findByRole('row', { name: /Ada Lovelace/ })
  stubApi().fail(getCollection, { code: 'not_found', status: 404 })
  void client.invalidateQueries()
  await screen.findByText(text.noSuchCollection)
  expect(screen.queryByRole('row', { name: /Ada Lovelace/ })).toBeNull()
})

test('any other failure keeps what was read', async () => {
  const { client } = show()
  await screen.findByRole('row', { name: /Ada Lovelace/ })
  stubApi().fail(getCollection, { code: 'internal_error', status: 500 })
  await client.invalidateQueries()
  await screen.findByRole('row', { name: /Ada Lovelace/ })
})
