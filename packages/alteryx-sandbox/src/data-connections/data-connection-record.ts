/** A server data connection. Its shares stand in `World.connectionShares`. */
export interface DataConnectionRecord {
  readonly id: string
  readonly name: string
  /** May hold a password. */
  readonly connectionString: string
  readonly connectionType: string
  readonly dcmConnectionId: string | null
  readonly dcmConnectionTitle: string | null
}

/** A connection defined on the machine of the Server, known by its alias; shared with nobody, changed by no call. */
export interface SystemConnectionRecord {
  /** The alias. */
  readonly id: string
  readonly connectionString: string
  readonly connectionType: string
}
