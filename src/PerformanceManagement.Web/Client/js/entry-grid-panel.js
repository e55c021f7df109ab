// What belongs to a row and does not fit into it: reason, forecast and note, what is doubted, both versions of a conflict. Not modal: the table stays in reach.
const element = (tag, cssClass, text) => {
  const made = document.createElement(tag)
  if (cssClass) made.className = cssClass
  if (text !== undefined) made.textContent = text
  return made
}

// A note under its headings, those that are missing with nothing behind them; what is written freely answers the first.
const underHeadings = (note, headings) => {
  const answers = headings.map(() => '')
  let open = -1
  for (const line of note.trim().split('\n')) {
    const at = headings.findIndex((heading, n) => n > open && line.startsWith(`${heading}:`))
    if (at >= 0) open = at
    const under = Math.max(open, 0)
    answers[under] += `${answers[under] && '\n'}${at >= 0 ? line.slice(headings[at].length + 1).trim() : line}`
  }
  return headings.map((heading, n) => `${heading}: ${answers[n].trim()}`).join('\n\n')
}

export class Panel {
  constructor(page) {
    this.page = page
    this.element = document.querySelector('[data-panel]')
    this.title = this.element.querySelector('[data-panel-title]')
    this.body = this.element.querySelector('[data-panel-body]')
    this.row = null
    this.element.querySelector('[data-panel-close]').addEventListener('click', () => this.close())
    this.headings = this.element.dataset.headings.split('|')
    this.element.addEventListener('keydown', (event) => {
      const button = event.altKey && !event.ctrlKey && { KeyL: '[data-use-last]', KeyH: '[data-set-out]' }[event.code]
      if (button) {
        event.preventDefault()
        this.body.querySelector(button)?.click()
        return
      }
      if (event.key !== 'Escape' && !(event.key === 'Enter' && event.altKey)) return
      event.preventDefault()
      this.close()
    })
    this.element.addEventListener('input', () => this.row?.changed())
  }

  open(row, from) {
    if (!row.more) return
    if (this.row) this.close(false)
    this.row = row
    this.from = from
    this.title.textContent = row.name
    this.body.replaceChildren(row.more)
    this.element.hidden = false
    const useLast = row.more.querySelector('[data-use-last]')
    if (useLast) {
      useLast.hidden = false
      useLast.onclick = () => {
        const note = row.controls.get('Note')
        note.value = note.value.trim() ? `${note.value}\n\n${row.more.querySelector('[data-last-note]').textContent}` : row.more.querySelector('[data-last-note]').textContent
        row.changed()
        note.focus()
      }
    }
    if (!row.more.querySelector('[data-set-out]')) row.controls.get('Note').closest('.govuk-form-group').after(this.setOut(row))
    this.refresh(row)
    const reason = row.more.querySelector('[data-doubt-reason]:not([hidden]) textarea')
    const first = row.more.querySelector('[data-doubts] button') ?? (row.doubts.length ? reason : null) ?? row.more.querySelector('[data-doubts] input') ?? row.controls.get('Note')
    first.focus()
  }

  close(returnsFocus = true) {
    const { row, from } = this
    if (!row) return
    row.tr.querySelector('[data-more]').append(row.more)
    this.row = null
    this.element.hidden = true
    row.left()
    if (returnsFocus) from?.focus()
  }

  refresh(row) {
    row.show()
    if (this.row !== row) return
    const place = row.more.querySelector('[data-doubts]')
    const hadFocus = place.contains(document.activeElement)
    place.replaceChildren()
    if (row.conflict) place.append(...this.versions(row))
    else {
      const said = [...row.problems.filter((p) => p.field && !['Value', 'Numerator', 'Denominator'].includes(p.field)), ...row.doubts]
      if (said.length) {
        const list = element('ul', 'govuk-list govuk-list--bullet')
        list.append(...said.map((s) => element('li', '', s.message)))
        place.append(list)
      }
      if (row.doubts.some((doubt) => !doubt.needsReason)) place.append(this.tick(row))
    }
    row.more.querySelector('[data-doubt-reason]').hidden = !row.doubts.some((doubt) => doubt.needsReason) && !row.controls.get('DoubtReason').value
    if (hadFocus) (place.querySelector('input, button') ?? this.title).focus()
  }

  // The four questions of a commentary, in the field of the note: as its headings they are read again.
  setOut(row) {
    const button = Object.assign(element('button', 'govuk-button govuk-button--secondary', 'Set out the four questions'), { type: 'button' })
    button.dataset.setOut = ''
    button.addEventListener('click', () => {
      const note = row.controls.get('Note')
      note.value = underHeadings(note.value, this.headings)
      // All of it in sight.
      note.rows = Math.max(note.rows, 12)
      row.changed()
      note.focus()
      // Where the first answer is missing.
      const missing = note.value.match(/^.+: $|^.+:$/m)
      const place = missing ? missing.index + missing[0].length : note.value.length
      note.setSelectionRange(place, place)
    })
    return button
  }

  tick(row) {
    const boxes = element('div', 'govuk-checkboxes govuk-checkboxes--small')
    const item = element('div', 'govuk-checkboxes__item')
    const box = Object.assign(element('input', 'govuk-checkboxes__input'), { type: 'checkbox', id: 'panel-confirmed', checked: row.confirmed !== null })
    const label = Object.assign(element('label', 'govuk-label govuk-checkboxes__label', 'Submit the note as it is, or without one'), { htmlFor: 'panel-confirmed' })
    // Not something typed into the row.
    box.addEventListener('input', (event) => event.stopPropagation())
    box.addEventListener('change', () => {
      row.confirmed = box.checked ? row.confirm : null
      row.confirmedFor = row.asText()
      row.show()
    })
    item.append(box, label)
    boxes.append(item)
    return boxes
  }

  versions(row) {
    const { panel } = row.conflict
    const heading = element('p', 'govuk-body', `${panel.isOwn ? 'You saved this in another window meanwhile' : 'Someone else saved this while you were working'}: stored by ${panel.who}. What you typed is not saved.`)
    const table = element('table', 'govuk-table pm-theirs-and-mine')
    table.append(element('caption', 'govuk-visually-hidden', 'What is stored and what you typed'))
    const head = table.createTHead().insertRow()
    head.append(element('td'), ...['Stored', 'Yours, not saved'].map((text) => Object.assign(element('th', '', text), { scope: 'col' })))
    const lines = table.createTBody()
    for (const line of panel.lines) {
      const tr = lines.insertRow()
      tr.append(Object.assign(element('th', '', `${line.label}${line.differs ? ' (differs)' : ''}`), { scope: 'row' }), element('td', line.differs ? 'pm-differs' : '', line.theirs || '–'), element('td', line.differs ? 'pm-differs' : '', line.mine || '–'))
    }
    const buttons = element('div', 'govuk-button-group')
    for (const [text, isMine] of [['Keep what is stored', false], ['Use mine instead', true]]) {
      const button = Object.assign(element('button', `govuk-button${isMine ? ' govuk-button--secondary' : ''}`, text), { type: 'button' })
      button.addEventListener('click', () => {
        row.settle(isMine)
        this.close()
      })
      buttons.append(button)
    }
    return [heading, table, buttons]
  }
}
