import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { aFailingItem, anItem, reviewId } from '../testing/review-builders.ts'
import { showReview } from '../testing/show-review.tsx'
import { ReportPage } from './report-page.tsx'

const answer = {
  decision: 'pause',
  reason: 'It fails.',
  stage: 'owner',
  byName: 'Ada Lovelace',
  at: '2026-11-29T12:00:00Z',
} as const

test('the report holds hash, every decision with who, when and why, and the signatures', async () => {
  showReview(<ReportPage />, {
    pattern: routePatterns.scheduleReviewReport,
    path: `${reviewId}/report`,
    campaign: { state: 'closed', currentStage: null },
    items: [{ ...aFailingItem(0), answers: [answer] }, anItem(1)],
  })
  const row = await screen.findByRole('row', { name: /Schedule 0/ })
  expect(row.textContent).toContain('Failing (High)')
  expect(row.textContent).toContain('Pause it: It fails. (Ada Lovelace, Owners, ')
  expect(within(screen.getByRole('row', { name: /Schedule 1/ })).getAllByText('None')).toHaveLength(
    2,
  )
  expect(screen.getByText('f00dfeed')).toBeTruthy()
  expect(screen.getAllByText('Not signed')).toHaveLength(2)
  expect(screen.getByText('Without an answer').nextSibling?.textContent).toBe('1')
})
