// The routes of the briefing room.
import type { Route } from '../access/index.ts'
import { editionRoutes } from './routes/editions.ts'
import { briefingFiles } from './routes/files.ts'
import { meetingRoutes } from './routes/meeting.ts'

/** The files before the days: `2026-03-02.pdf` would be taken for one. */
export const briefingRoutes: readonly Route[] = [
  ...briefingFiles,
  ...editionRoutes,
  ...meetingRoutes,
]
