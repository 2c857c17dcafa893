// The product's own kind of route: platform's, with our actor, permissions and audit actions filled in.
import type { AuditAction } from '../audit/index.ts'
import { routeMaker, type Ask as AnyAsk, type Route as AnyRoute } from '../platform/http/route.ts'
import type { Actor, Permission } from './types.ts'

export type Route = AnyRoute<Actor, Permission, AuditAction>
export type Ask<Input = unknown> = AnyAsk<Actor, Input>

export const route = routeMaker<Actor, Permission, AuditAction>()
