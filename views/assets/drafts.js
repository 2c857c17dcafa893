// Keeps the forms of a page while they are typed, and forgets what a tab holds of them when it should.
import { sentences } from './draft-says.js'
import { letGo, letGoOfAll } from './draft-store.js'
import { RecordedForm } from './recorded-form.js'

const forms = [...document.querySelectorAll('form[data-draft]')].map(
  (form) => new RecordedForm(form),
)
for (const form of forms) form.start()

for (const ends of document.querySelectorAll('form[data-draft-ends]'))
  ends.addEventListener('submit', () => letGo(ends.dataset.draftEnds))

const others = new window.BroadcastChannel('signed-out')
others.addEventListener('message', letGoOfAll)

const signOut = document.querySelector('form[action="/sign-out"]')
signOut?.addEventListener('submit', async (event) => {
  event.preventDefault()
  const settled = await Promise.all(forms.map((form) => form.settle()))
  if (settled.includes(false)) {
    for (const form of forms) form.say(sentences.lostSignOut)
    return
  }
  for (const form of forms) form.isGone = true
  letGoOfAll()
  others.postMessage('signed-out')
  signOut.submit()
})
