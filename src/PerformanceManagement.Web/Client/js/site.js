import { initAll } from 'govuk-frontend'
import { initAll as initMoj } from '@ministryofjustice/frontend'

// GOV.UK Frontend asks for these classes. Its own snippet is an inline script, which our Content-Security-Policy refuses.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
initMoj()

// A form that was changed and not sent asks before the page is left.
for (const form of document.querySelectorAll('form[data-warn-unsaved]')) {
  let changed = false
  form.addEventListener('input', () => { changed = true })
  form.addEventListener('submit', () => { changed = false })
  window.addEventListener('beforeunload', (event) => { if (changed) event.preventDefault() })
}

// Filters apply at once; without script the button beside them does it.
for (const field of document.querySelectorAll('form[data-submit-on-change] select, form[data-submit-on-change] input[type=checkbox]')) {
  field.addEventListener('change', () => field.form.requestSubmit())
}

// All boxes of a list at once.
for (const button of document.querySelectorAll('button[data-select-all]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const boxes = [...button.form.querySelectorAll(`input[type=checkbox][name="${button.dataset.selectAll}"]`)]
    const all = boxes.some((box) => !box.checked)
    for (const box of boxes) box.checked = all
    boxes[0]?.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Sections are dragged by their handles. Dropped, one sends the form that its buttons send.
for (const list of document.querySelectorAll('[data-sortable]')) {
  let dragged = null
  let before = null
  for (const row of list.children) {
    const handle = row.querySelector('[data-handle]')
    if (!handle || !row.querySelector('form[data-move]')) continue
    handle.hidden = false
    handle.addEventListener('dragstart', (event) => {
      dragged = row
      before = row.nextElementSibling
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', row.id)
      event.dataTransfer.setDragImage(row, 0, 0)
      row.classList.add('pm-section--dragged')
    })
    // Let go outside the list, it goes back.
    handle.addEventListener('dragend', () => {
      if (!dragged) return
      dragged.classList.remove('pm-section--dragged')
      list.insertBefore(dragged, before)
      dragged = null
    })
  }
  // The row itself comes under the mouse when it is moved there: what is let go in that moment is dropped too.
  list.addEventListener('dragenter', (event) => { if (dragged) event.preventDefault() })
  list.addEventListener('dragover', (event) => {
    if (!dragged) return
    event.preventDefault()
    const row = event.target.closest('li')
    if (!row || row === dragged || row.parentElement !== list) return
    const box = row.getBoundingClientRect()
    list.insertBefore(dragged, event.clientY > box.top + box.height / 2 ? row.nextElementSibling : row)
  })
  list.addEventListener('drop', (event) => {
    if (!dragged) return
    event.preventDefault()
    const row = dragged
    dragged = null
    row.classList.remove('pm-section--dragged')
    if (row.nextElementSibling === before) return
    const form = row.querySelector('form[data-move]')
    const to = document.createElement('input')
    to.type = 'hidden'
    to.name = 'To'
    to.value = [...list.children].indexOf(row) + 1
    form.append(to)
    form.requestSubmit()
  })
}

// What explains a row opens under it; without script it is a page of its own.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a.pm-why')
  const row = link?.closest('tr, li')
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  const opened = row.nextElementSibling?.matches('.pm-why-row') ? row.nextElementSibling : null
  if (opened) {
    opened.remove()
    link.setAttribute('aria-expanded', 'false')
    return
  }
  const address = new URL(link.href)
  address.searchParams.set('inside', 'true')
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null)
  // Signed out, offline or a fault: the page says which.
  if (!answer?.ok || answer.redirected) { location.assign(link.href); return }
  const place = document.createElement(row.localName)
  place.className = 'pm-why-row'
  let inside = place
  if (row.localName === 'tr') {
    inside = place.insertCell()
    inside.colSpan = row.closest('table').rows[0].cells.length
  }
  inside.innerHTML = await answer.text()
  row.after(place)
  link.setAttribute('aria-expanded', 'true')
})
for (const link of document.querySelectorAll('a.pm-why')) link.setAttribute('aria-expanded', 'false')

