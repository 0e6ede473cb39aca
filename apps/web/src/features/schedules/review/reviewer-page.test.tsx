import type { ReviewItem } from '@curator/console-contract/schedule-review'
import {
  decideOwnItem,
  listOwnReviewItems,
  openReviewerLink,
} from '@curator/console-contract/schedule-reviewers'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPage } from '../../../testing/render-page.tsx'
import { stubApi } from '../../../testing/setup.ts'
import { aFailingItem, anItem } from '../testing/review-builders.ts'
import { ReviewerPage } from './reviewer-page.tsx'

configure({ asyncUtilTimeout: 8_000 })

const token = 'a-token-that-is-long-enough'
const expiresAt = '2026-12-12T12:00:00Z'
const answered = (item: ReviewItem) => ({
  ...item,
  answers: [
    {
      decision: 'keep',
      reason: 'Needed.',
      stage: 'owner',
      byName: 'Ada Lovelace',
      at: '2026-11-29T12:00:00Z',
    } as const,
  ],
})

function show(hash = `#${token}`) {
  stubApi()
    .reply(openReviewerLink, { campaignName: 'Review Q4', email: 'ada@example.test', expiresAt })
    .reply(listOwnReviewItems, {
      items: [aFailingItem(0), anItem(1)],
      total: 2,
      page: 1,
      pageSize: 200,
      campaignName: 'Review Q4',
      email: 'ada@example.test',
      expiresAt,
      silence: 'pause',
    })
    .reply(decideOwnItem, answered(aFailingItem(0)))
  return renderPage(<ReviewerPage />, { pattern: '/review', url: `/review${hash}` })
}

test('a link is opened once, leaves the address, and an answer is kept', async () => {
  const { router, user } = show()
  const item = await screen.findByRole('region', { name: '1 of 2: Schedule 0' })
  expect(router.state.location.hash).toBe('')
  expect(
    stubApi()
      .requests(openReviewerLink)
      .map(({ body }) => body),
  ).toEqual([{ token }])
  expect(screen.getByText(/Review Q4, for ada@example\.test/).textContent).toContain(
    'No answer counts as “Pause the schedule”.',
  )
  expect(screen.getByText('0 of 2 answered')).toBeTruthy()
  await user.click(within(item).getByRole('button', { name: /What shall become of it$/ }))
  await user.click(await screen.findByRole('option', { name: 'Keep it' }))
  const save = within(item).getByRole('button', { name: 'Save the answer' })
  expect(save.hasAttribute('disabled')).toBe(true)
  await user.click(within(item).getByRole('textbox', { name: /^Reason/ }))
  await user.paste('Needed.')
  await user.click(save)
  expect(await screen.findByText('1 of 2 answered')).toBeTruthy()
  expect(stubApi().requests(decideOwnItem)[0]?.body).toEqual({
    decision: 'keep',
    reason: 'Needed.',
  })
  expect(within(item).getByRole('button', { name: 'Save the changed answer' })).toBeTruthy()
})

test('an owner names the next one by e-mail', async () => {
  const { user } = show()
  stubApi().reply(decideOwnItem, answered(anItem(1)))
  const item = await screen.findByRole('region', { name: '2 of 2: Schedule 1' })
  await user.click(within(item).getByRole('button', { name: /What shall become of it$/ }))
  expect(screen.queryByRole('option', { name: 'Change its credential' })).toBeNull()
  await user.click(await screen.findByRole('option', { name: 'Hand it over' }))
  await user.click(within(item).getByRole('textbox', { name: 'E-mail of the new owner' }))
  await user.paste('alan@example.test')
  await user.click(within(item).getByRole('textbox', { name: /^Reason/ }))
  await user.paste('He took over.')
  await user.click(within(item).getByRole('button', { name: 'Save the answer' }))
  await waitFor(() =>
    expect(stubApi().requests(decideOwnItem)[0]?.body).toEqual({
      decision: 'transfer',
      reason: 'He took over.',
      ownerId: 'alan@example.test',
    }),
  )
})

test.each([
  ['used or over', `#${token}`, 'link_invalid', 'This link can’t be used'],
  ['not there', '', 'session_missing', 'Open the link that you were sent'],
  ['late', '', 'stage_over', 'The review is over'],
])('a link that is %s is said in words', async (_, hash, code, title) => {
  show(hash)
  const problem = { code, status: code === 'session_missing' ? 401 : 403 }
  stubApi().fail(openReviewerLink, problem).fail(listOwnReviewItems, problem)
  expect(await screen.findByText(title)).toBeTruthy()
})

test('the link opened a second time in the same browser shows the items again', async () => {
  show()
  stubApi().fail(openReviewerLink, { code: 'link_invalid', status: 403 })
  expect(await screen.findByRole('region', { name: '2 of 2: Schedule 1' })).toBeTruthy()
})

test('who has answered everything is told so', async () => {
  show()
  stubApi().reply(listOwnReviewItems, {
    items: [answered(anItem(1))],
    total: 1,
    page: 1,
    pageSize: 200,
    campaignName: 'Review Q4',
    email: 'ada@example.test',
    expiresAt,
    silence: 'keep',
  })
  await waitFor(() => expect(screen.getByText(/You have answered for all of them/)).toBeTruthy())
})
