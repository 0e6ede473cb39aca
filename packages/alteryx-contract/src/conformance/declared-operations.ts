import type { OperationSpec } from '../operation.ts'
import type { Schema, SwaggerDocument, SwaggerParameter } from './swagger-document.ts'

/** One operation as a Server's document declares it. */
export interface DeclaredOperation {
  readonly operationId: string
  /** `GET /v3/users/{userId}`. */
  readonly address: string
  readonly parameters: readonly SwaggerParameter[]
  /** A success without a schema is a download: raw bytes is all the operation says it sends. */
  readonly sendsFile: boolean
  /** Replies by status. */
  readonly responses: Readonly<Record<string, { readonly schema?: Schema | undefined }>>
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every operation of a document. A Server that writes `/webapi/v3/…` is read as one that writes `/v3/…`. */
export function listDeclared(document: SwaggerDocument): DeclaredOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      return {
        operationId: operation.operationId,
        address: `${method.toUpperCase()} ${path.replace(/^.*?(?=\/v\d+\/)/i, '')}`,
        parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])],
        sendsFile: operation.produces?.includes('application/octet-stream') ?? false,
        responses: operation.responses,
      }
    }),
  )
}

/** Address of a descriptor as a document writes it: `GET /v3/users/{userId}`. */
export function toAddress(spec: OperationSpec): string {
  return `${spec.method} ${spec.path.replace(/:(\w+)/g, '{$1}')}`
}

/** What two addresses have in common when they mean the same: parameter names and case apart. */
export function toAddressKey(address: string): string {
  return address.replace(/\{[^}]*\}/g, '{}').toLowerCase()
}

/** The area of an address, its first two steps: `/v3/users`. */
export function toArea(address: string): string {
  const [, path = ''] = address.split(' ')
  return path.split('/').slice(0, 3).join('/')
}