// A chart is one stop of the tab key; the arrow keys go from point to point, and what a point says stands above the drawing. The mouse does the same.
// Each of its layouts has points of its own; the one that is not shown cannot be reached.
for (const chart of document.querySelectorAll('[data-chart]')) {
  const reading = chart.querySelector('.pm-chart__reading')
  let last = null
  const show = (spot) => {
    last?.classList.remove('pm-chart__spot--read')
    spot.classList.add('pm-chart__spot--read')
    reading.textContent = spot.getAttribute('aria-label')
    last = spot
  }
  // Not of the drawing: a drawing that listens for the focus gets it.
  chart.addEventListener('focusin', (event) => { if (event.target.matches('.pm-chart__spot')) show(event.target) })
  for (const drawing of chart.querySelectorAll('svg.pm-chart__drawing')) {
    const spots = [...drawing.querySelectorAll('.pm-chart__spot')]
    if (spots.length === 0) continue
    const reach = (spot) => {
      for (const other of spots) other.setAttribute('tabindex', other === spot ? '0' : '-1')
    }
    // The latest is what most come for, and not what is expected.
    const latest = spots.findLast((spot) => !spot.matches('.pm-chart__spot--expected')) ?? spots.at(-1)
    reach(latest)
    if (drawing.getClientRects().length > 0) show(latest)
    reading.hidden = false
    drawing.addEventListener('keydown', (event) => {
      const at = spots.indexOf(document.activeElement)
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: spots.length - 1 }[event.key]
      if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      const spot = spots[Math.min(Math.max(to, 0), spots.length - 1)]
      reach(spot)
      spot.focus()
    })
    drawing.addEventListener('pointermove', (event) => {
      const far = (spot) => {
        const box = spot.getBoundingClientRect()
        return Math.hypot(event.clientX - box.left - box.width / 2, (event.clientY - box.top - box.height / 2) / 4)
      }
      show(spots.reduce((nearest, spot) => far(spot) < far(nearest) ? spot : nearest))
    })
  }
}

// A meeting goes from measure to measure by keys, as slides do, and by the buttons of a presenter. Not out of a field, and not where a key has a meaning.
const meeting = document.querySelector('[data-meeting]')
if (meeting) {
  const leads = {
    ArrowRight: '[rel=next]', PageDown: '[rel=next]', ArrowLeft: '[rel=prev]', PageUp: '[rel=prev]', Home: '[data-first]', End: '[data-last]', Escape: '[data-leave]'
  }
  document.addEventListener('keydown', (event) => {
    const link = leads[event.key] && meeting.querySelector(leads[event.key])
    if (!link || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.target.closest('input, select, textarea, summary, [contenteditable], [tabindex]:not([tabindex="-1"])')) return
    event.preventDefault()
    link.click()
  })
}

// Everything that is owed in one table: a form without script, a sheet with it.
const sheet = document.querySelector('form[data-entry-grid]')
if (sheet) import('./entry-grid.js').then(({ EntryGrid }) => new EntryGrid(sheet).start())

// A note starts from the last one by its link or by one key, without leaving what has been typed: a field that has text keeps it, and gets the last note under it.
const startNote = document.querySelector('[data-start-note]')
if (startNote) {
  const start = () => {
    const texts = [...document.querySelector('[data-last-note]').content.querySelectorAll('[data-for]')].filter((text) => text.textContent.trim() !== '')
    const fields = texts.map((text) => [document.getElementById(text.dataset.for), text.textContent.trim()]).filter(([field]) => field)
    // A date that is answered stays the one that was typed.
    for (const [field, text] of fields) {
      if (field.value.includes(text)) continue
      if (field.value.trim() === '') field.value = text
      else if (field.matches('textarea')) field.value = `${field.value.trimEnd()}\n\n${text}`
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.closest('details')?.setAttribute('open', '')
    }
    fields[0]?.[0].focus()
  }
  startNote.addEventListener('click', (event) => {
    event.preventDefault()
    start()
  })
  document.addEventListener('keydown', (event) => {
    if (event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    event.preventDefault()
    start()
  })
  document.querySelector('[data-start-note-key]').hidden = false
}
