// Where a reader lives, for admins alone: kept for nothing but noticing looks in their own street.
import { errorOf } from '../../platform/views/fields.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Input, Link, Problem } from '../../platform/views/models.ts'
import type { AccountDetail } from '../types.ts'
import { problemsOf } from './account-fields.ts'

export type HomeModel = Readonly<{
  heading: string
  back: Link
  problems: readonly Problem[]
  action: string
  postcode: Input
}>

export const homePage = (
  account: Pick<AccountDetail, 'id' | 'username'>,
  postcode: string | null,
  { typed, errors }: Attempt,
): HomeModel => ({
  heading: `Home postcode of ${account.username}`,
  back: { text: account.username, href: `/accounts/${account.id}` },
  problems: problemsOf(errors),
  action: `/accounts/${account.id}/home`,
  postcode: {
    id: 'postcode',
    name: 'postcode',
    label: 'Postcode',
    hint: 'Kept to notice when a reader opens the file of somebody in their own street, and shown to nobody but administrators. Clear it and nothing is kept.',
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
    value: typed['postcode'] ?? postcode ?? '',
    ...errorOf({ errors }, 'postcode'),
  },
})
