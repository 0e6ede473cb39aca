import type { DcmRuleValues } from '../../alteryx/dcm-door.ts'
import type { PlannedChange } from '../change.ts'

export interface PlannedDcm {
  readonly id: string
  readonly name: string
  readonly ownerName: string
}

export type DcmSharing = 'execution' | 'collaboration'

const sharingWords: Readonly<Record<DcmSharing, string>> = {
  execution: 'run workflows with',
  collaboration: 'work on',
}

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** Null when it is shared with nobody in this way. */
export function toUnshareDcm(
  seq: number,
  connection: PlannedDcm,
  sharing: DcmSharing,
  receivers: { readonly userCount: number; readonly groupCount: number },
): PlannedChange | null {
  const { groupCount, userCount } = receivers
  if (userCount + groupCount === 0) return null
  const { id, name, ownerName } = connection
  const whom = [
    ...(userCount > 0 ? [countOf(userCount, 'person', 'people')] : []),
    ...(groupCount > 0 ? [countOf(groupCount, 'group', 'groups')] : []),
  ].join(' and ')
  return {
    seq,
    kind: 'unshare-dcm-connection',
    payload: { dcmConnectionId: id, dcmConnectionName: name, sharing },
    before: { userCount, groupCount, ownerName },
    fields: [
      { field: sharing, label: `May ${sharingWords[sharing]} it`, before: whom, after: 'Nobody' },
    ],
    sentence: `Take the DCM connection “${name}” of ${ownerName} from everybody who may ${sharingWords[sharing]} it: ${whom}.`,
    danger: 'caution',
    dependsOn: [],
  }
}

/** Can't be undone: its secrets were never told. */
export function toDeleteDcm(
  seq: number,
  connection: PlannedDcm & { readonly lastChangedAt: string | null },
): PlannedChange {
  const { id, lastChangedAt, name, ownerName } = connection
  return {
    seq,
    kind: 'delete-dcm-connection',
    payload: { dcmConnectionId: id, dcmConnectionName: name },
    before: { lastChangedAt, ownerName },
    fields: [],
    sentence: `Delete the DCM connection “${name}” of ${ownerName}, with its data source and credentials.`,
    danger: 'destructive',
    dependsOn: [],
  }
}

/** `before` null makes a new rule; null when the rule says so already. */
export function toSaveDcmRule(
  seq: number,
  ruleId: string | null,
  values: DcmRuleValues,
  before: DcmRuleValues | null,
  knownIds: readonly string[] = [],
): PlannedChange | null {
  const fields = ruleFields.flatMap(([field, label]) =>
    before?.[field] === values[field]
      ? []
      : [{ field, label, before: before?.[field] ?? null, after: values[field] || 'None' }],
  )
  if (fields.length === 0) return null
  return {
    seq,
    kind: 'upsert-dcm-rule',
    payload: { ruleId, values, knownIds },
    before,
    fields,
    sentence: `${ruleId === null ? 'Add' : 'Change'} the handling rule for ${toRuleName(values)}: ${values.targetConnectionId === '' ? 'nothing stands for it' : `“${values.targetTitle || values.targetConnectionId}” stands for it`}.`,
    danger: 'caution',
    dependsOn: [],
  }
}

const ruleFields = [
  ['sourceTitle', 'Source'],
  ['sourceConnectionId', 'Source id'],
  ['targetTitle', 'Target'],
  ['targetConnectionId', 'Target id'],
] as const

export const toRuleName = ({
  sourceConnectionId,
  sourceTitle,
}: Pick<DcmRuleValues, 'sourceConnectionId' | 'sourceTitle'>) =>
  `“${sourceTitle || sourceConnectionId}”`

export function toDeleteDcmRule(seq: number, ruleId: string, before: DcmRuleValues): PlannedChange {
  return {
    seq,
    kind: 'delete-dcm-rule',
    payload: { ruleId, sourceTitle: before.sourceTitle || before.sourceConnectionId },
    before,
    fields: [],
    sentence: `Delete the handling rule for ${toRuleName(before)}.`,
    danger: 'destructive',
    dependsOn: [],
  }
}
