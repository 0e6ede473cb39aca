import type { ConnectionId } from '@curator/console-contract/ids'
import type { TestConsole } from './start-console.ts'

/** Waits for the first reading of a connection; throws what it threw. */
export async function waitForDirectory(
  { deps }: Pick<TestConsole, 'deps'>,
  connectionId: ConnectionId,
): Promise<void> {
  await (await deps.directories.get(connectionId)).refresh()
}
