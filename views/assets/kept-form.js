// Keeps one form while it is typed: on the server every few seconds, in its own tab at every letter.
import { linkTo, lineOf, press, sentences } from './draft-says.js'
import { send, signedIn, stateOf } from './draft-send.js'
import { heldFor, hold, letGo } from './draft-store.js'
import { fits, putBack, timeOf, wordsOf } from './draft-words.js'

const pauseMs = 2_000
const longestMs = 5_000
const firstRetryMs = 3_000
const lastRetryMs = 60_000

/** Random enough to tell one open page from another. */
function newWriter() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export class KeptForm {
  constructor(form) {
    const { draft, draftAccount, draftVersion, draftHome } = form.dataset
    this.form = form
    this.place = draft
    this.account = draftAccount
    this.home = draftHome
    this.version = draftVersion === '' ? undefined : Number(draftVersion)
    this.writer = newWriter()
    this.saves = 0
    this.say = lineOf(form)
    this.field = (name) => form.querySelector(`[name="${name}"]`)
    /** Typed and not known to be kept by the server. */
    this.isUnsent = false
    /** Nothing is sent by itself until the writer decides. */
    this.isHalted = false
    /** Record was pressed and not answered. */
    this.isPending = false
    /** Record is under way: whatever is typed now is kept here until it is answered. */
    this.isRecording = false
    this.isGone = false
    this.saving = null
  }

  start() {
    this.resume()
    this.form.addEventListener('input', () => this.typed())
    this.form.addEventListener('change', () => this.typed())
    window.addEventListener('online', () => this.again())
    window.addEventListener('focus', () => this.again())
    window.addEventListener('pagehide', () => this.flush())
    document.addEventListener('visibilitychange', () =>
      document.visibilityState === 'hidden' ? this.flush() : this.again(),
    )
    window.addEventListener('beforeunload', (event) => {
      if (this.isUnsent && this.isLost && !this.isGone) event.preventDefault()
    })
  }

  /** After a reload, a way back, a crash or a sign-in: what this tab holds and the server may not have. */
  resume() {
    const held = heldFor(this.place, this.account)
    const isOurs = held !== null && (held.isUnsent || held.key === this.field('_key').value)
    if (!isOurs) return letGo(this.place)
    this.writer = held.writer
    this.saves = held.saves
    if (this.isRedrawn) return this.syncLater()
    if (!held.isUnsent) return undefined
    if (!fits(this.form, held.words)) return this.drawAgain(held)
    this.field('_key').value = held.key
    this.version = held.version ?? this.version
    putBack(this.form, held.words)
    this.say(sentences.putBack)
    this.isUnsent = true
    return this.save()
  }

  /** Drawn again with a no: it stands as it was just sent, and what is kept follows. */
  get isRedrawn() {
    return new window.URL(this.home, window.location).pathname !== window.location.pathname
  }

  syncLater() {
    this.isUnsent = true
    this.hold()
    this.saveSoon()
  }

  /** Words of rows that this page does not have are sent first, and the page is drawn with them. */
  async drawAgain(held) {
    this.isWaiting = true
    this.saves += 1
    const { key, version, writer, words } = held
    const body = JSON.stringify({ key, version, writer, saves: this.saves, fields: words })
    const { end } = await send(this.place, { body, headers: this.headers })
    if (end === 'lost') {
      this.say(sentences.waits)
      this.timer = window.setTimeout(() => this.drawAgain(held), lastRetryMs)
      return
    }
    if (end === 'done') {
      letGo(this.place)
      window.location.replace(this.home)
      return
    }
    this.isWaiting = false
    this.field('_key').value = key
    putBack(this.form, words)
    this.isUnsent = true
    await this.unkept(end, {})
  }

  /** Words that the server has are not held here too: a tab that is left open says nothing of them. */
  hold() {
    const { account, version, writer, saves, isUnsent } = this
    const key = this.field('_key').value
    const words = isUnsent ? wordsOf(this.form) : null
    hold(this.place, { account, key, version, writer, saves, isUnsent, words })
  }

  typed() {
    if (this.isGone || this.isWaiting) return
    this.isUnsent = true
    if (this.isRecording) return this.hold()
    if (this.isPending) this.say(sentences.typedOn)
    this.isPending = false
    this.hold()
    if (!this.isHalted) this.saveSoon()
  }

  saveSoon() {
    const now = Date.now()
    this.firstAt ??= now
    this.after(Math.max(0, Math.min(pauseMs, this.firstAt + longestMs - now)))
  }

  after(ms) {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => (this.isPending ? this.record() : this.save()), ms)
  }

  /** The signal is back, or the writer is. */
  again() {
    if (this.isGone || this.isHalted) return undefined
    if (this.isWaiting) return this.resume()
    if (this.isPending) return this.record()
    return this.isUnsent ? this.save() : undefined
  }

  /** One save at a time; how the last one ended. */
  save() {
    this.saving ??= this.saveNow().finally(() => {
      this.saving = null
      if (this.isUnsent && !this.isLost && !this.isHalted && !this.isGone) this.saveSoon()
    })
    return this.saving
  }

  body() {
    const { version, writer, saves } = this
    const key = this.field('_key').value
    return JSON.stringify({ key, version, writer, saves, fields: wordsOf(this.form) })
  }

  get headers() {
    return { 'Content-Type': 'application/json', 'X-CSRF-Token': this.field('_csrf').value }
  }

  async saveNow() {
    window.clearTimeout(this.timer)
    this.firstAt = undefined
    this.saves += 1
    this.hold()
    const body = this.body()
    const { end, said } = await send(this.place, { body, headers: this.headers })
    if (this.isGone) return end
    this.isLost = end !== 'done'
    if (end !== 'done') return this.unkept(end, said)
    this.version = said.version
    this.retryMs = firstRetryMs
    this.isUnsent = JSON.stringify(JSON.parse(body).fields) !== JSON.stringify(wordsOf(this.form))
    this.hold()
    if (!this.isPending) this.say(sentences.kept(timeOf(said.savedAt)))
    return end
  }

  async unkept(end, said) {
    if (end === 'expired') return this.renewed()
    if (end === 'lost') this.later(sentences.lost)
    if (end === 'signed-out') this.askToSignIn()
    if (end === 'elsewhere' || end === 'recorded') await this.tellState()
    if (end === 'refused') this.halt(said.detail ?? sentences.lost)
    return end
  }

  later(sentence, offers = []) {
    this.say(sentence, offers)
    this.retryMs = Math.min(lastRetryMs, (this.retryMs ?? firstRetryMs) * 2)
    this.after(this.retryMs)
  }

  halt(sentence, offers = []) {
    this.isHalted = true
    this.isPending = false
    window.clearTimeout(this.timer)
    this.say(sentence, offers)
  }

  askToSignIn() {
    this.isPending = false
    window.clearTimeout(this.timer)
    this.say(sentences.signedOut, [linkTo('/sign-in', 'Sign in')])
  }

  /** Signed in again in another tab: this page's form is proved anew, if it is the same person. */
  async renewed() {
    const { end, account, token } = await signedIn(this.home)
    if (end === 'lost') this.later(sentences.lost)
    else if (end === 'signed-out') this.askToSignIn()
    else if (account !== this.account) this.say(sentences.another, [linkTo('/sign-in', 'Sign in')])
    else {
      this.field('_csrf').value = token
      this.say(sentences.back)
      return this.saveNow()
    }
    return end === 'done' ? 'signed-out' : end
  }

  async tellState() {
    const state = await stateOf(this.place, this.field('_key').value)
    if (state === null) return this.halt(sentences.recordedOnce)
    if (state.recordedAs !== null) return this.tellRecorded(state)
    const takeOver = press('Keep what is here instead', () => {
      this.version = state.version
      this.isHalted = false
      return this.save()
    })
    const see = linkTo(this.home, 'See what was typed there')
    return state.ended
      ? this.halt(sentences.thrownAway, [takeOver])
      : this.halt(sentences.elsewhere(timeOf(state.savedAt)), [takeOver, see])
  }

  tellRecorded({ recordedAs, savedAt }) {
    const clear = press('Clear this form', () => this.leaveFor(this.home))
    this.halt(sentences.recorded(timeOf(savedAt)), [linkTo(recordedAs, 'Open it'), clear])
  }

  /** The page is left or laid aside: what is not kept yet is sent while there is a page to send it from. */
  flush() {
    if (!this.isUnsent || this.isGone || this.isHalted || this.isPending) return
    this.saves += 1
    this.hold()
    const options = { method: 'POST', keepalive: true, body: this.body(), headers: this.headers }
    window.fetch(this.place, options).catch(() => undefined)
  }

  /** Whether everything typed is kept, so that a sign-out loses nothing. */
  async settle() {
    return !this.isUnsent || this.isHalted || (await this.save()) !== 'lost'
  }
}
