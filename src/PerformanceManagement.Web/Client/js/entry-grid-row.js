// One row: what is typed in it, what the server says of it, and how far it is stored. Its requests go one after another, so that each has the version of the last.
const checkAfter = 350
const saveAfter = 1500
const saveAfterLeaving = 250
const notTyped = ['ResultVersion', 'DraftVersion', 'ConfirmedFigures', 'DoubtedFigures']
const figures = ['Value', 'Numerator', 'Denominator', 'YearToDate', 'Reason', 'JudgedStatus', 'Forecast', 'Note']

export class Row {
  constructor(tr, page) {
    this.tr = tr
    this.page = page
    this.code = tr.dataset.code
    this.period = tr.dataset.period
    this.name = tr.dataset.name
    this.isOwnDraft = tr.dataset.ownDraft === 'true'
    this.controls = new Map()
    for (const control of tr.querySelectorAll('[name*=".Form."]')) {
      const field = control.name.split('.Form.')[1]
      if (!notTyped.includes(field)) this.controls.set(field, control)
    }
    this.resultVersion = tr.querySelector('[data-result-version]').value || null
    this.draftVersion = tr.querySelector('[data-draft-version]').value || null
    this.more = tr.querySelector('[data-more-fields]')
    this.saved = this.asText()
    this.problems = []
    this.doubts = []
    this.confirm = tr.querySelector('[data-doubted]')?.value || null
    this.savedConfirm = this.confirm
    this.confirmed = null
    this.conflict = null
    this.refused = null
    this.unsent = null
    this.last = Promise.resolve()
  }

  typed() { return Object.fromEntries([...this.controls].map(([field, control]) => [field, control.value])) }

  asText() { return JSON.stringify(this.typed()) }

  get isChanged() { return this.asText() !== this.saved }

  get isEmpty() { return figures.every((field) => !this.controls.get(field)?.value.trim()) }

  get isReady() { return !this.isEmpty && (this.isChanged || this.isOwnDraft) }

  get isActive() { return this.tr.contains(document.activeElement) || this.page.panel.row === this }

  set(field, value) {
    const control = this.controls.get(field)
    if (control.value === value) return
    control.value = value
    this.changed()
  }

  // Something was typed: it is kept at once, rated soon, and stored when the hand rests or goes on to another row.
  changed() {
    clearTimeout(this.checking)
    clearTimeout(this.saving)
    // A submission that did not get through was of what stood there then.
    if (this.unsent) this.unsent = 'draft'
    if (this.confirmed && this.asText() !== this.confirmedFor) this.confirmed = null
    if (!this.isChanged) {
      this.page.kept.drop(this)
      this.refused = null
      this.judge([], [], this.savedConfirm)
      this.say('')
      return
    }
    this.page.kept.keep(this)
    this.say('Not saved yet')
    if (this.conflict) return
    this.checking = setTimeout(() => this.check(), checkAfter)
    this.saving = setTimeout(() => this.saveDraft(), saveAfter)
  }

  left() {
    this.show()
    if (!this.isChanged || this.conflict) return
    clearTimeout(this.checking)
    clearTimeout(this.saving)
    this.saving = setTimeout(() => this.saveDraft(), saveAfterLeaving)
  }

  async check() {
    if (this.isEmpty || this.page.isCutOff) return
    const sent = this.asText()
    const { answer } = await this.page.post('check', this.body('check'))
    // What was typed on meanwhile is checked by itself. Where nothing came, storing it says why.
    if (!answer || this.asText() !== sent || this.saved === sent) return
    this.judge(answer.problems, answer.doubts, answer.confirm)
    this.rate(answer.rating)
  }

  saveDraft(isLeaving = false) { return this.afterLast('draft', isLeaving) }

  submit() { return this.afterLast('submit') }

  afterLast(mode, isLeaving = false) {
    const run = this.last.then(() => this.save(mode, isLeaving))
    this.last = run.catch(() => {})
    return run
  }

  body(mode) {
    return { code: this.code, period: this.period, form: { ...this.typed(), ResultVersion: this.resultVersion, DraftVersion: this.draftVersion, ConfirmedFigures: this.confirmed, DoubtedFigures: this.confirm, Save: mode } }
  }

  // Answers 'saved', 'nothing', or what kept it from being saved.
  async save(mode, isLeaving) {
    clearTimeout(this.checking)
    clearTimeout(this.saving)
    const sent = this.asText()
    if (this.conflict) return 'conflict'
    if (mode === 'draft' ? !this.isChanged || sent === this.refused : !this.isReady) return 'nothing'
    this.say(mode === 'draft' ? 'Saving…' : 'Submitting…')
    const { answer, kept } = await this.page.post('save', this.body(mode), isLeaving)
    if (!answer) {
      this.unsent = mode
      this.say(kept)
      return 'unsent'
    }
    this.unsent = null
    if (answer.conflict) {
      this.conflict = answer.conflict
      this.judge([], [], null)
      this.say('')
      this.page.panel.refresh(this)
      this.page.speak(`${this.name}: ${this.conflict.panel.isOwn ? 'you saved this in another window meanwhile' : 'someone else saved this meanwhile'}. Alt and Enter shows both versions.`)
      return 'conflict'
    }
    const isSame = this.asText() === sent
    if (isSame) {
      this.judge(answer.problems, answer.doubts, answer.confirm)
      this.rate(answer.rating)
    }
    if (!answer.isSaved) {
      this.refused = mode === 'draft' ? sent : null
      this.say(mode === 'draft' ? 'Not saved: kept in this browser' : 'Not submitted: check it')
      // It can be a draft all the same.
      if (mode === 'submit' && isSame && this.isChanged) this.saving = setTimeout(() => this.saveDraft(), saveAfterLeaving)
      return answer.problems.length ? 'refused' : 'doubted'
    }
    this.stored(answer, sent)
    if (isSame) this.page.kept.drop(this)
    else this.changed()
    return 'saved'
  }

