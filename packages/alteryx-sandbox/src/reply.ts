import { authorizationDenied } from '@curator/alteryx-contract/server/errors'

/** An answer before it is sent. Nothing in `body` means a body of length 0. */
export interface Reply {
  readonly status: number
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export function jsonReply(status: number, value: unknown): Reply {
  return { status, body: JSON.stringify(value) }
}

/** A download; the name travels in the disposition, as browsers want it. */
export function fileReply(
  bytes: Uint8Array,
  fileName: string,
  contentType = 'application/octet-stream',
): Reply {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`
  return {
    status: 200,
    body: bytes,
    headers: { 'content-type': contentType, 'content-disposition': disposition },
  }
}

export function emptyReply(status: number): Reply {
  return { status, body: '' }
}

/** Thrown where the Server would refuse; carries what it answers. */
export class Refusal extends Error {
  readonly reply: Reply

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`)
    this.name = 'Refusal'
    this.reply = reply
  }
}

/** 400 and 404 bodies are not declared; an object with `message` is our choice (reference 2.0). */
export const refuse = (status: number, message: string) =>
  new Refusal(jsonReply(status, { message }))

/** A bare JSON string, as transfers and the delete conflict declare it. */
export const refuseInText = (status: number, text: string) => new Refusal(jsonReply(status, text))

/** The one 401: no token, an expired one, another node's, or a role that does not suffice (reference 1). */
export const denied = () => refuse(401, authorizationDenied)

/** Sentences of the framework (reference 2.0). */
export const unknownAddress = (uri: string): Reply =>
  jsonReply(404, {
    message: `No HTTP resource was found that matches the request URI '${uri}'.`,
    messageDetail: 'No type was found that matches the controller named in the address.',
  })
export const wrongMethod = (method: string): Reply =>
  jsonReply(405, { message: `The requested resource does not support http method '${method}'.` })
export const wrongMediaType = (mediaType: string) =>
  refuse(415, `The request entity's media type '${mediaType}' is not supported for this resource.`)
