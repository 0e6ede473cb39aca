import { z } from 'zod'
import { isGone } from '../../alteryx/alteryx-failure.ts'
import type { ChangePayloads } from '../change.ts'
import { toSaveDcmRule } from '../planned/dcm-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  endEach,
  ended,
} from './change-kind.ts'
import { isSameRule, toRuleValues } from './dcm-rule-values.ts'
import { elsewhere } from './elsewhere.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-dcm-rule']

/** A rule can be made again: it says everything about itself. */
export const deleteDcmRuleChange: ChangeKindRules<'delete-dcm-rule'> = {
  kind: 'delete-dcm-rule',
  schema: z.object({ ruleId: z.string().min(1), sourceTitle: z.string() }),
  danger: 'destructive',
  operations: [
    'DCMEAdmin_GetDCMEConnectionHandlingRule',
    'DCMEAdmin_DeleteDCMEConnectionHandlingRule',
  ],
  describe: ({ sourceTitle }) => `Delete the handling rule for “${sourceTitle}”.`,
  invert: ({ before }) => ({
    isPossible: true,
    steps: [[(seq) => toSaveDcmRule(seq, null, before, null)]],
  }),
  findChangedSince: findNothing,
  looksUpRefusals: true,

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const rule = await find(context, payload)
      if (!rule) return toAlready(payload)
      if (!isSameRule(toRuleValues(rule), before)) {
        const message = `Someone changed the rule for “${payload.sourceTitle}” meanwhile. Nothing was deleted; plan it again.`
        return ended('needs_review', { message })
      }
      await context.gateways.dcm.removeRule(payload.ruleId, context.call)
      return ended('applied', { patch: elsewhere, httpStatus: 200 })
    }),

  verify: (context, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      if (await find(context, payload)) return null
      return reason === 'unclear'
        ? ended('applied', { patch: elsewhere, message: confirmedByLookup })
        : toAlready(payload)
    }),
}

async function find({ gateways, call }: ChangeContext, { ruleId }: Payload) {
  try {
    return await gateways.dcm.getRule(ruleId, call)
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

const toAlready = ({ sourceTitle }: Payload) =>
  ended('already_applied', { message: `The rule for “${sourceTitle}” is gone already.` })
