import type { ConnectionTest, TestStep } from '@curator/console-contract/connection-tests'
import type { Clock } from '../../core/clock.ts'
import type { Redactor } from '../redactor.ts'
import { addressStep } from './address-step.ts'
import { connectStep } from './connect-step.ts'
import { dnsStep } from './dns-step.ts'
import { nodesStep } from './nodes-step.ts'
import { collectionsStep, ownerStep } from './owner-steps.ts'
import { Probe, type TestTarget } from './probe.ts'
import { releaseStep } from './release-step.ts'
import { roleStep } from './role-step.ts'
import { type Finding, type Step, skipped } from './step.ts'
import { tlsStep } from './tls-step.ts'
import { tokenStep } from './token-step.ts'

const steps: readonly Step[] = [
  addressStep,
  dnsStep,
  connectStep,
  tlsStep,
  tokenStep,
  roleStep,
  ownerStep,
  collectionsStep,
  nodesStep,
  releaseStep,
]

/** Somebody waits in front of the screen. */
const limitMs = 20_000

/**
 * Looks at a connection step by step, as the console would use it, and writes nothing. The first step that fails names
 * the trouble; those behind it are skipped. Never throws for a Server, whatever it does.
 */
export async function diagnose(
  target: TestTarget,
  clock: Clock,
  redactor: Redactor,
): Promise<ConnectionTest> {
  const probe = new Probe(target, clock, redactor, limitMs)
  const done: TestStep[] = []
  try {
    for (const step of steps) done.push(await take(step, probe, done))
  } finally {
    await probe.close()
  }
  const worst = (['failed', 'warning'] as const).find((state) =>
    done.some((step) => step.state === state),
  )
  return { testedAt: clock.now().toISOString(), state: worst ?? 'passed', steps: done }
}

async function take(step: Step, probe: Probe, done: readonly TestStep[]): Promise<TestStep> {
  const { id, title } = step
  const startedMs = probe.clock.monotonicMs()
  const finding = await find(step, probe, done)
  return { id, title, tookMs: Math.round(probe.clock.monotonicMs() - startedMs), ...finding }
}

async function find(step: Step, probe: Probe, done: readonly TestStep[]): Promise<Finding> {
  const before = done.find(({ state }) => state === 'failed')
  if (before) return skipped(`Not looked at: “${before.title}” comes first.`)
  if (probe.leftMs() === 0) {
    return skipped(
      'Not looked at: the test took too long.',
      'The Server is slow. Test again later.',
    )
  }
  return step.look(probe)
}
