// Every story of the demonstration, and what everyday work leaves alone.
import { refOf } from '../register.ts'
import { assessmentStories } from './assessments.ts'
import { closed } from './closed.ts'
import { doorStories } from './doors.ts'
import { lifeStories } from './lives.ts'
import { mistakes } from './mistakes.ts'
import { proofs } from './proofs.ts'
import { standingStories } from './standing.ts'
import type { Story } from './story.ts'
import { surroundings } from './surroundings.ts'
import { visitsTold } from './visits.ts'
import { worstCase, worstCaseNumber } from './worst-case.ts'

export { arrivalsOn, enter } from './arrivals.ts'

export const worstCaseRef = refOf(worstCaseNumber)

/** What is around somebody, what was put right of it, who may see it, and what visits found is told beside what happened to them. */
const withSurroundings = (story: Story): Story => ({
  ...story,
  moments: [
    ...story.moments,
    ...(surroundings.get(story.n) ?? []),
    ...(mistakes.get(story.n) ?? []),
    ...(closed.get(story.n) ?? []),
    ...(visitsTold.get(story.n) ?? []),
    ...(proofs.get(story.n) ?? []),
  ],
})

export const stories: readonly Story[] = [
  worstCase,
  ...standingStories,
  ...assessmentStories,
  ...lifeStories,
  ...doorStories,
].map(withSurroundings)

const apartFrom = (work: 'visits' | 'arms'): ReadonlySet<string> =>
  new Set(
    stories.filter(({ apart }) => apart === work || apart === 'both').map(({ n }) => refOf(n)),
  )

/** Whom the everyday rounds do not call on. */
export const notVisited = apartFrom('visits')
/** Whom the everyday assessments leave as they are. */
export const notAssessed = apartFrom('arms')
