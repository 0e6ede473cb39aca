import type {
  CredentialRotation,
  RotationEntry,
} from '@curator/console-contract/credential-rotations'
import {
  type ConnectionId,
  credentialId,
  planId,
  rotationId,
  runId,
} from '@curator/console-contract/ids'
import type { findCredentialUses } from '../../directory/credential-uses.ts'
import type { RotationEntryRecord, RotationRecord } from '../../store/credential-rotation.store.ts'

export type FoundUses = Awaited<ReturnType<typeof findCredentialUses>>

/** A list that could not be read is said to be so, and not counted. */
export const sayUses = ({ scheduleWhy, schedules, userIds, workflowWhy, workflows }: FoundUses) =>
  [
    scheduleWhy === null
      ? `${schedules.length} schedules (${schedules.filter(({ isEnabled }) => isEnabled).length} on)`
      : `schedules could not be read (${scheduleWhy})`,
    workflowWhy === null
      ? `${workflows.length} workflows`
      : `workflows could not be read (${workflowWhy})`,
    `default of ${userIds.length} people`,
  ].join(', ')

export const toView = (rotation: RotationRecord, today: string): CredentialRotation => ({
  ...rotation,
  id: rotationId.parse(rotation.id),
  connectionId: rotation.connectionId as ConnectionId,
  credentialId: credentialId.parse(rotation.credentialId),
  isOverdue: rotation.state === 'open' && rotation.deadline < today,
  createdAt: rotation.createdAt.toISOString(),
  finishedAt: rotation.finishedAt?.toISOString() ?? null,
})

export const toEntry = (entry: RotationEntryRecord): RotationEntry => ({
  step: entry.step as RotationEntry['step'],
  at: entry.at.toISOString(),
  accountName: entry.accountName,
  note: entry.note,
  plan:
    entry.planId && entry.planState
      ? {
          id: planId.parse(entry.planId),
          state: entry.planState,
          runId: entry.runId === null ? null : runId.parse(entry.runId),
          runState: entry.runState,
        }
      : null,
})
