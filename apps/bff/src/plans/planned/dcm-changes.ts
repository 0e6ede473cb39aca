import type { SecretSlot } from '@curator/console-contract/plans'
import type { DcmRuleValues, DcmSecretPlace } from '../../alteryx/dcm-door.ts'
import type { PlannedChange } from '../change.ts'
import type { DcmDraft, DcmSet } from '../connection-payloads.ts'
import { joinWords } from './words.ts'

export interface PlannedDcm {
  readonly id: string
  readonly name: string
  readonly ownerName: string
}

/** What is wanted of a connection that exists. A `slot`: the secret also gets the value that is typed for it. */
export interface WantedDcm {
  readonly set: DcmSet
  readonly secret:
    | (DcmSecretPlace & {
        readonly expiresAt: string | null
        readonly before: string | null
        readonly slot: SecretSlot | null
      })
    | null
}

/** Null when it is as wanted already. */
export function toChangeDcm(
  seq: number,
  connection: PlannedDcm & {
    readonly lastChangedAt: string | null
    readonly host: string
    readonly allowInSdks: boolean
  },
  { secret, set }: WantedDcm,
): PlannedChange | null {
  const { id, lastChangedAt, name, ownerName } = connection
  const fields = [
    ...listSetFields(connection, set),
    ...(secret?.slot
      ? [{ field: 'secret', label: 'Secret', before: 'Not known', after: typedLater }]
      : []),
    ...(secret && secret.before !== secret.expiresAt
      ? [
          {
            field: 'expiresAt',
            label: `Expiry of ${secret.credentialRole}, ${secret.secretRole}`,
            before: secret.before ?? 'Never',
            after: secret.expiresAt ?? 'Never',
          },
        ]
      : []),
  ]
  if (fields.length === 0) return null
  const { allowInSdks, host } = connection
  return {
    seq,
    kind: 'upsert-dcm-connection',
    payload: {
      dcmConnectionId: id,
      dcmConnectionName: name,
      ownerName,
      set,
      secret: secret && {
        credentialRole: secret.credentialRole,
        secretRole: secret.secretRole,
        expiresAt: secret.expiresAt,
      },
      draft: null,
      knownIds: [],
      secretSlots: secret?.slot ? [secret.slot] : [],
    },
    before: { lastChangedAt, set: { name, host, allowInSdks }, expiresAt: secret?.before ?? null },
    fields,
    sentence: `Change the ${joinWords(fields.map((field) => field.label.toLowerCase()))} of the DCM connection “${name}” of ${ownerName}.`,
    danger: 'caution',
    dependsOn: [],
  }
}

const typedLater = 'Typed when the run is started'

function listSetFields(connection: Required<DcmSet>, set: DcmSet) {
  const labels = { name: 'Name', host: 'Host', allowInSdks: 'Use in SDKs' } as const
  const say = (value: string | boolean) =>
    typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value || 'Empty'
  return (['name', 'host', 'allowInSdks'] as const).flatMap((field) => {
    const wanted = set[field]
    if (wanted === undefined || wanted === connection[field]) return []
    const words = { before: say(connection[field]), after: say(wanted) }
    return [{ field, label: labels[field], ...words }]
  })
}

export function toCreateDcm(
  seq: number,
  draft: DcmDraft,
  ownerName: string,
  knownIds: readonly string[],
): PlannedChange {
  const { credential, dataSource, name } = draft
  const slot = { slot: `secret ${seq}`, label: `Secret of the DCM connection “${name}”` }
  return {
    seq,
    kind: 'upsert-dcm-connection',
    payload: {
      dcmConnectionId: null,
      dcmConnectionName: name,
      ownerName,
      set: {},
      secret: null,
      draft,
      knownIds,
      secretSlots: credential ? [slot] : [],
    },
    before: null,
    fields: [
      { field: 'name', label: 'Name', before: null, after: name },
      { field: 'owner', label: 'Owner', before: null, after: ownerName },
      { field: 'host', label: 'Host', before: null, after: dataSource.host || 'Empty' },
      ...(credential
        ? [
            { field: 'userName', label: 'User name', before: null, after: credential.userName },
            { field: 'secret', label: 'Secret', before: null, after: typedLater },
          ]
        : []),
    ],
    sentence: `Create the DCM connection “${name}” for ${ownerName}.`,
    danger: 'caution',
    dependsOn: [],
  }
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
