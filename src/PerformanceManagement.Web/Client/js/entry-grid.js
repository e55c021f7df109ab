// Everything that is owed, as a sheet: the pattern of an ARIA grid over a table that is a plain form without this.
import { Cells } from './entry-grid-cells.js'
import { Kept } from './entry-grid-kept.js'
import { Panel } from './entry-grid-panel.js'
import { Row } from './entry-grid-row.js'

const atOnce = 2
const patience = 20000
const firstRetry = 2000
const longestRetry = 30000

export class EntryGrid {
  constructor(form) {
    this.form = form
    this.kept = new Kept(form.dataset.user)
    this.token = form.querySelector('input[name="__RequestVerificationToken"]').value
    this.notices = form.querySelector('[data-notices]')
    this.spoken = form.querySelector('[data-spoken]')
    this.isCutOff = false
    this.retryAfter = firstRetry
    this.panel = new Panel(this)
    this.rows = [...form.querySelectorAll('tr[data-row]')].map((tr) => new Row(tr, this))
    this.cells = new Cells(this, form.querySelector('[data-grid]'))
  }

  start() {
    this.form.querySelector('[data-keys]').hidden = false
    for (const row of this.rows) {
      const details = row.tr.querySelector('[data-more]')
      if (details) details.hidden = true
      const open = row.tr.querySelector('[data-open]')
      if (!open) continue
      open.hidden = false
      open.addEventListener('click', () => this.panel.open(row, open))
    }
    this.cells.start()
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (event.submitter?.value === 'submit') this.submitAll()
      else this.saveAll()
    })
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (!event.repeat) this.submitAll()
    })
    window.addEventListener('online', () => this.retry())
    window.addEventListener('offline', () => this.cutOff('There is no connection.'))
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') for (const row of this.rows) if (row.isChanged) row.saveDraft(true)
    })
    // Where the browser keeps nothing, leaving asks first.
    window.addEventListener('beforeunload', (event) => { if (!this.kept.works && this.rows.some((row) => row.isChanged)) event.preventDefault() })
    this.restore()
    if (!this.kept.works) this.notice('storage', 'This browser keeps nothing for this site, so what is not saved yet is gone when you leave the page.')
    if (location.hash === '#grid') this.cells.begin()
  }

  // Sends something of a row. Nothing but an answer of the server counts as stored.
  async post(what, body, isLeaving = false) {
    let response
    try {
      response = await fetch(this.form.dataset[what], {
        method: 'POST',
        redirect: 'manual',
        keepalive: isLeaving,
        signal: AbortSignal.timeout(patience),
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-requested-with': 'XMLHttpRequest', RequestVerificationToken: this.token },
        body: JSON.stringify(body)
      })
    } catch {
      this.cutOff('There is no connection to the server.')
      return { kept: 'Not saved: no connection. Kept in this browser' }
    }
    if (response.ok) {
      const answer = await response.json().catch(() => null)
      if (answer) {
        this.reached()
        return { answer }
      }
    }
    if (response.status === 401 || response.type === 'opaqueredirect') {
      this.signedOut()
      return { kept: 'Not saved: signed out. Kept in this browser' }
    }
    if (response.status === 403) return { kept: 'Not saved: this is not yours to enter. Ask the performance team' }
    if (response.status === 404) return { kept: 'Not saved: no open quarter asks for this any more' }
    if (response.status === 400) {
      this.notice('connection', 'This page was open too long to save from. What you typed is kept in this browser and stands in the table again once the page is loaded again.', [['Load the page again', () => location.reload()]])
      return { kept: 'Not saved: load the page again. Kept in this browser' }
    }
    this.cutOff('The server cannot save at present.')
    return { kept: 'Not saved: the server cannot at present. Kept in this browser' }
  }

  cutOff(why) {
    const text = `${why} What you type is kept in this browser and sent when that is over.`
    if (!this.isCutOff) this.speak(text)
    this.isCutOff = true
    this.notice('connection', text, [['Try again now', () => this.retry()]])
    clearTimeout(this.retrying)
    this.retrying = setTimeout(() => this.retry(), this.retryAfter)
    this.retryAfter = Math.min(this.retryAfter * 2, longestRetry)
  }

  signedOut() {
    this.isCutOff = true
    const text = 'You are signed out. What you typed is kept in this browser and stands in the table again when you have signed in.'
    this.notice('connection', text, [['Try again now', () => this.retry()]], [['Sign in', this.form.dataset.signIn]])
    this.speak(text)
  }

  reached() {
    if (!this.isCutOff) return
    this.isCutOff = false
    this.retryAfter = firstRetry
    clearTimeout(this.retrying)
    this.notice('connection', null)
    this.speak('The connection is back.')
    for (const row of this.rows) if (row.unsent) row.afterLast(row.unsent)
  }

  // One row feels its way; where it gets through, the others follow. One that was sent and lost its answer is stored once: the server knows it again.
  retry() {
    clearTimeout(this.retrying)
    const row = this.rows.find((r) => r.unsent) ?? this.rows.find((r) => r.isChanged && !r.conflict)
    const isOver = () => {
      this.isCutOff = false
      this.notice('connection', null)
    }
    if (row) row.afterLast(row.unsent ?? 'draft').then((became) => { if (became === 'nothing') isOver() })
    else isOver()
  }

  async saveAll() {
    this.cells.commit()
    const changed = this.rows.filter((row) => row.isChanged)
    for (const row of changed) row.refused = null
    await this.each(changed, (row) => row.saveDraft())
    const left = changed.filter((row) => row.isChanged)
    this.said(left.length === 0 ? (changed.length ? 'All drafts are saved.' : 'There is nothing that is not saved.') : `${left.length} of ${changed.length} could not be saved.`)
  }

  async submitAll() {
    if (this.isSubmitting) return
    this.isSubmitting = true
    try {
      this.cells.commit()
      const ready = this.rows.filter((row) => row.isReady)
      if (ready.length === 0) {
        this.said('Nothing is ready to submit yet.')
        return
      }
      this.said(`Submitting ${ready.length === 1 ? '1 value' : `${ready.length} values`}…`)
      const became = new Map()
      await this.each(ready, async (row) => became.set(row, await row.submit()))
      const done = ready.filter((row) => became.get(row) === 'saved').length
      const left = ready.filter((row) => became.get(row) !== 'saved')
      for (const row of left) row.show()
      this.said(`${done === 1 ? '1 value' : `${done} values`} submitted.${left.length ? ` ${left.length} not.` : ''}`)
      this.notice('left', left.length ? `${left.length === 1 ? '1 value is' : `${left.length} values are`} not submitted:` : null, [], left.map((row) => [`${row.name}: ${became.get(row) === 'unsent' ? 'kept in this browser until the server can be reached.' : row.obstacle}`, `#${row.tr.id}`, row]))
    } finally {
      this.isSubmitting = false
    }
  }

  async each(rows, work) {
    const waiting = [...rows]
    const worker = async () => { while (waiting.length) await work(waiting.shift()) }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }

  // What was typed before and did not get through stands in the table again, over the version that it was typed over: a conflict is seen as one.
  restore() {
    const back = []
    const elsewhere = []
    const closed = []
    for (const kept of this.kept.all()) {
      const row = this.rows.find((r) => r.code === kept.code && r.period === kept.period)
      if (!row) {
        elsewhere.push(kept)
        continue
      }
      if (row.controls.size === 0) {
        closed.push({ row, kept })
        continue
      }
      const now = { values: row.typed(), resultVersion: row.resultVersion, draftVersion: row.draftVersion }
      for (const [field, value] of Object.entries(kept.fields)) if (row.controls.has(field)) row.controls.get(field).value = value
      if (!row.isChanged) {
        this.kept.drop(row)
        continue
      }
      row.resultVersion = kept.resultVersion
      row.draftVersion = kept.draftVersion
      row.say('Typed before, not saved yet')
      back.push({ row, now })
    }
    if (elsewhere.length) {
      this.notice('elsewhere', 'Also kept in this browser and not saved, of rows that are not on this page:', [['Throw it away', () => {
        for (const kept of elsewhere) this.kept.drop(kept)
        this.notice('elsewhere', null)
      }]], elsewhere.map((kept) => [kept.name, `${this.form.dataset.one}?search=${encodeURIComponent(kept.code)}`]))
    }
    if (closed.length) {
      const words = closed.map(({ row, kept }) => `${row.name}: ${Object.entries(kept.fields).filter(([field, value]) => value && field !== 'Quality').map(([, value]) => `“${value}”`).join(', ')}`)
      this.notice('closed', `What you typed before and was not saved can no longer be entered here. ${words.join('. ')}.`, [['Throw it away', () => {
        for (const { row } of closed) this.kept.drop(row)
        this.notice('closed', null)
      }]])
    }
    if (back.length === 0) return
    const text = `What you typed before in ${back.length === 1 ? '1 row' : `${back.length} rows`} was not saved. It stands in the table again and is being saved.`
    this.notice('restored', text, [['Throw it away', () => {
      for (const { row, now } of back.filter(({ row: r }) => r.isChanged)) {
        clearTimeout(row.saving)
        for (const [field, value] of Object.entries(now.values)) row.controls.get(field).value = value
        Object.assign(row, { resultVersion: now.resultVersion, draftVersion: now.draftVersion, conflict: null, unsent: null })
        row.changed()
      }
      this.notice('restored', null)
      this.said('Thrown away.')
    }]])
    this.speak(text)
    for (const { row } of back) row.saving = setTimeout(() => row.saveDraft(), saveRestoredAfter)
  }

  // Visible, and read out without taking the focus.
  said(text) {
    this.form.querySelector('[data-said]').textContent = text
    this.speak(text)
  }

  speak(text) { if (this.spoken.textContent !== text) this.spoken.textContent = text }

  // A notice above the table by its name; null takes it away.
  notice(name, text, actions = [], links = []) {
    const shown = this.notices.querySelector(`[data-notice="${name}"]`)
    // One that says the same stays, with the focus that may be in it.
    if (shown && links.length === 0 && shown.firstChild.textContent === text) return
    shown?.remove()
    if (text === null) return
    const box = document.createElement('div')
    box.className = 'pm-grid-notice'
    box.dataset.notice = name
    const words = document.createElement('p')
    words.className = 'govuk-body'
    words.textContent = text
    box.append(words)
    if (links.length) {
      const list = document.createElement('ul')
      list.className = 'govuk-list'
      for (const [label, href, row] of links) {
        const link = Object.assign(document.createElement('a'), { className: 'govuk-link', href, textContent: label })
        if (row) link.addEventListener('click', (event) => {
          event.preventDefault()
          this.cells.goTo(row)
        })
        const item = document.createElement('li')
        item.append(link)
        list.append(item)
      }
      box.append(list)
    }
    for (const [label, act] of actions) {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'govuk-button govuk-button--secondary', textContent: label })
      button.addEventListener('click', act)
      box.append(button)
    }
    this.notices.append(box)
  }
}

const saveRestoredAfter = 4000
