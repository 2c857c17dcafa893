// What a program is told when something is wrong (RFC 9457), and what a page is told from the same facts.
import { faults, type AppError } from '../errors.ts'
import type { Link } from '../views/models.ts'

/** What is wrong with a field; of a file that was sent, in which of its lines and columns. */
export type FieldError = Readonly<{
  field: string
  message: string
  line?: number
  column?: string
}>

export type Problem = Readonly<{
  type: string
  title: string
  status: number
  detail: string
  errors?: readonly FieldError[]
  /** Where to go on from here. */
  ways?: readonly Link[]
  errorId?: string
}>

/** A no to what was sent: bad input (`invalid`) or a rule's refusal by its name. Thrown by handlers only through `refuse`. */
export class Refused extends Error {
  readonly why: string
  readonly errors: readonly FieldError[]
  /** Pages that answer what this one cannot. */
  readonly ways: readonly Link[]
  constructor(why: string, errors: readonly FieldError[], ways: readonly Link[] = []) {
    super(why)
    this.why = why
    this.errors = errors
    this.ways = ways
  }
}

/** Ends a handler with a rule's no: `why` is the refusal's name, `message` its sentence beside `field`. */
export function refuse(why: string, message: string, field = ''): never {
  throw new Refused(why, [{ field, message }])
}

/** Several messages as sentences of one text; one stays as it is. */
const inOneText = (messages: readonly string[]): string =>
  messages
    .map((words, index) =>
      index === messages.length - 1 || /[.!?:]$/.test(words) ? words : `${words}.`,
    )
    .join(' ')

export const problemOfRefusal = (refused: Refused): Problem => ({
  type: refused.why === 'invalid' ? '/problems/invalid' : `/problems/refusals/${refused.why}`,
  title: refused.why === 'invalid' ? 'Some of this needs putting right' : 'This cannot be done',
  status: 422,
  detail: inOneText(refused.errors.map(({ message }) => message)),
  errors: refused.errors,
  ...(refused.ways.length === 0 ? {} : { ways: refused.ways }),
})

// Hidden answers like absent, to the letter.
const toldType = ({ kind, type }: AppError): string =>
  kind === 'out-of-scope' ? 'not-found' : type

export const problemOf = (fault: AppError, errorId: string): Problem => ({
  type: `/problems/${toldType(fault)}`,
  title: faults[fault.kind].title,
  status: faults[fault.kind].status,
  detail:
    fault.kind === 'broken' || fault.kind === 'out-of-scope'
      ? faults[fault.kind].detail
      : fault.detail,
  ...(fault.kind === 'broken' ? { errorId } : {}),
})
