// Moves a stop of a planned shift by mouse, with the request that its buttons make; the buttons stay for everybody else.
const moveForm = (stop) => stop.querySelector('form[action$="/move"]')
const stops = [...document.querySelectorAll('.app-stops > .app-stop')]
let dragged = null
let mark = null

/** Only for a pointer: a keyboard and a screen reader have the buttons, and meet nothing new. */
function handleOf(stop) {
  const handle = document.createElement('span')
  handle.className = 'app-stop__handle govuk-!-display-none-print'
  handle.draggable = true
  handle.title = 'Drag to another place'
  handle.setAttribute('aria-hidden', 'true')
  handle.addEventListener('dragstart', ({ dataTransfer }) => {
    dragged = stop
    dataTransfer.effectAllowed = 'move'
    dataTransfer.setData('text/plain', stop.id)
    dataTransfer.setDragImage(stop, 0, 0)
  })
  handle.addEventListener('dragend', () => {
    dragged = null
    show(null)
  })
  return handle
}

/** Where the stop would land: before or after the one under the pointer. */
function show(next) {
  mark?.stop.classList.remove('app-stop--before', 'app-stop--after')
  mark = next
  mark?.stop.classList.add(mark.isAfter ? 'app-stop--after' : 'app-stop--before')
}

function over(event, stop) {
  if (dragged === null) return
  event.preventDefault()
  const { top, height } = stop.getBoundingClientRect()
  show(stop === dragged ? null : { stop, isAfter: event.clientY > top + height / 2 })
}

/** A copy is sent, so that the buttons of the page say what they said. */
function send(stop, place) {
  const form = moveForm(stop).cloneNode(true)
  form.elements.namedItem('to').value = String(place)
  form.hidden = true
  document.body.append(form)
  form.requestSubmit()
}

function drop(event) {
  if (dragged === null) return
  event.preventDefault()
  if (mark === null) return
  const rest = stops.filter((stop) => stop !== dragged)
  const place = rest.indexOf(mark.stop) + (mark.isAfter ? 2 : 1)
  if (place !== stops.indexOf(dragged) + 1) send(dragged, place)
}

for (const stop of stops.filter((one) => moveForm(one) !== null)) {
  stop.prepend(handleOf(stop))
  stop.addEventListener('dragover', (event) => over(event, stop))
  stop.addEventListener('drop', drop)
}
