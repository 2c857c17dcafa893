// The routes of the backlog room.
import type { Route } from '../access/index.ts'
import { duties } from './routes/duties.ts'
import { figuresRoutes } from './routes/figures.ts'
import { screenRoutes } from './routes/screens.ts'

export const backlogRoutes: readonly Route[] = [duties, ...figuresRoutes, ...screenRoutes]
