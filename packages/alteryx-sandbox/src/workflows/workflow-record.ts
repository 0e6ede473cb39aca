/** A published revision of a workflow. The package is kept byte for byte. */
export interface WorkflowVersionRecord {
  readonly versionId: string
  readonly versionNumber: number
  /** What it was called when it was published. */
  readonly name: string
  readonly dateCreated: string
  readonly uploadSource: 'Designer' | 'Server'
  readonly uploadedById: string
  readonly comments: string
  readonly runDisabled: boolean
  readonly executionMode: 'Safe' | 'SemiSafe' | 'Standard'
  readonly workflowCredentialType: 'Default' | 'Required' | 'Specific'
  readonly credentialId: string
  readonly hasPrivateDataExemption: boolean
  readonly othersMayDownload: boolean
  readonly fileName: string
  readonly isAmp: boolean
  /** The uploaded package; absent for made-up workflows, whose package is built when asked for. */
  readonly packageBytes?: Uint8Array<ArrayBuffer>
  readonly downloadCount: number
  readonly runCount: number
}

/** A question of an analytic app. */
export interface QuestionRecord {
  readonly name: string
  readonly questionType: string
  readonly description: string
  readonly value: string
  readonly multiple: boolean
  readonly items: readonly { readonly key: string; readonly value: string }[]
}

/** A workflow with its revisions; exactly one of them is published. Its studio is its owner's. */
export interface WorkflowRecord {
  readonly id: string
  readonly sourceAppId: string
  readonly name: string
  readonly ownerId: string
  readonly dateCreated: string
  readonly runCount: number
  /** End of the last run, `null` before the first. */
  readonly lastRunTime: string | null
  readonly workerTag: string
  readonly districtTags: readonly string[]
  readonly comments: string
  readonly isPublic: boolean
  /** When it was shown to everybody; `null` while it is not. */
  readonly dateMadePublic: string | null
  readonly isReadyForMigration: boolean
  readonly publishedVersionId: string
  readonly othersMayDownload: boolean
  readonly othersCanViewHistory: boolean
  readonly othersCanExecute: boolean
  readonly executionMode: 'Safe' | 'SemiSafe' | 'Standard'
  readonly hasPrivateDataExemption: boolean
  /** `Module` is an ordinary workflow, `App` an analytic app. */
  readonly packageWorkflowType: 'App' | 'Module' | 'Macro'
  readonly versions: readonly WorkflowVersionRecord[]
  readonly questions: readonly QuestionRecord[]
  /** How a run goes: seconds it takes, and whether it ends in an error. Made up; a real workflow has it in its tools. */
  readonly behaviour: {
    readonly runSeconds: number
    readonly fails: boolean
    readonly warns: boolean
    /** Files a run writes. */
    readonly outputFileNames: readonly string[]
  }
}
