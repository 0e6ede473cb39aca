import { createHash } from 'node:crypto'
import {
  findingSeverity,
  foundFinding,
  reviewDecision,
  unjudgedFinding,
} from '@curator/console-contract/schedule-findings'
import { evidenceFact } from '@curator/console-contract/schedule-review'
import { z } from 'zod'
import { toCanonicalJson } from '../../plans/canonical-json.ts'

const text = z.string().nullable()

/** What a schedule was when its evidence was frozen; another value afterwards is drift. */
const core = z.object({
  name: z.string(),
  ownerId: z.string(),
  workflowId: text,
  isEnabled: z.boolean(),
  priority: z.string(),
  workerTag: z.string(),
  credentialId: z.string(),
  timeZone: z.string(),
  frequency: z.string(),
  startAt: text,
  endAt: text,
  lastModifiedAt: text,
})
export type FrozenCore = z.output<typeof core>

const frozen = z.object({
  connectionId: z.string(),
  scheduleId: z.string(),
  /** When the directory it was taken from was read. */
  takenAt: z.string(),
  core,
  ownerName: z.string(),
  ownerEmail: z.string(),
  facts: z.array(evidenceFact),
  found: z.array(foundFinding),
  unjudged: z.array(unjudgedFinding),
  severity: findingSeverity.nullable(),
  recommendation: z.object({ decision: reviewDecision, reason: z.string() }),
  differences: z.array(z.string()).nullable(),
})
export type FrozenEvidence = z.output<typeof frozen>

/** The text that is kept and hashed. */
export const toEvidenceText = (evidence: FrozenEvidence): string => toCanonicalJson(evidence)

/** Null for a text that is no evidence any more. */
export function readEvidence(evidence: string): FrozenEvidence | null {
  try {
    return frozen.parse(JSON.parse(evidence))
  } catch {
    return null
  }
}

/** SHA-256 in hexadecimal digits, as PostgreSQL works it out, too. */
export const toHash = (content: string): string =>
  createHash('sha256').update(content, 'utf8').digest('hex')

/** Over the hashes of all items in their order. */
export const toOverallHash = (hashes: readonly string[]): string => toHash(hashes.join(''))
