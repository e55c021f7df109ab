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

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
