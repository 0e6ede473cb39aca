import { z } from 'zod'

/** A console account: a person who signs in here. Not a user of an Alteryx Server. */
export const accountId = z.uuid().brand<'AccountId'>()
export type AccountId = z.output<typeof accountId>

/** A one-time link that makes an account. */
export const invitationId = z.uuid().brand<'InvitationId'>()
export type InvitationId = z.output<typeof invitationId>

/** A connection: short text made from its name, kept for its life, used in addresses. */
export const connectionId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'A connection id has small letters, digits and dashes.')
  .brand<'ConnectionId'>()
export type ConnectionId = z.output<typeof connectionId>

/** A user of an Alteryx Server. Only meaningful together with its connection. */
export const userId = z.string().min(1).max(128).brand<'UserId'>()
export type UserId = z.output<typeof userId>

/** A user group of an Alteryx Server. Only meaningful together with its connection. */
export const userGroupId = z.string().min(1).max(128).brand<'UserGroupId'>()
export type UserGroupId = z.output<typeof userGroupId>

/** A collection of an Alteryx Server. Only meaningful together with its connection. */
export const collectionId = z.string().min(1).max(128).brand<'CollectionId'>()
export type CollectionId = z.output<typeof collectionId>

/** A run-as credential of an Alteryx Server. Only meaningful together with its connection. */
export const credentialId = z.string().min(1).max(128).brand<'CredentialId'>()
export type CredentialId = z.output<typeof credentialId>

/** The campaign in which a credential gets another password. */
export const rotationId = z.uuid().brand<'RotationId'>()
export type RotationId = z.output<typeof rotationId>

/** A Server data connection of an Alteryx Server. Only meaningful together with its connection. */
export const dataConnectionId = z.string().min(1).max(128).brand<'DataConnectionId'>()
export type DataConnectionId = z.output<typeof dataConnectionId>

/** A connection of the Data Connection Manager. Only meaningful together with its connection. */
export const dcmConnectionId = z.string().min(1).max(128).brand<'DcmConnectionId'>()
export type DcmConnectionId = z.output<typeof dcmConnectionId>

/** A connection handling rule. Only meaningful together with its connection. */
export const dcmRuleId = z.string().min(1).max(128).brand<'DcmRuleId'>()
export type DcmRuleId = z.output<typeof dcmRuleId>

/** A studio (the product's API says subscription). Only meaningful together with its connection. */
export const studioId = z.string().min(1).max(128).brand<'StudioId'>()
export type StudioId = z.output<typeof studioId>

/** A schedule of an Alteryx Server. Only meaningful together with its connection. */
export const scheduleId = z.string().min(1).max(128).brand<'ScheduleId'>()
export type ScheduleId = z.output<typeof scheduleId>

/** Schedules switched off together, to be switched on again. */
export const scheduleHoldId = z.uuid().brand<'ScheduleHoldId'>()
export type ScheduleHoldId = z.output<typeof scheduleHoldId>

/** A review of schedules. */
export const campaignId = z.uuid().brand<'CampaignId'>()
export type CampaignId = z.output<typeof campaignId>

/** One schedule of a review. */
export const reviewItemId = z.uuid().brand<'ReviewItemId'>()
export type ReviewItemId = z.output<typeof reviewItemId>

export const sheetId = z.uuid().brand<'SheetId'>()
export type SheetId = z.output<typeof sheetId>

export const planId = z.uuid().brand<'PlanId'>()
export type PlanId = z.output<typeof planId>

/** A saved way of calling an operation over rows. */
export const recipeId = z.uuid().brand<'RecipeId'>()
export type RecipeId = z.output<typeof recipeId>

/** A named set of values for one kind of work. */
export const jobProfileId = z.uuid().brand<'JobProfileId'>()
export type JobProfileId = z.output<typeof jobProfileId>

export const runId = z.uuid().brand<'RunId'>()
export type RunId = z.output<typeof runId>
