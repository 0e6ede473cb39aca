import { AppError } from '../../core/app-error.ts'
import { pickSecrets, type TypedSecrets } from '../../plans/typed-secrets.ts'
import type { PlanRecord } from '../../store/plan.store.ts'

/**
 * Holds what was typed for a run, before the run is stored, for its worker may take it at once. False: nothing is to be
 * typed. Throws `typed_secret_unsupported` where no worker of this process would use it.
 */
export function keepSecrets(
  typedSecrets: TypedSecrets,
  runId: string,
  { secretSlots }: PlanRecord,
  typed: Readonly<Record<string, string>>,
): boolean {
  if (secretSlots.length === 0) return false
  if (!typedSecrets.isServed()) {
    const detail =
      'What is typed is held in the memory of the process that carries out the run, and this one (CONSOLE_ROLES=web) carries out none. Start it at a console whose CONSOLE_ROLES hold web and worker.'
    throw new AppError('typed_secret_unsupported', { detail })
  }
  typedSecrets.keep(runId, pickSecrets(secretSlots, typed) ?? {})
  return true
}
