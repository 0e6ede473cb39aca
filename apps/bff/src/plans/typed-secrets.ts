import type { SecretSlot } from '@curator/console-contract/plans'
import { createRedactor } from '../alteryx/redactor.ts'

/** What was typed for one run. */
export interface RunSecrets {
  /** Null for a slot that nothing is held for. */
  find(slot: string): string | null
  /** Takes what was typed out of text that a Server sent. */
  redact(text: string): string
}

const noSecrets: RunSecrets = { find: () => null, redact: (text) => text }

/**
 * Passwords that people typed when they started runs, by slot. They are held in the memory of this process alone, until
 * their run ends or the process does; no other place ever has them.
 */
export interface TypedSecrets {
  /** The name by which the store knows who holds them. */
  readonly owner: string
  /** Whether a worker of this process carries out runs: else nobody would ever use them. */
  isServed(): boolean
  serve(isServed: boolean): void
  /** `runId` is about to be stored: it is not forgotten before `confirm` or `forget`. */
  keep(runId: string, secrets: Readonly<Record<string, string>>): void
  confirm(runId: string): void
  forget(runId: string): void
  of(runId: string): RunSecrets
  isEmpty(): boolean
  /** Runs that are stored by now. */
  listConfirmed(): readonly string[]
}

/** Shorter ones stand in any text by chance, so they are not looked for. */
const shortestHidden = 4

export function createTypedSecrets(owner: string): TypedSecrets {
  const held = new Map<string, { readonly secrets: RunSecrets; isStored: boolean }>()
  let isServed = false
  return {
    owner,
    isServed: () => isServed,
    serve: (wanted) => {
      isServed = wanted
    },
    keep: (runId, secrets) => {
      held.set(runId, { secrets: toRunSecrets(secrets), isStored: false })
    },
    confirm: (runId) => {
      const entry = held.get(runId)
      if (entry) entry.isStored = true
    },
    forget: (runId) => void held.delete(runId),
    of: (runId) => held.get(runId)?.secrets ?? noSecrets,
    isEmpty: () => held.size === 0,
    listConfirmed: () => [...held].flatMap(([runId, { isStored }]) => (isStored ? [runId] : [])),
  }
}

function toRunSecrets(secrets: Readonly<Record<string, string>>): RunSecrets {
  const bySlot = new Map(Object.entries(secrets))
  const redactor = createRedactor({ shortest: shortestHidden, kept: bySlot.size })
  for (const value of bySlot.values()) redactor.add(value)
  return { find: (slot) => bySlot.get(slot) ?? null, redact: redactor.redact }
}

/** What is typed for the slots of a plan; null while one of them lacks. */
export function pickSecrets(
  slots: readonly SecretSlot[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | null {
  const picked = slots.map(({ slot }) => [slot, typed[slot] ?? ''] as const)
  return picked.every(([, value]) => value !== '') ? Object.fromEntries(picked) : null
}
