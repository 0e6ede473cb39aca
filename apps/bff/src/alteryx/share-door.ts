import type { CallOptions } from './gateways.ts'

/** Whom something is shared with. */
export interface GatewayShares {
  readonly userIds: readonly string[]
  readonly userGroupIds: readonly string[]
}

/** A person or group that something is shared with. */
interface GatewayReceiver {
  readonly kind: 'user' | 'group'
  readonly id: string
}

/** Shares of credentials or data connections, one by one; writes answer them as they are after it. */
export interface SharesGateway<T extends GatewayShares> {
  get(id: string, options: CallOptions): Promise<T>
  share(id: string, receiver: GatewayReceiver, options: CallOptions): Promise<T>
  /** Succeeds for somebody it is not shared with, too. */
  unshare(id: string, receiver: GatewayReceiver, options: CallOptions): Promise<T>
}

/** A credential as a look-up or write answers it. */
export interface GatewayCredential extends GatewayShares {
  readonly id: string
  readonly userName: string
}

/** The console's door to run-as credentials of one connection. All methods throw `AlteryxFailure`. */
export interface CredentialsGateway extends SharesGateway<GatewayCredential> {
  /** Raw bytes of the full list, for the directory worker to parse. No Server tells passwords. */
  readAllInFull(options: CallOptions): Promise<Uint8Array>
  list(options: CallOptions): Promise<readonly Pick<GatewayCredential, 'id' | 'userName'>[]>
  /** Answers the id of the new one. Two of one name are accepted. */
  create(
    credential: { readonly userName: string; readonly password: string },
    options: CallOptions,
  ): Promise<string>
  changePassword(
    credential: { readonly id: string; readonly userName: string },
    password: string,
    options: CallOptions,
  ): Promise<void>
  /** Refused without `force` while it is shared or in use. */
  remove(credentialId: string, force: boolean, options: CallOptions): Promise<void>
}
