import type { EventKind, Notification } from '@curator/console-contract/notifications'

/** Words of the slice. */
export const eventTexts: Record<EventKind, string> = {
  run_done: 'Run ended',
  run_cancelled: 'Run cancelled',
  run_halted: 'Run halted',
  run_paused: 'Run paused by its rule',
  approval_wanted: 'Approval wanted',
  plan_approved: 'Plan approved',
  plan_rejected: 'Plan rejected',
  review_due: 'Review waits for answers',
}

export const notificationTexts = {
  title: 'Notifications',
  description: 'What became of your runs and plans, and who waits for your approval.',
  bell: (unread: number) =>
    unread === 0 ? 'Notifications, none unread' : `Notifications, ${unread} unread`,
  showAll: 'Show all notifications',
  markAll: 'Mark all as read',
  markOne: 'Mark as read',
  unread: 'Unread',
  show: { all: 'All', unread: 'Unread' },
  empty: {
    title: 'Nothing to tell yet',
    text: 'You are told here when a run you started ends or stands still, and when somebody asks you for approval.',
  },
  allRead: { title: 'All read', text: 'Everything you were told is under All.' },
  /** Read out when something new arrives. */
  arrived: ({ kind, sentence }: Notification) => `${eventTexts[kind]}: ${sentence}`,
  openRun: 'Open the run',
  openPlan: 'Open the plan',
} as const
