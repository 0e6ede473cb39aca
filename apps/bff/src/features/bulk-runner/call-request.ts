import type { RunnerRequest } from '@curator/console-contract/bulk-runner'
import { toTarget } from '@curator/endpoint/request'
import { findSpec, type ServerCall } from '../../alteryx/operation-catalog.ts'

/** Method and address of a call, relative to the Web API address; the very ones that are sent. */
export function toCallTarget(call: ServerCall): { method: string; target: string } {
  const spec = findSpec(call)
  if (!spec) throw new RangeError(`no operation ${call.operationId}`)
  return { method: spec.method, target: toTarget(spec, call) }
}

/** A call as it will be sent from one row. `baseUrl` ends with a slash. */
export function toRequest(
  baseUrl: string,
  row: { readonly line: number; readonly recordId: string },
  call: ServerCall,
): RunnerRequest {
  const { method, target } = toCallTarget(call)
  const address = `${baseUrl}${target}`
  const body = call.body === undefined ? null : JSON.stringify(call.body)
  return { ...row, method, address, body, curl: toCurl(method, address, body) }
}

/** A command line for a POSIX shell. The token is a placeholder: it never leaves the console. */
function toCurl(method: string, address: string, body: string | null): string {
  const parts = [
    `curl --request ${method} ${quote(address)}`,
    `--header 'Authorization: Bearer TOKEN'`,
    `--header 'Accept: application/json'`,
    ...(body === null
      ? []
      : [`--header 'Content-Type: application/json'`, `--data ${quote(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
