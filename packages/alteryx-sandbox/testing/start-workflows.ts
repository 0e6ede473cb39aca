import { writeZip } from '../src/workflows/stored-zip.ts'
import type { WorkflowRecord } from '../src/workflows/workflow-record.ts'
import { startSandbox } from './start-sandbox.ts'

/** A practice server with its small team's workflows at hand. */
export async function startWorkflows(options: Parameters<typeof startSandbox>[0] = {}) {
  const started = await startSandbox(options)
  const { world } = started.sandbox
  const workflow = (name: string): WorkflowRecord => {
    const found = [...world.workflows.values()].find((item) => item.name === name)
    if (!found) throw new RangeError(`no workflow ${name}`)
    return found
  }
  /** A download as bytes. */
  const download = async (path: string, userId = world.ownerId) => {
    const authorization = `Bearer ${started.sandbox.tokens.issue(userId)}`
    const response = await fetch(started.url + path, { headers: { authorization } })
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  return { ...started, world, workflow, download }
}

/** A package as Designer would make one; `kind` is the ending of the file inside. */
export function packageFile(fileName = 'Tax.yxzp', inside = 'Tax.yxmd') {
  return {
    fileName,
    bytes: writeZip(new Map([[inside, Buffer.from(`<AlteryxDocument/>${inside}`)]])),
  }
}

/** What an upload needs beside its file and owner. */
export const uploadFields = {
  name: 'Tax',
  isPublic: false,
  isReadyForMigration: false,
  othersMayDownload: true,
  othersCanExecute: true,
  executionMode: 'Standard',
  workflowCredentialType: 'Default',
} as const
