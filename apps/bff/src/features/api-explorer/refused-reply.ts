import type { RefusedReply } from '@curator/console-contract/api-explorer'
import type { FieldFault } from '@curator/endpoint/problem'
import type { AlteryxFailureFacts } from '../../alteryx/alteryx-failure.ts'
import type { OperationDescription } from '../../alteryx/operation-catalog.ts'

type Operation = Pick<
  OperationDescription,
  'role' | 'since' | 'until' | 'method' | 'notOnAuth' | 'params' | 'query' | 'body'
>

/** A failed call in plain words, with the next steps and what the Server said of single fields. */
export function toRefusedReply(
  operation: Operation,
  facts: AlteryxFailureFacts,
  tookMs: number,
): RefusedReply {
  return {
    kind: 'refused',
    status: facts.status,
    tookMs,
    message: facts.message,
    advice: listAdvice(operation, facts),
    serverText: facts.serverText,
    fields: Object.entries(facts.fieldTexts ?? {}).map(([name, text]) =>
      toFault(operation, name, text),
    ),
  }
}

function listAdvice(operation: Operation, { kind, status }: AlteryxFailureFacts): string[] {
  if (status === null) return adviceOnKind(kind)
  switch (status) {
    case 400:
      return [
        'Correct what the Server names, then send the call again.',
        ...signInAdvice(operation),
      ]
    case 401:
      return adviceOn401(operation)
    case 403:
      return [
        'The owner of the API key may call this, but not for this object. Share the object with that person, or take a key of its owner.',
      ]
    case 404:
      return [
        'Check the ids: the object may have been deleted, or the id may be of another kind of object.',
        `Check the release: this operation is there ${releases(operation)}.`,
      ]
    case 405:
    case 501:
      return [
        `This Server’s release does not have the operation: it is there ${releases(operation)}.`,
        'Look at what the Server can do under Connections, and choose another operation.',
      ]
    case 409:
      return [
        'Something stands in the way: read the Server’s text, settle it, send the call again.',
      ]
    case 415:
      return [
        'The Server does not read this kind of body. Its release may want another one: compare with the Server’s own API page.',
      ]
    case 429:
    case 503:
      return ['Wait a moment, then send the call again. Nothing was changed.']
    default:
      return adviceOnKind(kind)
  }
}

function adviceOnKind(kind: AlteryxFailureFacts['kind']): string[] {
  if (kind === 'credentials')
    return ['Paste a current API access key and secret under Connections.']
  if (kind === 'unreachable')
    return ['Test the connection under Connections: it names the step that fails.']
  if (kind === 'unclear')
    return ['Send the call again; if it stays, look into the Server’s log at this time.']
  return []
}

/** 401 has three meanings and says the same in all of them (reference 1). */
function adviceOn401({ role }: Operation): string[] {
  const who =
    role === 'Curator'
      ? 'The owner of the API key is no Curator, or lacks a right this call needs, such as Create Collections.'
      : 'The owner of the API key has no API access, or lacks a right this call needs.'
  return [
    `Likeliest: a right is missing. ${who}`,
    'The key was revoked, or its owner deactivated. The console already asked for a new token and tried once more.',
    'A load balancer sent the call to another node than the one that gave the token. Switch sticky sessions on.',
  ]
}

function signInAdvice({ notOnAuth }: Operation): string[] {
  if (notOnAuth.length === 0) return []
  const names = { builtin: 'built-in', windows: 'Windows', saml: 'SAML' } as Record<string, string>
  const list = notOnAuth.map((name) => names[name] ?? name).join(' or ')
  return [`Servers with ${list} sign-in refuse this operation whatever is sent.`]
}

function releases({ since, until }: Operation): string {
  return until === null ? `from ${since} on` : `from ${since} to ${until}`
}

/**
 * The place in the call that the Server means. Keys of its model state are not documented: `contract.Email`, `email`
 * and `createUserContract.email` are all read, without case.
 */
function toFault(operation: Operation, name: string, message: string): FieldFault {
  const words = name.split('.').map((word) => word.toLowerCase())
  for (const place of ['body', 'params', 'query'] as const) {
    const path = findPath(operation[place], words) ?? findPath(operation[place], words.slice(1))
    if (path) return { path: [place, ...path].join('.'), rule: 'server', message }
  }
  return { path: name, rule: 'server', message }
}

function findPath(schema: unknown, words: readonly string[]): string[] | undefined {
  const [first, ...rest] = words
  if (first === undefined) return undefined
  const properties = (schema as { properties?: Record<string, unknown> } | null)?.properties ?? {}
  const name = Object.keys(properties).find((key) => key.toLowerCase() === first)
  if (name === undefined) return undefined
  return [name, ...(findPath(properties[name], rest) ?? rest)]
}
