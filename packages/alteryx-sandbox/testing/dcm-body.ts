import type { upsertDcmConnection } from '@curator/alteryx-contract/server/v3/dcm'
import type { RequestOf } from '@curator/endpoint/endpoint'

type Body = RequestOf<typeof upsertDcmConnection>['body']

/** What the secret of a sample says; must never be answered. */
export const secretText = 'never-shown-again'

/** A new DCM connection with one credential that has one secret. */
export function dcmBody(more: Partial<Body> = {}): Body {
  return {
    name: 'Claims',
    schemaName: 'oracle.connection',
    parameters: { pool: 3 },
    dataSource: {
      object: { name: 'Claims server', schemaName: 'oracle.datasource', parameters: {} },
    },
    credentials: {
      default: {
        object: {
          name: 'svc-claims',
          schemaName: 'oracle.password',
          userName: 'svc_claims',
          parameters: {},
          secrets: {
            password: {
              value: { text: secretText },
              expiresOn: '2027-01-01T00:00:00Z',
              parameters: {},
            },
          },
        },
      },
    },
    ...more,
  }
}
