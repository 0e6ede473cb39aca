import type { RotationEntry } from '@curator/console-contract/credential-rotations'

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
    about: 'Ends the rotation as it stands.',
  },
}
