import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject } from 'react-router'
import { sessionQuery } from '../api/session.queries.ts'
import { preloadPlan } from '../features/plans/preload-plan.ts'
import { preloadFindings } from '../features/schedules/findings/preload-findings.ts'
import { routePatterns } from '../paths.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { contentPages } from './content-pages.ts'
import { CrashPage, NotFoundPage } from './error-page.tsx'
import { HomeRedirect } from './home-redirect.tsx'
import { lazyPage as page } from './lazy-page.ts'
import { SessionGate } from './session-gate.tsx'
import { Shell } from './shell.tsx'

/** The same page, whose data is asked for while its code is on the way. */
const preloaded = (
  client: QueryClient,
  route: RouteObject,
  preload: (args: LoaderFunctionArgs) => void,
): RouteObject => ({
  ...route,
  loader: (args) => {
    // Not before somebody is signed in: a refusal would look like the end of a session.
    client.ensureQueryData(sessionQuery).then(
      ({ state }) => {
        if (state === 'signed_in') preload(args)
      },
      () => undefined, // The gate says why.
    )
    return null
  },
  shouldRevalidate: () => false,
})

/** Pages for people who are not signed in. */
const outerPages: RouteObject[] = [
  page(
    routePatterns.signIn,
    async () => (await import('../features/session/sign-in-page.tsx')).SignInPage,
  ),
  page(
    routePatterns.setup,
    async () => (await import('../features/session/setup-page.tsx')).SetupPage,
  ),
  page(
    routePatterns.invitation,
    async () => (await import('../features/session/invitation-page.tsx')).InvitationPage,
  ),
  page(
    routePatterns.review,
    async () => (await import('../features/schedules/review/reviewer-page.tsx')).ReviewerPage,
  ),
]

const timePages: RouteObject[] = [
  page(
    routePatterns.schedules,
    async () => (await import('../features/schedules/schedules-page.tsx')).SchedulesPage,
  ),
  page(
    routePatterns.newSchedule,
    async () => (await import('../features/schedules/new-schedule-page.tsx')).NewSchedulePage,
  ),
  page(
    routePatterns.schedulesSetAside,
    async () => (await import('../features/schedules/set-aside/set-aside-page.tsx')).SetAsidePage,
  ),
  page(
    routePatterns.schedulesCalendar,
    async () => (await import('../features/schedules/foresee/foresee-page.tsx')).ForeseePage,
  ),
  page(
    routePatterns.schedulePolicy,
    async () => (await import('../features/schedules/policy/policy-page.tsx')).PolicyPage,
  ),
  page(
    routePatterns.schedule,
    async () => (await import('../features/schedules/details/schedule-page.tsx')).SchedulePage,
  ),
]

const reviewPages: RouteObject[] = [
  page(
    routePatterns.scheduleReviews,
    async () => (await import('../features/schedules/review/reviews-page.tsx')).ReviewsPage,
  ),
  page(
    routePatterns.newScheduleReview,
    async () => (await import('../features/schedules/review/new-review-page.tsx')).NewReviewPage,
  ),
  page(
    routePatterns.scheduleReview,
    async () => (await import('../features/schedules/review/campaign-page.tsx')).CampaignPage,
  ),
  page(
    routePatterns.scheduleReviewReport,
    async () => (await import('../features/schedules/review/report-page.tsx')).ReportPage,
  ),
]

