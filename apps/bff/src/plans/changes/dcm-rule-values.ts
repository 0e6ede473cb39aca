import { z } from 'zod'
import type { DcmRuleValues, GatewayDcmRule } from '../../alteryx/dcm-door.ts'

export const ruleValuesSchema = z.object({
  sourceConnectionId: z.string().min(1),
  sourceTitle: z.string(),
  targetConnectionId: z.string(),
  targetTitle: z.string(),
})

export const toRuleValues = (rule: GatewayDcmRule): DcmRuleValues => ({
  sourceConnectionId: rule.sourceConnectionId,
  sourceTitle: rule.sourceConnectionTitle,
  targetConnectionId: rule.targetConnectionId,
  targetTitle: rule.targetConnectionTitle,
})

export const isSameRule = (one: DcmRuleValues, other: DcmRuleValues) =>
  one.sourceConnectionId === other.sourceConnectionId &&
  one.sourceTitle === other.sourceTitle &&
  one.targetConnectionId === other.targetConnectionId &&
  one.targetTitle === other.targetTitle
