// One of the several forms of a page about a restricted file.
import type { Field } from '../../platform/views/fields.ts'
import type { HiddenFields } from '../../platform/views/models.ts'

export type FormModel = Readonly<{
  heading: string | null
  intro: string | null
  action: string
  hidden: HiddenFields
  sections: readonly Readonly<{ legend: string | null; fields: readonly Field[] }>[]
  submitText: string
  submitClasses: string
}>

type FormAsk = Omit<FormModel, 'sections' | 'submitClasses'> &
  Readonly<{ fields: readonly Field[]; isLesser?: boolean }>

export const formOf = ({ fields, isLesser, ...form }: FormAsk): FormModel => ({
  ...form,
  sections: [{ legend: null, fields }],
  submitClasses: isLesser === true ? 'govuk-button--secondary' : '',
})
