// What each error page is told, for the tests that draw them.
import type { ErrorPages } from '../../../src/platform/views/error-pages.ts'

const kept = [{ label: 'What happened', value: 'Spoke to his brother.\nHe <was> out.' }]
export const errorSamples: ErrorPages = {
  'errors/not-found': { homeHref: '/' },
  'errors/forbidden': {
    whyText: 'Only a supervisor can approve a later visit date.',
    nextText: 'Ask your supervisor to approve it.',
    homeHref: '/',
    kept,
  },
  'errors/reason-needed': {
    aboutText: 'This file belongs to South office.',
    action: '/access-reasons',
    next: '/offenders/41',
    homeHref: '/',
    problems: [{ text: 'Say why you need this file', href: '#reason' }],
    reasons: {
      id: 'reason',
      name: 'reason',
      legend: 'Why do you need it?',
      error: 'Say why you need this file',
      items: [
        { value: 'covering', text: 'I am covering for the owner' },
        { value: 'on_call', text: 'I am on call' },
        { value: 'at_the_door', text: 'I am at the door' },
        {
          value: 'other',
          text: 'Something else',
          conditional: { id: 'why', name: 'why', label: 'Say what' },
        },
      ],
    },
  },
  'errors/stale': {
    changedText: 'DS Ruth Calder changed this visit plan at 09:41.',
    againHref: '/offenders/41/visit-plan',
    kept,
  },
  'errors/broken': { errorId: 'E-7K2M9', unconfirmed: true, homeHref: '/', kept },
  'errors/unavailable': { waitText: 'a minute', againHref: '/duties', unconfirmed: true, kept },
  'errors/not-signed-in': { signInHref: '/sign-in?next=%2Fduties', kept },
  'errors/too-large': { limitText: '10 MB', againHref: '/imports' },
  'errors/refused': {
    title: 'Some of this needs putting right',
    sentences: ['There is no field called colour here'],
    ways: [{ text: 'The page as it is now', href: '/duties' }],
    homeHref: '/',
    kept,
  },
  'errors/too-many': { waitText: '15 minutes', againHref: '/sign-in' },
}
