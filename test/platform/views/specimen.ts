// The model of the specimen page: invented people with long names and every mark, to see what bends.
import { readFileSync } from 'node:fs'
import type { Views } from '../../../src/platform/views/engine.ts'
import { viewsOf } from '../../support/view-folder.ts'

/** The product's views and the specimen beside them. */
export function specimenViews(): Views {
  return viewsOf({ specimen: readFileSync('test/platform/views/specimen.hbs', 'utf8') }, 'views')
}

const person = {
  name: 'Tobias Ellingham',
  href: '/offenders/41',
  bornText: 'born 3 February 1971, 55',
  visorRef: 'V1234567',
  level: {
    text: 'Very high risk level',
    tagClass: 'govuk-tag--red',
    armsText: 'ARMS 4 months old',
    unsupported: false,
  },
  mappaText: 'MAPPA level 2',
  lastSeenText: 'Last seen 12 January 2026, 49 days ago',
  marks: [
    { text: 'Visit 18 days overdue', tagClass: 'govuk-tag--red' },
    { text: 'Children', tagClass: 'govuk-tag--purple' },
    { text: 'Warning: dogs', tagClass: 'govuk-tag--yellow' },
  ],
  ownerText: 'DC Imran Sollis',
  ownerMissing: false,
}
const people = [
  person,
  {
    ...person,
    name: 'Bartholomew Featherstonehaugh-Cholmondeley-Marjoribanks',
    level: {
      text: 'High risk level',
      tagClass: 'govuk-tag--orange',
      armsText: 'no ratified ARMS',
      unsupported: true,
    },
    mappaText: null,
    lastSeenText: 'Never seen',
    marks: [],
    ownerText: 'nobody',
    ownerMissing: true,
  },
  {
    ...person,
    name: 'Owen Pryce',
    level: {
      text: 'Medium risk level',
      tagClass: 'govuk-tag--yellow',
      armsText: 'ARMS 13 months old, review overdue',
      unsupported: true,
    },
    mappaText: null,
    marks: [{ text: 'Orders', tagClass: 'govuk-tag--blue' }],
  },
]

const figures = [
  {
    number: '14',
    label: 'overdue visits',
    href: '/duties?kind=visit&state=overdue',
    comparisonText: '3 fewer than a week ago',
    countedText: 'In the community, actively managed, and the latest-by date is before today.',
    classes: 'app-figure--alarm',
  },
  {
    number: '3',
    label: 'people not loaded',
    href: '/imports/7',
    countedText: 'Rows of the last register that were rejected and are not yet mended.',
    classes: 'app-figure--alarm',
  },
  {
    number: '9',
    label: 'missing ARMS',
    href: '/duties?kind=arms_initial',
    comparisonText: '4 not started, 3 drafts, 2 awaiting ratification',
  },
  {
    number: '61.50',
    label: 'people to each officer',
    href: '/workload',
    comparisonText: 'policy 50.00',
  },
  { number: '0', label: 'whereabouts unknown', href: null },
]

const select = (id: string, label: string, ...texts: string[]) => ({
  id,
  name: id,
  label,
  items: texts.map((text, index) => ({ value: String(index), text, selected: index === 0 })),
})

const filter = {
  label: 'Filter the backlog',
  action: '/duties',
  clearHref: '/duties',
  active: [{ text: 'Very high risk level', removeHref: '/duties?state=overdue' }],
  fields: [
    { select: select('level', 'Risk level', 'Any', 'Very high', 'High') },
    { select: select('officer', 'Officer', 'Anyone', 'DC Imran Sollis') },
    {
      input: {
        id: 'on',
        name: 'on',
        label: 'As at',
        value: '2/3/2026',
        classes: 'govuk-input--width-10',
      },
    },
  ],
}

const table = {
  caption: 'ARMS by reason',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'arms-by-reason',
  firstCellIsHeader: true,
  head: [
    { text: 'Team' },
    { text: 'State' },
    { text: 'Not started', format: 'numeric' },
    { text: 'Draft', format: 'numeric' },
    { text: 'Returned', format: 'numeric' },
    { text: 'Awaiting ratification', format: 'numeric' },
  ],
  rows: ['North office', 'South office'].map((team, index) => [
    { text: team, href: '/duties' },
    index === 0
      ? { text: 'Late', tagClass: 'govuk-tag--red' }
      : { text: 'In time', note: 'since 1 March 2026' },
    ...['4', '3', '0', '2'].map((text) => ({ text, format: 'numeric' })),
  ]),
}