  stored(answer, sent) {
    this.saved = sent
    this.refused = null
    this.savedConfirm = this.confirm
    this.resultVersion = answer.resultVersion
    this.draftVersion = answer.draftVersion
    this.isOwnDraft = answer.draftVersion !== null
    this.tr.dataset.state = answer.state
    const label = this.tr.querySelector('[data-state-label]')
    label.textContent = answer.state
    if (answer.stateTag) {
      const tag = document.createElement('strong')
      tag.className = `govuk-tag ${answer.stateTag}`
      tag.textContent = answer.state
      label.replaceChildren(tag)
    }
    this.say(this.isOwnDraft ? `Draft saved ${answer.at}` : answer.resultVersion ? `Submitted ${answer.at}` : `Draft thrown away ${answer.at}`)
    if (this.isOwnDraft) this.page.said(`Draft saved ${answer.at}`)
  }

  // Goes on from what is stored, or puts what was typed over it.
  settle(isMine) {
    const { theirs } = this.conflict
    this.conflict = null
    this.resultVersion = theirs.resultVersion
    this.draftVersion = theirs.draftVersion
    this.tr.querySelector('[data-state-label]').textContent = theirs.draftVersion ? 'Draft' : theirs.resultVersion ? 'Submitted' : 'Not entered'
    if (!isMine) {
      for (const [field, control] of this.controls) control.value = theirs[field[0].toLowerCase() + field.slice(1)] ?? ''
      this.saved = this.asText()
      this.page.kept.drop(this)
      this.say('As it is stored')
    } else {
      this.page.kept.keep(this)
      this.saveDraft()
    }
    this.show()
  }

  say(text) { this.tr.querySelector('[data-row-said]').textContent = text }

  judge(problems, doubts, confirm) {
    this.problems = problems
    this.doubts = doubts
    this.confirm = confirm
    this.show()
    this.page.panel.refresh(this)
  }

  rate(rating) {
    const cell = this.tr.querySelector('[data-rating]')
    cell.replaceChildren()
    if (!rating) return
    const status = document.createElement('span')
    status.className = rating.css
    status.title = rating.explanation
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('class', 'pm-status__shape')
    svg.setAttribute('aria-hidden', 'true')
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
    use.setAttribute('href', `#${rating.symbol}`)
    svg.append(use)
    const word = document.createElement('span')
    word.className = 'pm-status__word'
    word.textContent = rating.word
    status.append(svg, word)
    cell.append(status)
  }

  // What is refused or doubted stands at its cell. Of a row that is still being typed, what is missing is not said yet.
  show() {
    const place = new Map([...this.tr.querySelectorAll('[data-message-of]')].map((span) => [span.dataset.messageOf, { span, text: '', isDoubt: false }]))
    const more = []
    let isRefused = false
    const say = (message, isDoubt) => {
      const control = this.controls.get(message.field)
      if (!isDoubt && control && control.value === '' && this.isActive) return
      const at = place.get(message.field)
      const text = isDoubt ? `Check: ${message.message}` : message.message
      if (!at) {
        more.push(text)
        isRefused ||= !isDoubt
      } else if (!at.text) Object.assign(at, { text, isDoubt })
    }
    for (const problem of this.problems) say(problem, false)
    for (const doubt of this.doubts) if (!this.isAnswered(doubt)) say(doubt, true)
    if (this.conflict) place.get('').text = this.conflict.panel.isOwn ? 'You saved this in another window meanwhile: open the note to choose' : 'Saved by someone else meanwhile: open the note to choose'
    for (const [field, { span, text, isDoubt }] of place) {
      span.textContent = text
      span.classList.toggle('pm-grid-message--doubt', isDoubt)
      const control = this.controls.get(field)
      if (!control) continue
      const cell = control.closest('[data-cell]')
      for (const element of [control, cell]) {
        if (text) element.setAttribute('aria-describedby', span.id)
        else element.removeAttribute('aria-describedby')
        if (text && !isDoubt) element.setAttribute('aria-invalid', 'true')
        else element.removeAttribute('aria-invalid')
      }
      control.classList.toggle('govuk-input--error', text !== '' && !isDoubt)
    }
    const said = this.tr.querySelector('[data-more-message]')
    if (!said) return
    said.textContent = more.join(' ')
    said.classList.toggle('pm-grid-message--doubt', !isRefused)
  }

  isAnswered(doubt) { return doubt.needsReason ? Boolean(this.controls.get('DoubtReason')?.value.trim()) : this.confirmed !== null }

  // The first thing that keeps it from being submitted, in a sentence.
  get obstacle() {
    if (this.conflict) return this.conflict.panel.isOwn ? 'You saved this in another window meanwhile.' : `Saved meanwhile by ${this.conflict.panel.who}.`
    return (this.problems[0] ?? this.doubts.find((doubt) => !this.isAnswered(doubt)) ?? this.doubts[0])?.message ?? ''
  }
}
