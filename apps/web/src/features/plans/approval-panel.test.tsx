import { askForApproval, decideOnPlan } from '@curator/console-contract/approvals'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aPlan, authorUuid, planUuid } from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { ApprovalPanel } from './approval-panel.tsx'
import { isCleared } from './approval-text.ts'

const nothing = {
  isRequired: true,
  state: 'needed',
  askedByName: null,
  askedAt: null,
  decidedByName: null,
  decidedAt: null,
  comment: '',
}
const waiting = {
  ...nothing,
  state: 'waiting',
  askedByName: 'Ada Lovelace',
  askedAt: '2026-03-02T09:10:00Z',
}
const decided = { ...waiting, decidedByName: 'Grace Hopper', decidedAt: '2026-03-02T09:20:00Z' }

function show(
  approval: object,
  role: Parameters<typeof aSession>[0] = 'operator',
  isAuthor = false,
) {
  const session = aSession(role)
  if (session.state !== 'signed_in') throw new Error('signed out')
  const authorId = isAuthor ? session.account.id : authorUuid
  stubApi().reply(getSession, session)
  return renderPage(
    <ApprovalPanel plan={aPlan({ approval, authorId })} againLink={<a href="/again">Again</a>} />,
  )
}

describe('the second person on the plan page', () => {
  test('the author asks, and is not offered to decide', async () => {
    stubApi().reply(askForApproval, aPlan({ approval: waiting }))
    const { user } = show(nothing, 'operator', true)
    await user.click(await screen.findByRole('button', { name: 'Ask for approval' }))
    await waitFor(() =>
      expect(stubApi().requests(askForApproval)[0]?.params).toEqual({ planId: planUuid }),
    )
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull()
  })

  test('somebody else approves after seeing in numbers what it does', async () => {
    stubApi().reply(decideOnPlan, aPlan({ approval: { ...decided, state: 'approved' } }))
    const { user } = show(waiting)
    expect(await screen.findByText(/Ada Lovelace asked for approval/)).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Approve' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(dialog.textContent).toContain('41 users')
    await user.type(within(dialog).getByLabelText(/^Comment/), 'Looked at all.')
    await user.click(within(dialog).getByRole('button', { name: 'Approve this plan' }))
    await waitFor(() =>
      expect(stubApi().requests(decideOnPlan)[0]?.body).toEqual({
        digest: 'digest-1',
        decision: 'approved',
        comment: 'Looked at all.',
      }),
    )
  })

  test('a rejection needs a reason, and a refusal is shown where it was asked', async () => {
    stubApi().fail(decideOnPlan, {
      code: 'approval_decided',
      status: 409,
      title: 'Somebody has already decided on this plan.',
    })
    const { user } = show(waiting)
    await user.click(await screen.findByRole('button', { name: 'Reject' }))
    const dialog = await screen.findByRole('alertdialog')
    const confirm = within(dialog).getByRole('button', { name: 'Reject this plan' })
    expect(confirm.hasAttribute('disabled')).toBe(true)
    await user.type(within(dialog).getByLabelText(/^Comment/), 'Eve stays.')
    await user.click(confirm)
    expect((await within(dialog).findByRole('alert')).textContent).toContain('already decided')
  })

  test('a viewer only reads how it stands', async () => {
    show(waiting, 'viewer')
    expect(await screen.findByText(/not approve it/)).toBeTruthy()
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  test('a rejected plan says who, why, and how to go on', async () => {
    show({ ...decided, state: 'rejected', comment: 'Eve stays.' })
    const text = await screen.findByText(/Grace Hopper rejected this plan/)
    expect(text.parentElement?.textContent).toContain('“Eve stays.”')
    expect(screen.getByRole('link', { name: 'Again' })).toBeTruthy()
  })

  test.each([
    [nothing, false],
    [waiting, false],
    [{ ...decided, state: 'approved' }, true],
    [{ ...decided, state: 'rejected', isRequired: false }, false],
    [{ ...nothing, state: 'not_needed', isRequired: false }, true],
  ])('%j: may start is %s', (approval, expected) => {
    expect(isCleared(aPlan({ approval }))).toBe(expected)
  })
})
