// The models of the error pages: what each must be told so that it can say what happened, why, and what next.
import type { Choices, Link, Problem } from './models.ts'

export type Kept = readonly Readonly<{ label: string; value: string }>[]

export type ErrorPages = {
  'errors/not-found': Readonly<{ homeHref: string }>
  'errors/forbidden': Readonly<{ whyText: string; nextText: string; homeHref: string; kept: Kept }>
  'errors/reason-needed': Readonly<{
    aboutText: string
    action: string
    next: string
    reasons: Choices
    problems: readonly Problem[]
    homeHref: string
  }>
  'errors/stale': Readonly<{ changedText: string; againHref: string; kept: Kept }>
  'errors/broken': Readonly<{ errorId: string; unconfirmed: boolean; homeHref: string; kept: Kept }>
  'errors/unavailable': Readonly<{
    waitText: string
    againHref: string
    unconfirmed: boolean
    kept: Kept
  }>
  'errors/not-signed-in': Readonly<{ signInHref: string; kept: Kept }>
  'errors/too-large': Readonly<{ limitText: string; againHref: string }>
  'errors/too-many': Readonly<{ waitText: string; againHref: string }>
  'errors/refused': Readonly<{
    title: string
    sentences: readonly string[]
    /** Pages that answer what this one cannot. */
    ways: readonly Link[]
    homeHref: string
    kept: Kept
  }>
}
