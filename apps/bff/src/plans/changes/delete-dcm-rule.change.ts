import { z } from 'zod'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toSaveDcmRule } from '../planned/dcm-changes.ts'
import type { ChangeKindRules } from './change-kind.ts'
import { isSameRule, toRuleValues } from './dcm-rule-values.ts'
import { deleteOnce } from './delete-once.ts'
import { findNothing } from './since.ts'

type Payload = ChangePayloads['delete-dcm-rule']
type Before = ChangeBefores['delete-dcm-rule']

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

  ...deleteOnce({
    get: ({ gateways, call }, { ruleId }: Payload) => gateways.dcm.getRule(ruleId, call),
    remove: async ({ gateways, call }, { ruleId }: Payload) => {
      await gateways.dcm.removeRule(ruleId, call)
    },
    toObjection: (rule, { sourceTitle }: Payload, before: Before) =>
      isSameRule(toRuleValues(rule), before)
        ? null
        : `Someone changed the rule for “${sourceTitle}” meanwhile. Nothing was deleted; plan it again.`,
    toSubject: ({ sourceTitle }: Payload) => `The rule for “${sourceTitle}”`,
  }),
}
