/** Free-form settings of a part of a connection. */
export type DcmParameters = Readonly<Record<string, unknown>>

export interface DcmDataSource {
  readonly id: string
  readonly name: string
  readonly schemaName: string
  readonly drvName: string
  readonly host: string
  readonly parameters: DcmParameters
}

export interface DcmCredential {
  readonly id: string
  readonly name: string
  readonly schemaName: string
  readonly userName: string
  readonly parameters: DcmParameters
  /** By role; the text is kept and never shown. */
  readonly secrets: Readonly<
    Record<
      string,
      {
        readonly text: string
        readonly expiresOn: string | null
        readonly parameters: DcmParameters
      }
    >
  >
}

/** A connection of the data connection manager (reference 2.9, 2.10). Ids are GUIDs. */
export interface DcmConnectionRecord {
  readonly id: string
  readonly connectionId: string
  readonly name: string
  readonly schemaName: string
  readonly allowInSdks: boolean
  readonly parameters: DcmParameters
  readonly dataSource: DcmDataSource
  /** By role name. */
  readonly credentials: Readonly<Record<string, DcmCredential>>
  readonly ownerId: string
  readonly createdOn: string
  readonly lastChangedOn: string
  /** Credentials of this connection that collaborators may use; with whom stands in `World.dcmCollaboration`. */
  readonly sharedCredentials: readonly string[]
}

/** Which connection stands for which, when workflows move between Servers. */
export interface DcmRuleRecord {
  readonly id: string
  readonly createdById: string
  readonly createdOn: string
  readonly lastChangedOn: string
  readonly sourceConnectionId: string
  readonly sourceConnectionTitle: string
  readonly targetConnectionId: string
  readonly targetConnectionTitle: string
}
