import { getScheduleFindings } from '@curator/console-contract/schedule-findings'
import { confirmRule } from '@curator/console-contract/schedule-plans'
import { previewRule } from '@curator/console-contract/schedule-rules'
import { getSchedule } from '@curator/console-contract/schedules'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { aSchedule } from '../../../testing/schedule-builders.ts'
import { stubApi } from '../../../testing/setup.ts'
import { lastPlan, planId, showSchedules } from '../testing/show-schedules.tsx'
import { SchedulePage } from './schedule-page.tsx'

const inferred = aSchedule({ rule: { ...aSchedule().rule, origin: 'inferred' } })
const show = (schedule = aSchedule(), role?: 'viewer') =>
  showSchedules(<SchedulePage />, {
    pattern: routePatterns.schedule,
    url: '/c/dev/schedules/schedule-1',
    schedules: [schedule],
    ...(role ? { role } : {}),
  })

describe('the page of a schedule', () => {
  test('tells its facts, its rule with the next runs, and what was found', async () => {
    show()
    stubApi().reply(getScheduleFindings, {
      found: [
        {
          finding: 'crowd',
          severity: 'medium',
          reason: '41 schedules begin at 06:00.',
          suggestion: 'retime',
        },
      ],
      unjudged: [{ finding: 'over_capacity', why: 'Nobody has said how many slots there are.' }],
    })
    const findings = await screen.findByRole('region', { name: 'Findings' })
    expect(await within(findings).findByText('41 schedules begin at 06:00.')).toBeTruthy()
    expect(within(findings).getByText('Suggestion: Move its times')).toBeTruthy()
    expect(within(findings).getByText('1 rule is not available')).toBeTruthy()
    const when = screen.getByRole('region', { name: 'When it runs' })
    expect(await within(when).findByText('Daily in Europe/Berlin')).toBeTruthy()
    expect(within(when).getByRole('columnheader', { name: /Europe\/Berlin/ })).toBeTruthy()
    expect(within(when).getAllByRole('row')).toHaveLength(2)
    expect(stubApi().requests(previewRule)[0]?.body.count).toBe(10)
    expect(within(screen.getByRole('region', { name: 'Facts' })).getByText('Sales')).toBeTruthy()
  })

  test('confirms an inferred rule without a plan', async () => {
    const { user } = show(inferred)
    stubApi().reply(confirmRule, undefined)
    await user.click(await screen.findByRole('button', { name: 'Confirm or correct…' }))
    await user.click(await screen.findByRole('button', { name: 'Confirm this rule' }))
    await waitFor(() =>
      expect(stubApi().requests(confirmRule)[0]?.body).toEqual({
        connectionId: 'dev',
        rule: { ...inferred.rule.rule, startTime: '2026-11-02T06:00' },
        timeZone: 'Europe/Berlin',
      }),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('says plainly that a rule is not known', async () => {
    show(aSchedule({ rule: { rule: null, origin: 'unknown', words: 'Custom' } }))
    expect(await screen.findByText(/The Server does not tell when it runs/)).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Say the rule…' })).toBeTruthy()
  })

  test('plans another rule, previewed while one changes it', async () => {
    const { router, user } = show()
    await user.click(await screen.findByRole('button', { name: 'Change when it runs…' }))
    const dialog = await screen.findByRole('dialog', { name: 'When “Daily sales” runs' })
    await user.click(within(dialog).getByRole('checkbox', { name: 'Monday to Friday only' }))
    fireEvent.change(within(dialog).getByLabelText('Starts'), {
      target: { value: '2026-12-01T07:30' },
    })
    const rule = {
      type: 'Daily',
      runOnlyWorkWeek: false,
      startTime: '2026-12-01T07:30',
      endTime: null,
    }
    await waitFor(() =>
      expect(stubApi().requests(previewRule).at(-1)?.body).toMatchObject({
        rule,
        timeZone: 'Europe/Berlin',
      }),
    )
    await user.click(within(dialog).getByRole('button', { name: 'Plan the new rule' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(lastPlan()).toMatchObject({
      selection: { kind: 'ids', ids: ['schedule-1'] },
      action: { kind: 'rule', rule, timeZone: 'Europe/Berlin' },
    })
  })

  test('says at the field what the Server can’t read', async () => {
    const { user } = show(
      aSchedule({
        rule: {
          rule: {
            type: 'Cron',
            cronExpression: '61 * * * *',
            startTime: '2026-11-02T06:00',
            endTime: null,
          },
          origin: 'written',
          words: 'Cron',
        },
      }),
    )
    stubApi().fail(previewRule, {
      code: 'request_invalid',
      status: 400,
      fields: [
        { path: 'body.rule.cronExpression', rule: 'cron', message: 'There is no minute 61.' },
      ],
    })
    await user.click(await screen.findByRole('button', { name: 'Change when it runs…' }))
    const box = await screen.findByRole('textbox', { name: 'Cron expression' })
    expect(await screen.findByText('There is no minute 61.')).toBeTruthy()
    expect(box.getAttribute('aria-invalid')).toBe('true')
  })

  test('renames one schedule by a plan', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Edit fields…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Edit “Daily sales”' })
    await user.click(within(dialog).getByRole('checkbox', { name: 'Name' }))
    const box = within(dialog).getByRole('textbox', { name: 'Name' })
    await user.clear(box)
    await user.type(box, 'Sales')
    await user.click(within(dialog).getByRole('button', { name: /^Plan the change/ }))
    await waitFor(() =>
      expect(lastPlan()?.action).toEqual({ kind: 'set', values: { name: 'Sales' } }),
    )
  })

  test('leaves out what writes for those who may only read', async () => {
    show(inferred, 'viewer')
    await screen.findByRole('region', { name: 'When it runs' })
    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Confirm or correct…' })).toBeNull()
  })

  test('says that there is no such schedule, with the way back', async () => {
    show()
    stubApi().fail(getSchedule, { code: 'not_found', status: 404 })
    expect(await screen.findByText('There is no such schedule')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Show all schedules' })).toBeTruthy()
  })
})
