import type { OperationMethod } from '@curator/console-contract/api-explorer'
import { classNames } from '../../ui/class-names.ts'
import { type Tone, toneClasses } from '../../ui/status-tones.ts'

const tones: Record<OperationMethod, Tone> = {
  GET: 'info',
  POST: 'good',
  PUT: 'warning',
  PATCH: 'warning',
  DELETE: 'bad',
}

/** The method of an operation, as wide for each so that paths line up. */
export function MethodBadge({
  method,
  isMuted = false,
}: {
  readonly method: OperationMethod
  readonly isMuted?: boolean
}) {
  return (
    <span
      className={classNames(
        'inline-flex w-16 shrink-0 justify-center rounded-sm px-1 font-mono text-sm font-medium',
        isMuted ? 'bg-sunken text-muted' : toneClasses[tones[method]],
      )}
    >
      {method}
    </span>
  )
}
