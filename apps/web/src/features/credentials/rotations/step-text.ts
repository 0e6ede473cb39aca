import type { RotationEntry } from '@curator/console-contract/credential-rotations'
import type { PlanState } from '@curator/console-contract/plans'
import type { RunState } from '@curator/console-contract/runs'

/** How far the plan of a step is, while it has no run. */
export const planWords: Readonly<Record<PlanState, string>> = {
  draft: 'plan waits for your yes',
  confirmed: 'plan confirmed',
  running: 'plan is carried out',
  done: 'plan carried out',
  expired: 'plan expired',
  discarded: 'plan discarded',
  stale: 'plan overtaken',
}

export const runWords: Readonly<Record<RunState, string>> = {
  queued: 'run waits for its turn',
  running: 'run is under way',
  pausing: 'run is being paused',
  paused: 'run is paused',
  cancelling: 'run is being cancelled',
  cancelled: 'run was cancelled',
  halted: 'run is halted',
  done: 'run has ended',
}

/** What cancelling leaves behind. */
export const toStaysOff = (count: number) =>
  count === 1
    ? '1 schedule stays off. Switch it on again first by step 5, or later under Schedules, Set aside.'
    : `${count} schedules stay off. Switch them on again first by step 5, or later under Schedules, Set aside.`

/** What each step is called, what its button says, and what it is about. */
export const stepText: Readonly<
  Record<
    RotationEntry['step'],
    {
      readonly title: string
      readonly button: string
      readonly done: string
      readonly about: string
    }
  >
> = {
  look: {
    title: 'Look where it is used',
    button: 'I have looked',
    done: 'Looked where it is used',
    about: 'Open the credential and see what runs with it. What is found is written down here.',
  },
  hold: {
    title: 'Switch off what uses it',
    button: 'Plan the hold',
    done: 'Switched off what uses it',
    about: 'Exactly the schedules that use it and are on. The console remembers which.',
  },
  password: {
    title: 'Change the password',
    button: 'Plan the password',
    done: 'Changed the password',
    about: 'Typed when the run is started, kept nowhere.',
  },
  proof: {
    title: 'Prove it',
    button: 'Plan the proof run',
    done: 'Ran a workflow with it',
    about: 'Runs a workflow once with the credential. Its end is shown here.',
  },
  restore: {
    title: 'Switch on again',
    button: 'Plan to switch on again',
    done: 'Switched on again',
    about: 'Exactly those that were switched off. What somebody changed meanwhile is left alone.',
  },
  finish: {
    title: 'Finish',
    button: 'Finish the rotation',
    done: 'Finished',
    about: 'Ends the rotation. It stays in the list.',
  },
  cancel: {
    title: 'Cancel',
    button: 'Cancel the rotation',
    done: 'Cancelled',
    about: 'Ends the rotation as it stands. It can’t be opened again.',
  },
}
