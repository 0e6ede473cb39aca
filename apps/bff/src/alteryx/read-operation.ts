import { listOperations, type OperationDescription, type ServerCall } from './operation-catalog.ts'

/** Paths are alike whatever their parameters are called: descriptors follow the Server's own spelling. */
const shapeOf = (path: string) => path.replace(/:\w+/g, ':')
const namesOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)

/**
 * The operation that reads the object which another one writes: GET of the same path, answering JSON. Undefined for
 * paths without a parameter, whose GET is a list.
 */
export function findReadOf(operation: OperationDescription): OperationDescription | undefined {
  if (!operation.path.includes(':') || operation.method === 'GET') return undefined
  const shape = shapeOf(operation.path)
  return listOperations().find(
    ({ method, path, reply }) => method === 'GET' && reply === 'json' && shapeOf(path) === shape,
  )
}

/** The call that reads what `call` writes; parameters are handed on by their place in the path. */
export function toReadCall(
  operation: OperationDescription,
  call: Pick<ServerCall, 'params'>,
): ServerCall | undefined {
  const read = findReadOf(operation)
  if (!read) return undefined
  const written = namesOf(operation.path)
  const params = Object.fromEntries(
    namesOf(read.path).map((name, place) => [name, call.params[written[place] ?? name] ?? '']),
  )
  return { operationId: read.operationId, params, query: {} }
}
