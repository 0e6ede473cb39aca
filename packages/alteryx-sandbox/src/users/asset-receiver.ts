import type { UserRecord } from '../records.ts'
import { refuseInText } from '../reply.ts'
import type { SandboxState } from '../state.ts'

/** Whoever is handed workflows, schedules or collections has to be an active Artisan or Curator (reference 2.1, 2.6). */
export function checkReceiver(state: SandboxState, giverId: string, receiver: UserRecord): void {
  if (receiver.id === giverId) throw refuseInText(400, 'The receiver already owns these assets.')
  // Whether an inactive receiver is refused is not known; accepting would strand what is handed on.
  if (!receiver.isActive) throw refuseInText(400, 'The receiver is inactive.')
  const role = state.world.effectiveRole(receiver)
  if (role !== 'Artisan' && role !== 'Curator') {
    throw refuseInText(403, 'The receiver has to be an Artisan or a Curator.')
  }
}
