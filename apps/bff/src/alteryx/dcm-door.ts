import type { DcmRule } from '@curator/alteryx-contract/server/v3/dcm-rules'
import type { DcmConnection } from '@curator/alteryx-contract/server/v3/dcm-values'
import type { CallOptions } from './gateways.ts'

/** A DCM connection as the Server tells it: never with the value of a secret. Free settings stay behind this door. */
export type GatewayDcm = DcmConnection
export type GatewayDcmRule = DcmRule

/** A place of a secret: role of the credential, role of the secret in it. */
export interface DcmSecretPlace {
  readonly credentialRole: string
  readonly secretRole: string
}

/** What is to be different; everything else is sent back as it was read, and secrets without a value stay. */
export interface DcmEdit {
  readonly name?: string
  readonly host?: string
  readonly allowInSdks?: boolean
  readonly secret?: DcmSecretPlace & {
    /** Absent: the one that is stored stays. */
    readonly value?: string
    readonly expiresAt: string | null
  }
}

/** A new connection with at most one credential. */
export interface NewDcm {
  readonly ownerId: string
  readonly name: string
  readonly schemaName: string
  readonly allowInSdks: boolean
  readonly dataSource: {
    readonly name: string
    readonly schemaName: string
    readonly driver: string
    readonly host: string
  }
  readonly credential:
    | (DcmSecretPlace & {
        readonly name: string
        readonly schemaName: string
        readonly userName: string
        readonly value: string
        readonly expiresAt: string | null
      })
    | null
}

/** What a handling rule says. An empty target: nothing stands for the source yet. */
export interface DcmRuleValues {
  readonly sourceConnectionId: string
  readonly sourceTitle: string
  readonly targetConnectionId: string
  readonly targetTitle: string
}

/** The console's door to DCM connections of everybody. Needs TLS on the Server. All methods throw `AlteryxFailure`. */
export interface DcmGateway {
  list(options: CallOptions): Promise<readonly GatewayDcm[]>
  get(id: string, options: CallOptions): Promise<GatewayDcm>
  /** Reads, hands to `decide` and sends the whole back with the edit. No write when `decide` answers null. */
  update(
    id: string,
    decide: (current: GatewayDcm) => DcmEdit | null,
    options: CallOptions,
  ): Promise<GatewayDcm>
  create(connection: NewDcm, options: CallOptions): Promise<GatewayDcm>
  unshare(id: string, sharing: 'execution' | 'collaboration', options: CallOptions): Promise<void>
  remove(id: string, options: CallOptions): Promise<void>
  listRules(options: CallOptions): Promise<readonly GatewayDcmRule[]>
  getRule(id: string, options: CallOptions): Promise<GatewayDcmRule>
  /** `id` null makes a new one. */
  saveRule(id: string | null, values: DcmRuleValues, options: CallOptions): Promise<GatewayDcmRule>
  removeRule(id: string, options: CallOptions): Promise<void>
}
