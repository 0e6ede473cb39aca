import { z } from 'zod'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toDeleteDcmRule, toRuleName, toSaveDcmRule } from '../planned/dcm-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { isSameRule, ruleValuesSchema, toRuleValues } from './dcm-rule-values.ts'
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['upsert-dcm-rule']

/** A new handling rule, or another one in the place of a known one. */
export const upsertDcmRuleChange: ChangeKindRules<'upsert-dcm-rule'> = {
  kind: 'upsert-dcm-rule',
  schema: z.object({
    ruleId: z.string().min(1).nullable(),
    values: ruleValuesSchema,
    knownIds: z.array(z.string()),
  }),
  danger: 'caution',
  operations: [
    'DCMEAdmin_GetAllDCMEConnectionHandlingRules',
    'DCMEAdmin_UpsertDCMEConnectionHandlingRule',
  ],
  describe: ({ ruleId, values }) =>
    `${ruleId === null ? 'Add' : 'Change'} the handling rule for ${toRuleName(values)}.`,
  looksUpRefusals: false,

  invert: ({ payload: { values }, before, id }) => {
    if (id === null)
      return { isPossible: false, reason: 'The Server did not tell the id of the rule.' }
    const back = (seq: number) =>
      before === null ? toDeleteDcmRule(seq, id, values) : toSaveDcmRule(seq, id, before, values)
    return { isPossible: true, steps: [[back]] }
  },
  findChangedSince: findNothing,

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const early = payload.ruleId === null ? null : await judgeCurrent(context, payload, before)
      if (early) return early
      const { call, gateways } = context
      const rule = await gateways.dcm.saveRule(payload.ruleId, payload.values, call)
      if (isSameRule(toRuleValues(rule), payload.values))
        return ended('applied', {
          patch: elsewhere,
          id: rule.id,
          httpStatus: payload.ruleId === null ? 201 : 200,
        })
      const message = `The Server accepted the rule for ${toRuleName(payload.values)} but kept other values. Look at it.`
      return ended('needs_review', { message, id: rule.id })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const rules = await gateways.dcm.listRules(call)
      const rule = rules.find(
        (each) =>
          (payload.ruleId === null
            ? !payload.knownIds.includes(each.id)
            : each.id === payload.ruleId) && isSameRule(toRuleValues(each), payload.values),
      )
      return rule
        ? ended('applied', { patch: elsewhere, message: confirmedByLookup, id: rule.id })
        : null
    }),
}

async function judgeCurrent(
  { gateways, call }: ChangeContext,
  { ruleId, values }: Payload,
  before: ChangeBefores['upsert-dcm-rule'],
): Promise<Ended | null> {
  const current = toRuleValues(await gateways.dcm.getRule(ruleId as string, call))
  if (isSameRule(current, values))
    return ended('already_applied', {
      message: `The rule for ${toRuleName(values)} says so already.`,
      id: ruleId,
    })
  if (before && isSameRule(current, before)) return null
  return ended('needs_review', {
    message: `Someone changed the rule for ${toRuleName(values)} meanwhile. Nothing was written; plan it again.`,
  })
}
