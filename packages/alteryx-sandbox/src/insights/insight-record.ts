/** An insight, a dashboard of releases up to 2023.1. */
export interface InsightRecord {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly lastUpdated: string
  readonly iconId: string
}
