/** A run-as credential. Its shares stand in `World.credentialShares`; its password is kept to be compared, never shown. */
export interface CredentialRecord {
  readonly id: string
  readonly userName: string
  readonly password: string
  readonly createdById: string
  readonly lastUpdatedDate: string
}
