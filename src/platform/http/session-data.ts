// All that a browser's session holds: whose it is, and the message to show next (the CSRF token is csrf-sync's).
import type { Flash } from './reply.ts'

declare module 'express-session' {
  interface SessionData {
    accountId?: string
    flash?: Flash
  }
}
