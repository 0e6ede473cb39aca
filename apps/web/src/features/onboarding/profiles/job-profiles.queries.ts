import type { ConnectionId, JobProfileId } from '@curator/console-contract/ids'
import {
  createJobProfile,
  type JobProfileBody,
  listJobProfiles,
  removeJobProfile,
  updateJobProfile,
} from '@curator/console-contract/job-profiles'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'

/** The job profiles of a connection by name. */
export function jobProfilesQuery(connectionId: ConnectionId) {
  return queryOptions({
    queryKey: ['onboarding', 'profiles', connectionId],
    queryFn: async ({ signal }) =>
      (await call(listJobProfiles, { query: { connectionId } }, signal)).items,
  })
}

function useListAgain(connectionId: ConnectionId) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: jobProfilesQuery(connectionId).queryKey })
}

/** Creates a profile, or changes the one of this id. */
export function useSaveJobProfile(connectionId: ConnectionId, jobProfileId: JobProfileId | null) {
  const listAgain = useListAgain(connectionId)
  return useMutation({
    mutationFn: (body: JobProfileBody) =>
      jobProfileId === null
        ? call(createJobProfile, { body })
        : call(updateJobProfile, { params: { jobProfileId }, body }),
    onSuccess: listAgain,
  })
}

export function useRemoveJobProfile(connectionId: ConnectionId) {
  const listAgain = useListAgain(connectionId)
  return useMutation({
    mutationFn: (jobProfileId: JobProfileId) =>
      call(removeJobProfile, { params: { jobProfileId } }),
    onSuccess: listAgain,
  })
}