const summary = {
  rows: [
    {
      key: 'Risk level',
      text: 'Very high risk level',
      tagClass: 'govuk-tag--red',
      note: 'since 3 January 2026, by DS Ruth Calder, resting on the ARMS of 2 January 2026',
    },
    {
      key: 'Address',
      lines: [
        { text: '14 Harrow Terrace, Northmoor NM1 4QT' },
        { text: 'confirmed 12 January 2026' },
      ],
      actions: [{ text: 'Change', href: '/offenders/41/addresses', about: 'address' }],
    },
    {
      key: 'Named officer',
      text: 'DC Imran Sollis',
      href: '/officers/4471',
      actions: [
        { text: 'Change', href: '/a', about: 'named officer' },
        { text: 'Cover', href: '/b' },
      ],
    },
  ],
}

const field = (id: string, label: string) => ({ id, name: id, label })
const form = {
  input: {
    ...field('place', 'Where'),
    hint: 'As it would stand on an envelope',
    error: 'Say where',
    value: '',
  },
  date: { ...field('seenOn', 'When'), hint: 'For example, 28/3/2026', value: '28/2/2026' },
  select: select('crew', 'With whom', 'Nobody', 'DC Imran Sollis'),
  radios: {
    id: 'seen',
    name: 'seen',
    legend: 'Was he seen?',
    items: [
      { value: 'inside', text: 'Inside his home', hint: 'Counts as a visit' },
      { value: 'doorstep', text: 'On the doorstep' },
      { value: 'other', text: 'Elsewhere', conditional: field('elsewhere', 'Where?') },
    ],
  },
  checkboxes: {
    id: 'devices',
    name: 'devices',
    legend: 'Devices checked',
    classes: 'govuk-checkboxes--small',
    items: [
      { value: 'phone', text: 'Phone', checked: true },
      { value: 'laptop', text: 'Laptop' },
    ],
  },
  textarea: { ...field('account', 'What happened'), value: 'Calm.\nNew laptop on the table.' },
  file: { ...field('file', 'The register'), accept: '.csv,.xlsx' },
  password: field('password', 'Password'),
}

export const specimen = {
  title: 'Everything on one page',
  action: '/specimen',
  breadcrumbs: { items: [{ text: 'My team', href: '/' }, { text: 'Specimen' }] },
  problems: [{ text: 'Say where', href: '#place' }],
  parts: [
    { text: 'Overdue', href: '/a', current: true },
    { text: 'To ratify', href: '/b' },
    { text: 'Workload', href: '/c' },
  ],
  figures,
  filter,
  people,
  downloads: [
    { text: 'Download as spreadsheet (CSV)', href: '/duties.csv?state=overdue' },
    { text: 'Download as PDF', href: '/duties.pdf?state=overdue' },
  ],
  pager: {
    label: 'Overdue visits',
    totalText: '1 to 50 of 412 people',
    nextHref: '/duties?after=x',
    firstHref: '/duties',
  },
  table,
  summary,
  timeline: [
    {
      title: 'Visit: no reply',
      byline: 'DC Imran Sollis',
      datetime: '2026-02-27T18:40:00Z',
      whenText: '27 February 2026, 18:40',
      text: 'Second call this week. Car on the drive.',
      tag: 'Attempt',
      tagClass: 'govuk-tag--grey',
    },
    {
      title: 'Risk level raised to very high',
      datetime: '2026-01-03',
      whenText: '3 January 2026',
      href: '/arms/9',
      linkText: 'The assessment',
    },
  ],
  progress: {
    id: 'load',
    label: 'Loading the register',
    percent: 62,
    percentText: '62% done',
    detail: '1,525 of 2,460 rows',
  },
  pagination: {
    items: [
      { number: 1, href: '/1' },
      { number: 2, href: '/2', current: true },
    ],
    previous: { href: '/1' },
    next: { href: '/3' },
  },
  hidden: [{ name: 'version', value: '3' }],
  form,
}
