import { changeKinds, planState, verdicts } from '@curator/console-contract/plans'
import { outcomes, runState } from '@curator/console-contract/runs'
import { describe, expect, test } from 'vitest'
import { changeKindText } from './change-kind-text.ts'
import {
  outcomeText,
  planStateText,
  runStateText,
  stopRuleText,
  toStopRuleSentence,
  verdictText,
} from './plans-text.ts'
import { outcomeLooks, planStateLooks, runStateLooks, verdictLooks } from './state-looks.ts'
import { toStopRule } from './stop-rule-form.tsx'

describe('wording', () => {
  test.each([
    ['verdicts', verdicts, verdictText, verdictLooks],
    ['outcomes', outcomes, outcomeText, outcomeLooks],
    ['run states', runState.options, runStateText, runStateLooks],
    ['plan states', planState.options, planStateText, planStateLooks],
  ] as const)('has a word of its own and an icon for all %s', (_, keys, texts, looks) => {
    expect(Object.keys(texts).toSorted()).toEqual([...keys].toSorted())
    expect(Object.keys(looks).toSorted()).toEqual([...keys].toSorted())
    const labels = Object.values(texts).map((text: { label: string }) => text.label)
    expect(labels.every((label) => label.trim() !== '')).toBe(true)
    expect(new Set(labels).size).toBe(labels.length)
  })

  test('has a verb and a noun for all kinds of change', () => {
    expect(Object.keys(changeKindText).toSorted()).toEqual([...changeKinds].toSorted())
  })

  test('says the next step in every state of a plan in which it can’t be started', () => {
    const mute = planState.options.filter((state) => planStateText[state].next === null)
    expect(mute).toEqual(['draft'])
  })
})

describe('the stop rule', () => {
  test('is a whole number from 1 to 10,000 of failures', () => {
    const rule = (failures: string) => toStopRule({ kind: 'stop_after', failures })
    expect(rule(' 25 ')).toEqual({ kind: 'stop_after', failures: 25 })
    for (const bad of ['', '0', '-1', '1.5', '10001', 'ten']) expect(rule(bad)).toBeNull()
  })

  test('has no number when it needs none', () => {
    expect(toStopRule({ kind: 'carry_on', failures: 'nonsense' })).toEqual({ kind: 'carry_on' })
  })

  test('reads as a sentence for each kind', () => {
    expect(Object.keys(stopRuleText)).toHaveLength(3)
    expect(toStopRuleSentence({ kind: 'stop_after', failures: 3 })).toContain('after 3 failures')
  })
})