const pages: RouteObject[] = [
  { path: routePatterns.home, element: <HomeRedirect /> },
  page(
    routePatterns.users,
    async () => (await import('../features/users/users-page.tsx')).UsersPage,
  ),
  page(
    routePatterns.user,
    async () => (await import('../features/users/details/user-page.tsx')).UserPage,
  ),
  page(
    routePatterns.dataQuality,
    async () =>
      (await import('../features/users/data-quality/data-quality-page.tsx')).DataQualityPage,
  ),
  page(
    routePatterns.userGroups,
    async () => (await import('../features/user-groups/groups-page.tsx')).GroupsPage,
  ),
  page(
    routePatterns.groupMatrix,
    async () => (await import('../features/user-groups/matrix/matrix-page.tsx')).MatrixPage,
  ),
  page(
    routePatterns.groupDrift,
    async () => (await import('../features/user-groups/drift/drift-page.tsx')).DriftPage,
  ),
  page(
    routePatterns.userGroup,
    async () => (await import('../features/user-groups/details/group-page.tsx')).GroupPage,
  ),
  page(
    routePatterns.offboarding,
    async () => (await import('../features/offboarding/offboarding-page.tsx')).OffboardingPage,
  ),
  page(
    routePatterns.onboarding,
    async () =>
      (await import('../features/onboarding/onboarding-start-page.tsx')).OnboardingStartPage,
  ),
  page(
    routePatterns.jobProfiles,
    async () =>
      (await import('../features/onboarding/profiles/job-profiles-page.tsx')).JobProfilesPage,
  ),
  page(
    routePatterns.onboardingSheet,
    async () =>
      (await import('../features/onboarding/onboarding-sheet-page.tsx')).OnboardingSheetPage,
  ),
  page(
    routePatterns.apiExplorer,
    async () => (await import('../features/api-explorer/api-explorer-page.tsx')).ApiExplorerPage,
  ),
  page(
    routePatterns.bulkRunner,
    async () =>
      (await import('../features/bulk-runner/bulk-runner-start-page.tsx')).BulkRunnerStartPage,
  ),
  page(
    routePatterns.bulkRunnerSheet,
    async () =>
      (await import('../features/bulk-runner/bulk-runner-sheet-page.tsx')).BulkRunnerSheetPage,
  ),
  page(routePatterns.run, async () => (await import('../features/plans/run-page.tsx')).RunPage),
  page(routePatterns.runs, async () => (await import('../features/plans/runs-page.tsx')).RunsPage),
  page(
    routePatterns.notifications,
    async () =>
      (await import('../features/notifications/notifications-page.tsx')).NotificationsPage,
  ),
  page(
    routePatterns.notificationSettings,
    async () =>
      (await import('../features/settings/notification-settings-page.tsx'))
        .NotificationSettingsPage,
  ),
  page(
    routePatterns.connections,
    async () => (await import('../features/connections/connections-page.tsx')).ConnectionsPage,
  ),
  page(
    routePatterns.capabilities,
    async () => (await import('../features/connections/capabilities-page.tsx')).CapabilitiesPage,
  ),
  page(
    routePatterns.settings,
    async () => (await import('../features/settings/settings-redirect.tsx')).SettingsRedirect,
  ),
  page(
    routePatterns.accounts,
    async () => (await import('../features/settings/accounts-page.tsx')).AccountsPage,
  ),
  page(
    routePatterns.ownPassword,
    async () => (await import('../features/settings/password-page.tsx')).PasswordPage,
  ),
  { path: '*', element: <NotFoundPage /> },
]

const planPage = (client: QueryClient) =>
  preloaded(
    client,
    page(
      routePatterns.plan,
      async () => (await import('../features/plans/plan-page.tsx')).PlanPage,
    ),
    ({ params, request }) => preloadPlan(client, params.planId, new URL(request.url)),
  )

const findingsPage = (client: QueryClient) =>
  preloaded(
    client,
    page(
      routePatterns.scheduleFindings,
      async () => (await import('../features/schedules/findings/findings-page.tsx')).FindingsPage,
    ),
    ({ params, request }) => preloadFindings(client, params.connectionId, new URL(request.url)),
  )

/** The route table. */
const toRoutes = (client: QueryClient): RouteObject[] => [
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <p className="sr-only">Loading</p>,
    children: [
      ...outerPages,
      {
        element: (
          <SessionGate>
            <Shell />
          </SessionGate>
        ),
        children: [
          {
            // A crash of a page leaves the frame standing.
            errorElement: <CrashPage />,
            // The frame does not wait for the code of the first page.
            hydrateFallbackElement: <SkeletonLines count={8} />,
            children: [
              planPage(client),
              findingsPage(client),
              ...contentPages,
              ...timePages,
              ...reviewPages,
              ...pages,
            ],
          },
        ],
      },
    ],
  },
]

export function createRouter(client: QueryClient) {
  return createBrowserRouter(toRoutes(client))
}
