import { z } from 'zod'

// The page's content security policy forbids making code from text, and even asking whether that works is reported.
// Must be imported before any schema is made.
z.config({ jitless: true })
