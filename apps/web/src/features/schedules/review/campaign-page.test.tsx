import {
  closeCampaign,
  createReviewPlan,
  decideItems,
  exportCampaign,
  getCampaign,
  reassignItems,
  signCampaign,
  startCampaign,
} from '@curator/console-contract/schedule-review'
import { createReviewerLink } from '@curator/console-contract/schedule-reviewers'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { stubApi } from '../../../testing/setup.ts'
import { aCampaign, aFailingItem, anItem, graceId, itemId } from '../testing/review-builders.ts'
import { inFull, reviewPlanId, showReview } from '../testing/show-review.tsx'
import { CampaignPage } from './campaign-page.tsx'

type Options = Partial<Parameters<typeof showReview>[1]>
const show = (options: Options = {}) =>
  showReview(<CampaignPage />, { pattern: routePatterns.scheduleReview, ...options })

describe('a review', () => {
  test('shows progress, evidence, what is not available, and a recommendation', async () => {
    show({ items: [anItem(1), aFailingItem(0)] })
    const panel = await screen.findByRole('region', { name: 'Schedule 0' })
    for (const words of [
      'Three runs in a row failed.',
      'Europe/Berlin',
      'Not available: The release lists no jobs.',
      'It was not in the last review.',
    ])
      expect(within(panel).getByText(words)).toBeTruthy()
    expect(within(panel).getByText('It fails.', { exact: false })).toBeTruthy()
    expect(screen.getAllByText('1 of 3 decided').length).toBe(2)
    const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)
    expect(headings).toEqual(
      expect.arrayContaining(['High1 schedule', 'Without a finding1 schedule']),
    )
  })

  test('is walked and decided by keys, and the next one comes by itself', async () => {
    const { user } = show()
    await screen.findByRole('region', { name: 'Schedule 0' })
    await user.keyboard('j')
    await screen.findByRole('region', { name: 'Schedule 1' })
    await user.keyboard('k')
    await screen.findByRole('region', { name: 'Schedule 0' })
    await user.keyboard('r')
    const reason = screen.getByRole('textbox', { name: /^Reason/ })
    await waitFor(() => expect((reason as HTMLInputElement).value).toBe('It fails.'))
    await user.click(screen.getByRole('button', { name: 'Save the answer' }))
    await screen.findByRole('region', { name: 'Schedule 1' })
    expect(stubApi().requests(decideItems)[0]?.body).toEqual({
      itemIds: [itemId(0)],
      answer: { decision: 'pause', reason: 'It fails.' },
    })
  })

  test('refuses in words, at the field and beside it', async () => {
    const { user } = show()
    stubApi().fail(decideItems, {
      code: 'request_invalid',
      status: 400,
      fields: [{ path: 'body.answer.reason', rule: 'required', message: 'Say why.' }],
    })
    await user.click(await screen.findByRole('button', { name: 'Take the recommendation' }))
    await user.click(screen.getByRole('button', { name: 'Save the answer' }))
    expect(await screen.findByText('Say why.')).toBeTruthy()
  })

  test('says why somebody can’t decide, and gives it away', async () => {
    const { user } = show({ items: [anItem(0, { cannot: 'You own it.' })] })
    expect(await screen.findByText('You own it.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Save the answer' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Give to somebody else…' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: /To whom$/ }))
    await user.click(await screen.findByRole('option', { name: /Grace Hopper/ }))
    await user.click(within(dialog).getByRole('textbox', { name: 'Reason' }))
    await user.paste('Mine.')
    await user.click(within(dialog).getByRole('button', { name: 'Give “Schedule 0” away' }))
    await waitFor(() =>
      expect(stubApi().requests(reassignItems)[0]?.body).toEqual({
        itemIds: [itemId(0)],
        accountId: graceId,
        reason: 'Mine.',
      }),
    )
  })
})

describe('several at once', () => {
  test('are decided alike only without a high finding, and what is in the way is left out', async () => {
    const { user } = show()
    for (const name of ['Schedule 0', 'Schedule 1', 'Schedule 2'])
      await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }))
    expect(screen.getByText(/^1 of them has a high finding/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Leave out 1' }))
    await user.click(screen.getByRole('button', { name: 'Decide 2 schedules alike…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Decide 2 schedules' })
    await user.click(within(dialog).getByRole('button', { name: /What shall become of it$/ }))
    await user.click(await screen.findByRole('option', { name: 'Keep it' }))
    await user.click(
      within(dialog).getByRole('button', { name: 'Save the answer for 2 schedules' }),
    )
    await waitFor(() =>
      expect(stubApi().requests(decideItems)[0]?.body).toEqual({
        itemIds: [itemId(1), itemId(2)],
        answer: { decision: 'keep', reason: '' },
      }),
    )
  })
})

describe('what is done with a review', () => {
  test('a draft is started', async () => {
    const { user } = show({ campaign: { state: 'draft', currentStage: null } })
    const course = await screen.findByRole('region', { name: 'How it will go' })
    expect(within(course).getByText(/^No answer counts as: /)).toBeTruthy()
    expect(within(course).getByText(/^Repeat: /)).toBeTruthy()
    stubApi().reply(startCampaign, aCampaign())
    await user.click(await screen.findByRole('button', { name: 'Start the review' }))
    await waitFor(() => expect(stubApi().requests(startCampaign)).toHaveLength(1))
  })

  test('closing says what silence means', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Close the review…' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog.textContent).toContain(
      '2 schedules without an answer: “Pause the schedule” counts for them.',
    )
    await user.click(within(dialog).getByRole('button', { name: 'Close the review' }))
    await waitFor(() => expect(stubApi().requests(closeCampaign)).toHaveLength(1))
  })

  test('a link is made for an owner and shown once', async () => {
    const { user } = show()
    stubApi().reply(createReviewerLink, {
      url: 'https://console.example.test/review#secret',
      expiresAt: '2026-12-12T12:00:00Z',
    })
    await user.click(await screen.findByRole('button', { name: 'Link for an owner…' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: /For whom$/ }))
    await user.click(await screen.findByRole('option', { name: /Ada Lovelace/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Make the link' }))
    expect(await screen.findByText('https://console.example.test/review#secret')).toBeTruthy()
    expect(screen.getByText(/It is shown only now/)).toBeTruthy()
    expect(stubApi().requests(createReviewerLink)[0]?.body).toEqual({ email: 'ada@example.test' })
  })

  test('a closed one becomes a plan', async () => {
    const { router, user } = show({ campaign: { state: 'closed', currentStage: null } })
    await user.click(await screen.findByRole('button', { name: 'Make the plan' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${reviewPlanId}`))
    expect(screen.getByText('1 schedule changed since: the plan says which.')).toBeTruthy()
  })

  test('a closed one is signed, and its report saved', async () => {
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
    )
    const { user } = show({ campaign: { state: 'closed', currentStage: null } })
    stubApi().reply(exportCampaign, {
      bytes: new Uint8Array([1]),
      contentType: 'text/csv',
      fileName: 'review.csv',
    })
    await user.click(await screen.findByRole('button', { name: 'Sign…' }))
    await user.click(await screen.findByRole('button', { name: 'Sign the decisions' }))
    await waitFor(() =>
      expect(stubApi().requests(signCampaign)[0]?.body).toEqual({
        stage: 'owner',
        statement: 'I have looked at these decisions and stand for them.',
      }),
    )
    await user.click(await screen.findByRole('button', { name: 'Report' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Download CSV' }))
    await waitFor(() =>
      expect(stubApi().requests(exportCampaign)[0]?.query).toEqual({ format: 'csv' }),
    )
  })

  test('broken evidence is said, and no plan can be made', async () => {
    show({ campaign: { state: 'closed', currentStage: null, isEvidenceSound: false } })
    expect(await screen.findByText(/does not fit its hash any more/)).toBeTruthy()
    const plan = screen.getByRole('button', { name: 'Make the plan' })
    expect(plan.hasAttribute('disabled')).toBe(true)
    expect(stubApi().requests(createReviewPlan)).toEqual([])
  })

  test('who may only read sees all of it and changes nothing', async () => {
    show({ role: 'viewer' })
    await screen.findByRole('region', { name: 'Schedule 0' })
    for (const name of ['Close the review…', 'Link for an owner…', 'Give to somebody else…'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })
})

test('a review of an old link is said to be gone', async () => {
  show()
  stubApi().fail(getCampaign, { code: 'not_found', status: 404 })
  expect(await screen.findByText('There is no such review')).toBeTruthy()
  stubApi().reply(getCampaign, inFull())
})
