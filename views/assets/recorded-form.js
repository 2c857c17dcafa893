// Records a form that is kept while it is typed: once, however often it is sent and whenever the signal comes back.
import { press, sentences } from './draft-says.js'
import { send } from './draft-send.js'
import { letGo } from './draft-store.js'
import { wordsOf } from './draft-words.js'
import { KeptForm } from './kept-form.js'

export class RecordedForm extends KeptForm {
  start() {
    super.start()
    this.form.addEventListener('submit', (event) => this.submitted(event))
  }

  submitted(event) {
    if (this.isGone) return undefined
    const { submitter } = event
    event.preventDefault()
    if (submitter?.hasAttribute('data-draft-keep')) {
      this.isHalted = false
      this.isUnsent = true
      return this.save()
    }
    return submitter?.hasAttribute('formaction') ? this.pass(submitter) : this.record()
  }

  /** Another press that leads to another page: only once it is known that there is a signal and a sign-in. */
  async pass(submitter) {
    this.isUnsent = true
    if ((await this.save()) !== 'done') return
    this.sendNatively(submitter)
  }

  /** As a browser sends it: the answer is a page of its own. */
  sendNatively(submitter) {
    this.hold()
    this.isGone = true
    if (submitter === null) this.form.submit()
    else this.form.requestSubmit(submitter)
  }

  async record() {
    if (this.isRecording) return undefined
    this.isRecording = true
    window.clearTimeout(this.timer)
    this.isPending = true
    this.isUnsent = true
    this.hold()
    this.say(sentences.sending)
    this.pressesSay((button) => button.dataset.draftPress)
    const sent = this.asItStands()
    const answer = await this.sendRecord()
    this.isRecording = false
    const isTypedOn = sent !== this.asItStands()
    if (answer.end === 'done' && !isTypedOn) return this.leaveFor(answer.onward)
    this.pressesSay((button) => button.dataset.draftRests)
    return isTypedOn ? this.typedMeanwhile(answer) : this.unrecorded(answer)
  }

  asItStands() {
    return JSON.stringify(wordsOf(this.form))
  }

  /** The buttons that record say that they do, and then what they said before. */
  pressesSay(words) {
    for (const button of this.form.querySelectorAll('[data-draft-press]')) {
      button.dataset.draftRests ??= button.textContent
      button.textContent = words(button)
    }
  }

  /** What was typed while it was under way is not in it: the page is not left with it. */
  typedMeanwhile(answer) {
    this.isPending = false
    if (answer.end === 'done') return this.tellState()
    if (answer.end === 'expired') return this.renewed()
    if (answer.end !== 'lost') return this.unrecorded(answer)
    this.isLost = true
    return this.later(sentences.typedOn)
  }

  sendRecord() {
    const body = new window.URLSearchParams(new window.FormData(this.form)).toString()
    return send(this.form.getAttribute('action'), {
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  }

  async unrecorded({ end, status, said }) {
    this.isLost = true
    if (end === 'lost') return this.later(sentences.lostRecord, this.pendingOffers())
    this.isPending = false
    if (end === 'expired') {
      this.isUnsent = true
      return (await this.renewed()) === 'done' ? this.record() : undefined
    }
    // What is wrong with the form is told on the form, as it is without a script.
    if (end !== 'recorded' && (status === 409 || status === 422)) return this.sendNatively(null)
    return this.unkept(end, said)
  }

  pendingOffers() {
    return [
      press('Send it now', () => this.record()),
      press('Do not send it by itself', () => {
        this.isPending = false
        this.later(sentences.lost)
      }),
    ]
  }

  leaveFor(href) {
    this.isGone = true
    window.clearTimeout(this.timer)
    letGo(this.place)
    window.location.assign(href)
  }
}
