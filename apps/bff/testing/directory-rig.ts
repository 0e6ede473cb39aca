import { createSandbox, type Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { SandboxOptions } from '@curator/alteryx-sandbox/options'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import type { ConnectionId } from '@curator/console-contract/ids'
import { afterEach } from 'vitest'
import { createGateways } from '../src/alteryx/create-gateways.ts'
import type { AlteryxGateways } from '../src/alteryx/gateways.ts'
import { type Clock, systemClock } from '../src/core/clock.ts'
import { silentLogger } from '../src/core/logger.ts'
import { createSecretBox } from '../src/core/secret-box.ts'
import { createDirectories } from '../src/directory/directories.ts'
import type { Directories } from '../src/directory/directory.ts'
import { toProblem } from '../src/http/to-problem.ts'
import type {
  DirectorySnapshotStore,
  StoredSnapshot,
} from '../src/store/directory-snapshot.store.ts'

/** The one connection there is. */
export const practiceId = 'practice' as ConnectionId

export interface MemorySnapshots extends DirectorySnapshotStore {
  stored: StoredSnapshot | undefined
  saves: number
}

export function createMemorySnapshots(): MemorySnapshots {
  const store: MemorySnapshots = {
    stored: undefined,
    saves: 0,
    find: () => Promise.resolve(store.stored),
    findTakenAt: () => Promise.resolve(store.stored?.takenAt),
    save: (_, snapshot) => {
      store.saves += 1
      store.stored = { ...snapshot, body: snapshot.body.slice() }
      return Promise.resolve()
    },
    confirm: (_, takenAt) => {
      if (store.stored) store.stored = { ...store.stored, takenAt }
      return Promise.resolve()
    },
  }
  return store
}

export interface PracticeServer {
  readonly sandbox: Sandbox
  readonly gateways: AlteryxGateways
}

/** Real directories of a practice server, closed after each test of the file that makes this. */
export function createDirectoryRig() {
  const doors: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of doors.splice(0)) await close()
  })
  return {
    openServer: async (options: SandboxOptions = {}): Promise<PracticeServer> => {
      const sandbox = createSandbox({ world: 'small-team', ...options })
      const server = await sandbox.listen()
      const gateways = createGateways({
        connection: { baseUrl: server.url, clientId: practiceKey },
        secrets: createSecretBox(Buffer.alloc(32, 7)),
        readSecret: () => Promise.resolve(practiceSecret),
        clock: systemClock,
        log: silentLogger,
      })
      doors.push(() => gateways.close(), server.close)
      return { sandbox, gateways }
    },
    openDirectories: (
      { gateways }: PracticeServer,
      snapshots: DirectorySnapshotStore = createMemorySnapshots(),
      pollMs = 60_000,
      clock: Clock = systemClock,
    ): Directories => {
      const directories = createDirectories({
        connections: { find: (wanted) => Promise.resolve(wanted === practiceId ? {} : undefined) },
        gatewaysFor: () => Promise.resolve(gateways),
        snapshots,
        clock,
        log: silentLogger,
        toProblem,
        pollMs,
      })
      doors.unshift(directories.closeAll)
      return directories
    },
  }
}
