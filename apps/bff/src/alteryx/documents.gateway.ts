import { readSwaggerDocs } from '@curator/alteryx-contract/server/swagger-docs'
import type { AlteryxClient } from './alteryx-client.ts'
import type { CallOptions } from './gateways.ts'

/** What a Server says of itself. */
export interface DocumentsGateway {
  /** The Swagger document of V3 as it came, 10 MB at most; not looked into. Throws `AlteryxFailure`. */
  readSwagger(options: CallOptions): Promise<Uint8Array>
}

export function createDocumentsGateway(client: AlteryxClient): DocumentsGateway {
  return {
    readSwagger: async (options) =>
      (await client.sendForReply(readSwaggerDocs, {}, options, 'small')).body,
  }
}
