import { createCampaign, listCampaigns } from '@curator/console-contract/schedule-review'
import { updateCampaign } from '@curator/console-contract/schedule-review-drafts'
import { listSchedules } from '@curator/console-contract/schedules'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { aCampaign, graceId, itemId, reviewId } from '../testing/review-builders.ts'
import { showReview } from '../testing/show-review.tsx'
import { NewReviewPage } from './new-review-page.tsx'
import { ReviewsPage } from './reviews-page.tsx'

describe('the list of reviews', () => {
  const show = (campaigns: ReturnType<typeof aCampaign>[], role?: 'viewer') => {
    const view = showReview(<ReviewsPage />, {
      pattern: routePatterns.scheduleReviews,
      path: '',
      ...(role ? { role } : {}),
    })
    stubApi().reply(listCampaigns, {
      items: campaigns,
      total: campaigns.length,
      page: 1,
      pageSize: 50,
    })
    return view
  }

  test('says state, stage and progress of each', async () => {
    show([aCampaign(), aCampaign({ id: itemId(9), name: 'Next', state: 'draft' })])
    expect(await screen.findByRole('link', { name: 'Review Q4' })).toBeTruthy()
    for (const words of ['Owners decide', '1 of 3 decided', 'Draft', 'Not started'])
      expect(screen.getAllByText(words).length).toBeGreaterThan(0)
  })

  test('is narrowed by state in the address', async () => {
    const { router, user } = show([aCampaign()])
    await user.click(await screen.findByRole('button', { name: 'State filter' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Signed' }))
    await waitFor(() => expect(router.state.location.search).toBe('?state=signed'))
    await waitFor(() =>
      expect(stubApi().requests(listCampaigns).at(-1)?.query.state).toEqual(['signed']),
    )
  })

  test('is empty with the next step for those who may begin one', async () => {
    show([])
    expect(await screen.findByText('No review yet')).toBeTruthy()
    expect(screen.getAllByRole('link', { name: 'New review' }).length).toBe(2)
  })

  test('has no next step for those who may only read', async () => {
    show([], 'viewer')
    expect(await screen.findByText('No review yet')).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'New review' })).toBeNull()
  })

  test('says why it can’t be read', async () => {
    show([])
    stubApi().fail(listCampaigns, { code: 'store_unavailable', status: 503 })
    expect(await screen.findByText('It failed.')).toBeTruthy()
  })
})

describe('a new review', () => {
  const show = (role?: 'viewer', search = '?state=failing') => {
    const view = showReview(<NewReviewPage />, {
      pattern: routePatterns.newScheduleReview,
      path: 'new',
      search,
      ...(role ? { role } : {}),
    })
    stubApi()
      .reply(listSchedules, {
        items: [],
        total: 12,
        page: 1,
        pageSize: 1,
        takenAt: '2026-11-28T12:00:00Z',
        scheduleCount: 40,
        cannot: [],
      })
      .reply(createCampaign, aCampaign({ state: 'draft' }))
    return view
  }

  test('counts its scope and becomes a draft', async () => {
    const { router, user } = show()
    expect(await screen.findByText('12 schedules now')).toBeTruthy()
    const make = screen.getByRole('button', { name: 'Make the draft' })
    expect(make.hasAttribute('disabled')).toBe(true)
    await user.click(screen.getByRole('textbox', { name: 'Name' }))
    await user.paste('Review Q4')
    await user.click(make)
    await waitFor(() =>
      expect(router.state.location.pathname).toBe(`/c/dev/schedule-review/${reviewId}`),
    )
    expect(stubApi().requests(createCampaign)[0]?.body).toMatchObject({
      name: 'Review Q4',
      connectionId: 'dev',
      filters: { state: ['failing'] },
      fallbackAccountId: graceId,
      silence: 'keep',
      recurrence: 'never',
      reminderDays: [7, 1],
      stages: [{ kind: 'owner' }, { kind: 'curator' }],
    })
  })

  test('is changed as long as it is a draft', async () => {
    const { router, user } = show(undefined, `?state=failing&draft=${reviewId}`)
    stubApi().reply(updateCampaign, aCampaign({ state: 'draft' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    expect((name as HTMLInputElement).value).toBe('Review Q4')
    await user.click(screen.getByRole('button', { name: 'Save the draft' }))
    await waitFor(() =>
      expect(router.state.location.pathname).toBe(`/c/dev/schedule-review/${reviewId}`),
    )
    expect(stubApi().requests(updateCampaign)[0]?.body).toMatchObject({
      name: 'Review Q4',
      filters: { state: ['failing'] },
      silence: 'pause',
      recurrence: 'quarterly',
    })
  })

  test('says at the box that days are none', async () => {
    const { user } = show()
    const box = await screen.findByRole('textbox', { name: /^Remind/ })
    await user.clear(box)
    await user.click(box)
    await user.paste('soon')
    expect(await screen.findByText(/^Write whole days from 1 to 60/)).toBeTruthy()
  })

  test('is not offered to those who may only read', async () => {
    show('viewer')
    expect(await screen.findByText('You may look at reviews')).toBeTruthy()
  })
})
