import type { CallOptions } from './gateways.ts'

/** A studio with the numbers of its people and workflows. `credentialId` is empty for the Server's own. */
export interface GatewayStudio {
  readonly id: string
  readonly name: string
  readonly credentialId: string
  readonly canShareSchedules: boolean | null
  readonly userCount: number
  readonly workflowCount: number
}

export interface StudioValues {
  readonly name: string
  readonly credentialId: string
  /** Null where the Server does not say. */
  readonly canShareSchedules: boolean | null
}

/** A studio with its people and workflows. */
export interface GatewayStudioContent extends StudioValues {
  readonly id: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly workflows: readonly { readonly id: string; readonly name: string }[]
}

/**
 * The console's door to studios. Names and places of people come from V2, which every release has; everything else is V3
 * from about 2024.2 on. Methods throw `AlteryxFailure`.
 */
export interface StudiosGateway {
  listStudios(
    options: CallOptions,
  ): Promise<readonly { readonly id: string; readonly name: string }[]>
  /** `studioId` is empty for somebody in none. */
  listPeople(
    options: CallOptions,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly studioId: string }[]>
  listInFull(options: CallOptions): Promise<readonly GatewayStudio[]>
  get(studioId: string, options: CallOptions): Promise<GatewayStudioContent>
  /** Answers the id. The Server answers key and secret of the studio, too: they go no further than here. */
  create(values: StudioValues, options: CallOptions): Promise<string>
  /** PUT wants the whole: reads, hands to `decide`, writes the merge. No write when `decide` answers null. */
  update(
    studioId: string,
    decide: (current: GatewayStudioContent) => Partial<StudioValues> | null,
    options: CallOptions,
  ): Promise<StudioValues>
  /** One call for many people; all of them or nobody. */
  moveUsers(studioId: string, userIds: readonly string[], options: CallOptions): Promise<void>
  /** Refused while anybody or anything is in it. */
  remove(studioId: string, options: CallOptions): Promise<void>
}
