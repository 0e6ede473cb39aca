import { listConnections } from '@curator/console-contract/connections'
import { dcmRule, listDcmRules } from '@curator/console-contract/dcm-connections'
import {
  createDcmRulePlan,
  createDcmRuleSheetPlan,
  readDcmRuleSheet,
} from '@curator/console-contract/dcm-plans'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routePatterns } from '../../../paths.ts'
import { renderPage } from '../../../testing/render-page.tsx'
import { aConnection, aSession } from '../../../testing/samples.ts'
import { stubApi } from '../../../testing/setup.ts'
import { RuleSheetPage } from './rule-sheet-page.tsx'
import { RulesPage } from './rules-page.tsx'

const readAt = '2026-11-29T01:00:00Z'
const planId = '0198c0de-0000-7000-8000-00000000000a'
const aRule = (number: number, name: string) =>
  dcmRule.parse({
    id: `0198c0de-0000-7000-8000-00000000000${number}`,
    sourceConnectionId: `source-${number}`,
    sourceTitle: name,
    targetConnectionId: '',
    targetTitle: '',
    createdByEmail: '',
    lastChangedAt: null,
  })
const rules = [aRule(1, 'Test lake'), aRule(2, 'Test mart'), aRule(3, '')]

function show({
  items = rules,
  why = null,
  role = 'operator',
}: {
  items?: typeof rules
  why?: string | null
  role?: 'operator' | 'viewer'
} = {}) {
  stubApi()
    .reply(getSession, aSession(role))
    .reply(listConnections, { items: [aConnection()] })
    .reply(listDcmRules, { items, readAt, why })
    .reply(createDcmRulePlan, { planId: planId as never })
  return renderPage(<RulesPage />, {
    pattern: routePatterns.dcmRules,
    url: '/c/dev/data-connections/rules',
  })
}
const choose = (name: string) => screen.findByRole('checkbox', { name })

test('chosen rules are planned to be deleted together', async () => {
  const { user } = show()
  await user.click(await choose('Select the rule for Test lake'))
  await user.click(await choose('Select the rule for source-3'))
  screen.getByText('2 handling rules selected')
  await user.click(screen.getByRole('button', { name: 'Delete 2 rules…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete 2 handling rules' })
  within(dialog).getByText(/can be undone/)
  await user.click(
    within(dialog).getByRole('button', { name: 'Plan the deletion of 2 handling rules' }),
  )
  await screen.findByText('Elsewhere')
  expect(stubApi().requests(createDcmRulePlan)[0]?.body).toEqual({
    connectionId: 'dev',
    action: { kind: 'delete', ids: [rules[0]?.id, rules[2]?.id] },
  })
})

test('all are chosen at once, and none', async () => {
  const { user } = show()
  const all = await choose('All 3 handling rules')
  await user.click(await choose('Select the rule for Test lake'))
  expect(all).toHaveProperty('indeterminate', true)
  await user.click(all)
  screen.getByRole('button', { name: 'Delete 3 rules…' })
  await user.click(screen.getByRole('button', { name: 'Clear selection' }))
  expect(screen.queryByRole('button', { name: /^Delete \d/ })).toBeNull()
})

test('one rule is deleted from its row', async () => {
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Delete the rule for Test mart' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete the rule for Test mart' })
  await user.click(
    within(dialog).getByRole('button', { name: 'Plan the deletion of 1 handling rule' }),
  )
  await waitFor(() =>
    expect(stubApi().requests(createDcmRulePlan)[0]?.body.action).toEqual({
      kind: 'delete',
      ids: [rules[1]?.id],
    }),
  )
})

test('a Server that tells none says why, and nothing is offered', async () => {
  const why = 'Handling rules need TLS on the Server.'
  show({ items: [], why })
  await screen.findByText('Handling rules can’t be read on this Server')
  screen.getByText(why)
  expect(screen.queryByRole('button', { name: 'New rule' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Bring a sheet' })).toBeNull()
})

test('who may only read chooses nothing', async () => {
  show({ role: 'viewer' })
  await screen.findByText('Test lake')
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Delete/ })).toBeNull()
})

test('a sheet is looked at row by row, and planned as it was brought', async () => {
  const faults = [{ column: 'action', text: 'The row names no action.' }]
  stubApi()
    .reply(getSession, aSession('operator'))
    .reply(listConnections, { items: [aConnection()] })
    .reply(readDcmRuleSheet, {
      items: [
        { line: 2, subject: 'lake-1', sentence: '', faults },
        { line: 3, subject: 'lake-2', sentence: 'Delete the rule.', faults: [] },
      ],
      rowCount: 2,
      faultCount: 1,
      columns: ['source id'],
      unknownColumns: [],
      notices: [],
    })
    .reply(createDcmRuleSheetPlan, { planId: planId as never })
  const { user } = renderPage(<RuleSheetPage />, {
    pattern: routePatterns.dcmRuleSheet,
    url: '/c/dev/data-connections/rules/sheet',
  })
  const cells = 'source id\taction\nlake-1\t\nlake-2\tdelete'
  await user.click(await screen.findByRole('textbox', { name: 'Or paste cells' }))
  await user.paste(cells)
  await user.click(screen.getByRole('button', { name: 'Use the pasted cells' }))
  await screen.findByText(/2 rows, 1 with a fault/)
  await user.click(screen.getByRole('button', { name: /^Plan/ }))
  await screen.findByText('Elsewhere')
  const [asked] = stubApi().requests(createDcmRuleSheetPlan)
  expect(asked?.query.connectionId).toBe('dev')
  expect(new TextDecoder().decode(asked?.body)).toBe(cells)
})
