import type { CampaignId, ConnectionId, ReviewItemId } from '@curator/console-contract/ids'
import {
  type Answer,
  type CampaignState,
  type CampaignValues,
  closeCampaign,
  createCampaign,
  createReviewPlan,
  decideItems,
  exportCampaign,
  getCampaign,
  listCampaigns,
  listReviewItems,
  reassignItems,
  type StageKind,
  signCampaign,
  startCampaign,
} from '@curator/console-contract/schedule-review'
import { discardCampaign, updateCampaign } from '@curator/console-contract/schedule-review-drafts'
import { createReviewerLink, listReviewers } from '@curator/console-contract/schedule-reviewers'
import { listSchedules } from '@curator/console-contract/schedules'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'
import { readAllPages } from '../../../api/read-pages.ts'
import { download } from '../../../lib/download.ts'
import { paths } from '../../../paths.ts'

export const reviewPageSize = 50

const reviewKey = ['schedule-review'] as const
const campaignKey = (campaignId: CampaignId) => [...reviewKey, campaignId] as const

export type ItemFilters = Pick<
  NonNullable<RequestOf<typeof listReviewItems>['query']>,
  'severity' | 'state' | 'reviewer' | 'search'
> & { readonly page: number }

export const reviewQueries = {
  campaigns: (connectionId: ConnectionId, state: CampaignState[], page: number) =>
    queryOptions({
      queryKey: [...reviewKey, 'campaigns', connectionId, state, page],
      queryFn: ({ signal }) => {
        const query = { connectionId, state, page, pageSize: reviewPageSize }
        return call(listCampaigns, { query }, signal)
      },
      placeholderData: keepPreviousData,
    }),
  campaign: (campaignId: CampaignId) =>
    queryOptions({
      queryKey: [...campaignKey(campaignId), 'campaign'],
      queryFn: ({ signal }) => call(getCampaign, { params: { campaignId } }, signal),
    }),
  items: (campaignId: CampaignId, filters: ItemFilters) =>
    queryOptions({
      queryKey: [...campaignKey(campaignId), 'items', filters],
      queryFn: ({ signal }) => {
        const query = { ...filters, pageSize: reviewPageSize }
        return call(listReviewItems, { params: { campaignId }, query }, signal)
      },
      placeholderData: keepPreviousData,
    }),
  /** Every item, for the page that is printed. */
  allItems: (campaignId: CampaignId) =>
    queryOptions({
      queryKey: [...campaignKey(campaignId), 'all-items'],
      queryFn: ({ signal }) =>
        readAllPages((query) => call(listReviewItems, { params: { campaignId }, query }, signal)),
    }),
  /** Who can be given items. */
  reviewers: queryOptions({
    queryKey: [...reviewKey, 'reviewers'],
    queryFn: async ({ signal }) => (await call(listReviewers, {}, signal)).items,
  }),
  /** How many schedules a scope matches now. */
  scopeCount: (connectionId: ConnectionId, filters: CampaignValues['filters']) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'review-scope', filters],
      queryFn: async ({ signal }) => {
        const query = { ...filters, connectionId, page: 1, pageSize: 1 }
        return (await call(listSchedules, { query }, signal)).total
      },
      placeholderData: keepPreviousData,
    }),
}

/** Makes a draft, or changes the one that there is, and goes to it. */
export function useSaveDraft(connectionId: ConnectionId, campaignId: CampaignId | undefined) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (values: CampaignValues) =>
      campaignId
        ? call(updateCampaign, { params: { campaignId }, body: values })
        : call(createCampaign, { body: { ...values, connectionId } }),
    onSuccess: async ({ id }) => {
      await navigate(paths.scheduleReview(connectionId, id))
      void client.invalidateQueries({ queryKey: reviewKey })
    },
  })
}

/** Something that is done with a campaign; all that was read of reviews is then read anew. */
function useReviewAction<Wish, Reply>(act: (wish: Wish) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: reviewKey }),
  })
}

export const useStartCampaign = (campaignId: CampaignId) =>
  useReviewAction((_: null) => call(startCampaign, { params: { campaignId } }))

export const useCloseCampaign = (campaignId: CampaignId) =>
  useReviewAction((_: null) => call(closeCampaign, { params: { campaignId } }))

/** Throws a draft away and goes to the list. */
export function useDiscardCampaign(connectionId: ConnectionId, campaignId: CampaignId) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (_: null) => call(discardCampaign, { params: { campaignId } }),
    onSuccess: async () => {
      await navigate(paths.scheduleReviews(connectionId), { replace: true })
      client.removeQueries({ queryKey: campaignKey(campaignId) })
      void client.invalidateQueries({ queryKey: reviewKey })
    },
  })
}

export const useDecide = (campaignId: CampaignId) =>
  useReviewAction((body: { readonly itemIds: ReviewItemId[]; readonly answer: Answer }) =>
    call(decideItems, { params: { campaignId }, body }),
  )

export const useReassign = (campaignId: CampaignId) =>
  useReviewAction((body: RequestOf<typeof reassignItems>['body']) =>
    call(reassignItems, { params: { campaignId }, body }),
  )

export const useMakeLink = (campaignId: CampaignId) =>
  useReviewAction((email: string) =>
    call(createReviewerLink, { params: { campaignId }, body: { email } }),
  )

export const useSign = (campaignId: CampaignId) =>
  useReviewAction((body: { readonly stage: StageKind; readonly statement: string }) =>
    call(signCampaign, { params: { campaignId }, body }),
  )

/** Plans what was decided and goes to the plan; `onLookAgain` is told how many changed since. */
export function usePlanReview(campaignId: CampaignId, onLookAgain: (count: number) => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (_: null) => call(createReviewPlan, { params: { campaignId } }),
    onSuccess: async ({ lookAgainCount, planId }) => {
      if (lookAgainCount > 0) onLookAgain(lookAgainCount)
      await navigate(paths.plan(planId))
      void client.invalidateQueries({ queryKey: reviewKey })
    },
  })
}

/** The report as a file on this computer. */
export function useReportFile(campaignId: CampaignId) {
  return useMutation({
    mutationFn: (format: 'csv' | 'xlsx' | 'json') =>
      call(exportCampaign, { params: { campaignId }, query: { format } }),
    onSuccess: download,
  })
}
