// A telephone number is pressed to be rung, whatever it was typed as.
import { toRing } from '../../src/platform/views/telephone.ts'

test.each([
  ['01632 960003', 'tel:01632960003'],
  ['+44 (1632) 960-003', 'tel:+441632960003'],
  ['01632\u00a0960003 ext 22', 'tel:01632960003'],
  ['+44 (0)1632 960003', 'tel:+441632960003'],
  ['(01632) 960003', 'tel:01632960003'],
  ['01632\u2013960003', 'tel:01632960003'],
  ['01632 960003 (2 rings)', 'tel:01632960003'],
  ['01632 960003 2nd floor', 'tel:01632960003'],
])('%s is rung as %s', (phone, href) => {
  expect(toRing('DS Ruth Calder', phone)).toEqual({ text: 'DS Ruth Calder', href })
})

test.each([null, 'through the control room', 'ext 22', '4022', '01632/960003', '01632 96000A'])(
  '%s is not',
  (phone) => {
    expect(toRing('DS Ruth Calder', phone)).toEqual({ text: 'DS Ruth Calder' })
  },
)
