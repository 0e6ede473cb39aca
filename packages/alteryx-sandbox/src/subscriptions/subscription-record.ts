/** A studio; the API calls it subscription. Who is in it stands in `UserRecord.subscriptionId`. */
export interface SubscriptionRecord {
  readonly id: string
  readonly name: string
  readonly credentialId: string
  readonly canShareSchedules: boolean
  readonly dateUpdated: string
  readonly apiKey: string
  readonly apiSecret: string
}
