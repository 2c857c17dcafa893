// Wakes the GOV.UK and MOJ components; every page works without it.
import { initAll as initGovuk } from '/assets/govuk/govuk-frontend.min.js'
import { initAll as initMoj } from '/assets/moj/moj-frontend.min.js'
import './drafts.js'
import './shift-stops.js'

initGovuk()
initMoj()

// The folded places close on Escape, and when something else is pressed, as people expect of a menu.
const more = document.querySelector('.app-more')
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !more?.open) return
  more.open = false
  more.querySelector('summary').focus()
})
document.addEventListener('click', ({ target }) => {
  if (more?.open && !more.contains(target)) more.open = false
})

// A month is wider than a telephone: it opens on today.
const today = document.querySelector('.app-month__day--today')
const month = today?.closest('.app-table-region')
if (month) month.scrollLeft = today.offsetLeft - month.clientWidth / 2
