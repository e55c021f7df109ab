// The cells: going from one to another by key, typing, selecting, copying and pasting, filling down, undoing.
const pageOfRows = 10

export class Cells {
  constructor(page, table) {
    this.page = page
    this.table = table
    this.grid = page.rows.map((row) => [...row.tr.querySelectorAll('[data-cell]')])
    this.at = { r: 0, c: 0 }
    this.anchor = null
    this.wanted = null
    this.editing = null
    this.history = []
    this.undone = []
  }

  start() {
    const { table } = this
    table.setAttribute('role', 'grid')
    table.setAttribute('aria-multiselectable', 'true')
    for (const part of table.querySelectorAll('thead, tbody')) part.setAttribute('role', 'rowgroup')
    for (const tr of table.rows) tr.setAttribute('role', 'row')
    for (const th of table.querySelectorAll('thead th')) th.setAttribute('role', 'columnheader')
    this.grid.forEach((cells, r) => cells.forEach((cell, c) => {
      cell.setAttribute('role', cell.localName === 'th' ? 'rowheader' : 'gridcell')
      if (!this.isTyped(cell) && !this.widget(cell)) cell.setAttribute('aria-readonly', 'true')
      this.target(cell).setAttribute('tabindex', '-1')
      for (const inside of cell.querySelectorAll('input:not([type=hidden]), summary')) inside.setAttribute('tabindex', '-1')
      cell.dataset.r = r
      cell.dataset.c = c
    }))
    const first = this.first()
    this.at = first
    this.target(this.cell(first)).setAttribute('tabindex', '0')

    table.addEventListener('keydown', (event) => this.editing ? this.editKey(event) : this.key(event))
    table.addEventListener('focusin', (event) => this.focused(event))
    table.addEventListener('focusout', (event) => { if (this.editing && event.target === this.editing.input) this.commit() })
    table.addEventListener('input', (event) => this.rowOf(event.target)?.changed())
    table.addEventListener('mousedown', (event) => {
      const cell = event.target.closest('[data-cell]')
      if (!cell || event.target.closest('a, button, input')) return
      event.preventDefault()
      const to = this.placeOf(cell)
      if (event.shiftKey) this.extend(to)
      else this.go(to)
    })
    document.addEventListener('copy', (event) => this.copy(event))
    document.addEventListener('paste', (event) => this.paste(event))
    document.addEventListener('focusin', (event) => {
      const row = this.rowOf(event.target) ?? (event.target.closest('[data-panel]') ? this.page.panel.row : null)
      if (this.row && this.row !== row) this.row.left()
      this.row = row
    })
  }

  // The first cell that waits for a value.
  first() {
    const r = this.grid.findIndex((cells, n) => cells.some((cell) => this.isTyped(cell)) && this.page.rows[n].isEmpty)
    const row = r >= 0 ? r : Math.max(0, this.grid.findIndex((cells) => cells.some((cell) => this.isTyped(cell))))
    return { r: row, c: Math.max(0, this.grid[row].findIndex((cell) => this.isTyped(cell))) }
  }

  begin() { this.go(this.first()) }

  goTo(row) {
    const r = this.page.rows.indexOf(row)
    this.go({ r, c: this.grid[r].findIndex((cell) => this.isTyped(cell)) })
  }

  cell({ r, c }) { return this.grid[r][c] }
  placeOf(cell) { return { r: Number(cell.dataset.r), c: Number(cell.dataset.c) } }
  isTyped(cell) { return cell?.dataset.typed !== undefined }
  widget(cell) { return cell.querySelector('a, [data-open]') }
  target(cell) { return this.widget(cell) ?? cell }
  input(cell) { return cell.querySelector('input:not([type=hidden])') }
  rowOf(element) { const tr = element.closest?.('tr[data-row]'); return tr ? this.page.rows.find((row) => row.tr === tr) : null }
  rowAt(r) { return this.page.rows[r] }

  go(to, keepsSelection = false, keepsColumn = false) {
    if (!keepsSelection) this.select(null)
    if (!keepsColumn) this.wanted = to.c
    const target = this.target(this.cell(to))
    this.reach(to)
    target.focus({ preventScroll: true })
    // The head of the table and the bar below stand over it.
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  reach(to) {
    this.target(this.cell(this.at)).setAttribute('tabindex', '-1')
    this.at = to
    this.target(this.cell(to)).setAttribute('tabindex', '0')
  }

  focused(event) {
    const cell = event.target.closest('[data-cell]')
    if (!cell) return
    const to = this.placeOf(cell)
    if (event.target.matches('input:not([type=hidden])')) {
      if (this.editing?.input !== event.target) {
        this.wanted = to.c
        this.editing = { cell, input: event.target, before: event.target.value, isTyping: false }
      }
    }
    if (to.r !== this.at.r || to.c !== this.at.c) this.reach(to)
  }

  move(dr, dc, event) {
    const to = { r: Math.min(Math.max(this.at.r + dr, 0), this.grid.length - 1), c: Math.min(Math.max(this.at.c + dc, 0), this.grid[0].length - 1) }
    if (event?.shiftKey) this.extend(to)
    else this.go(to)
  }

  extend(to) {
    this.anchor ??= { ...this.at }
    this.go(to, true)
    this.select(this.anchor)
  }

  // Selects from one cell to where the focus is.
  select(anchor) {
    for (const cell of this.table.querySelectorAll('[aria-selected]')) cell.removeAttribute('aria-selected')
    this.anchor = anchor
    if (!anchor) return
    const cells = this.selected().flat()
    for (const { r, c } of cells) this.cell({ r, c }).setAttribute('aria-selected', 'true')
    this.page.speak(`${cells.length} cells selected`)
  }

  selected() {
    const from = this.anchor ?? this.at
    const rows = [Math.min(from.r, this.at.r), Math.max(from.r, this.at.r)]
    const columns = [Math.min(from.c, this.at.c), Math.max(from.c, this.at.c)]
    const block = []
    for (let r = rows[0]; r <= rows[1]; r++) {
      block.push([])
      for (let c = columns[0]; c <= columns[1]; c++) block.at(-1).push({ r, c })
    }
    return block
  }

  // Down a row: the column that one began in, else the value; rows that take nothing are passed over.
  down(step) {
    const column = this.wanted ?? this.at.c
    for (let r = this.at.r + step; r >= 0 && r < this.grid.length; r += step) {
      const c = this.isTyped(this.grid[r][column]) ? column : this.grid[r].findLastIndex((cell) => this.isTyped(cell))
      if (c < 0) continue
      this.go({ r, c }, false, true)
      return
    }
    this.go(this.at, false, true)
  }

  // The next cell that can be typed in; false at the end, where the key leaves the table.
  next(step) {
    let { r, c } = this.at
    for (;;) {
      c += step
      if (c < 0 || c >= this.grid[0].length) {
        r += step
        if (r < 0 || r >= this.grid.length) return false
        c = step > 0 ? 0 : this.grid[0].length - 1
      }
      if (this.isTyped(this.grid[r][c])) {
        this.go({ r, c }, false, r === this.at.r)
        return true
      }
    }
  }

  key(event) {
    const cell = this.cell(this.at)
    const { key } = event
    if (event.isComposing) return
    if (event.ctrlKey || event.metaKey) {
      const acts = {
        z: () => event.shiftKey ? this.redo() : this.undo(), y: () => this.redo(), d: () => this.fillDown(),
        home: () => this.go({ r: 0, c: 0 }), end: () => this.go({ r: this.grid.length - 1, c: this.grid[0].length - 1 })
      }
      const act = event.altKey ? null : acts[key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
      return
    }
    if ((key === 'Enter' && event.altKey) || (key === 'F2' && event.shiftKey)) {
      event.preventDefault()
      this.openPanel()
      return
    }
    if (event.altKey) return
    const acts = {
      ArrowDown: () => this.move(1, 0, event), ArrowUp: () => this.move(-1, 0, event), ArrowLeft: () => this.move(0, -1, event), ArrowRight: () => this.move(0, 1, event),
      PageDown: () => this.move(pageOfRows, 0, event), PageUp: () => this.move(-pageOfRows, 0, event),
      Home: () => this.go({ r: this.at.r, c: 0 }), End: () => this.go({ r: this.at.r, c: this.grid[0].length - 1 }),
      F2: () => this.edit(cell, false), Delete: () => this.clear(), Backspace: () => this.clear(), Escape: () => this.select(null)
    }
    if (acts[key]) {
      event.preventDefault()
      acts[key]()
    } else if (key === 'Tab') {
      if (this.next(event.shiftKey ? -1 : 1)) event.preventDefault()
    } else if (key === 'Enter') {
      // A link is followed, and a button pressed.
      if (this.widget(cell)) return
      event.preventDefault()
      this.down(event.shiftKey ? -1 : 1)
    } else if (key.length === 1 && key !== ' ' && !this.widget(cell)) {
      // The field has the focus before the key writes: what it writes replaces what stood there.
      this.edit(cell, true)
    }
  }

  editKey(event) {
    const { key } = event
    if (event.isComposing) return
    if ((key === 'Enter' && event.altKey) || (key === 'F2' && event.shiftKey)) {
      event.preventDefault()
      this.commit()
      this.openPanel()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (key === 'Escape') {
      event.preventDefault()
      this.cancel()
    } else if (key === 'Enter' || key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      this.commit()
      if (key === 'Enter') this.down(event.shiftKey ? -1 : 1)
      else this.move(key === 'ArrowDown' ? 1 : -1, 0)
    } else if (key === 'Tab') {
      this.commit()
      if (this.next(event.shiftKey ? -1 : 1)) event.preventDefault()
    } else if (key === 'F2') {
      event.preventDefault()
      this.commit()
      this.go(this.at, false, true)
    }
  }

  edit(cell, isTyping) {
    if (!this.isTyped(cell)) {
      this.page.speak('This cell cannot be typed in.')
      return
    }
    const input = this.input(cell)
    this.editing = { cell, input, before: input.value, isTyping }
    input.focus()
    if (isTyping) input.select()
    else input.setSelectionRange(input.value.length, input.value.length)
  }

  commit() {
    if (!this.editing) return
    const { cell, input, before } = this.editing
    this.editing = null
    if (input.value === before) return
    this.remember([{ ...this.placeOf(cell), before, after: input.value }])
  }

  cancel() {
    const { cell, input, before } = this.editing
    this.editing = null
    if (input.value !== before) {
      input.value = before
      this.rowOf(cell).changed()
    }
    this.go(this.placeOf(cell), false, true)
  }

  openPanel() {
    const row = this.rowAt(this.at.r)
    if (row.more) this.page.panel.open(row, this.target(this.cell(this.at)))
    else this.page.speak('Nothing can be entered in this row.')
  }

  remember(step) {
    if (step.length === 0) return
    this.history.push(step)
    this.undone = []
  }

  // Puts values into cells, as one step that is undone as one.
  put(changes) {
    const step = changes.map(({ r, c, value }) => ({ r, c, before: this.input(this.grid[r][c]).value, after: value })).filter((s) => s.before !== s.after)
    this.apply(step, 'after')
    this.remember(step)
    return step.length
  }

  apply(step, which) {
    for (const s of step) {
      const cell = this.grid[s.r][s.c]
      this.input(cell).value = s[which]
      this.rowAt(s.r).changed()
    }
    // Rows beside the one in hand are stored soon.
    for (const r of new Set(step.map((s) => s.r))) if (r !== this.at.r) this.rowAt(r).left()
  }

  undo() { this.again(this.history, this.undone, 'before', 'Undone', 'There is nothing to undo') }

  redo() { this.again(this.undone, this.history, 'after', 'Done again', 'There is nothing to do again') }

  again(from, to, which, said, nothing) {
    const step = from.pop()
    if (!step) {
      this.page.said(`${nothing}.`)
      return
    }
    this.apply(step, which)
    to.push(step)
    this.go({ r: step[0].r, c: step[0].c })
    this.page.said(`${said}: ${step.length === 1 ? '1 cell' : `${step.length} cells`}.`)
  }

  clear() {
    const typed = this.selected().flat().filter((place) => this.isTyped(this.cell(place)))
    this.put(typed.map((place) => ({ ...place, value: '' })))
  }

  fillDown() {
    const block = this.selected()
    const source = block.length > 1 ? block[0] : block[0].map(({ r, c }) => ({ r: r - 1, c }))
    const into = block.length > 1 ? block.slice(1) : block
    const changes = []
    let left = 0
    for (const line of into) {
      line.forEach((place, n) => {
        const from = this.grid[source[n].r]?.[source[n].c]
        if (this.isTyped(from) && this.isTyped(this.cell(place))) changes.push({ ...place, value: this.input(from).value })
        else left++
      })
    }
    this.put(changes)
    this.page.said(`${changes.length === 1 ? '1 cell' : `${changes.length} cells`} filled.${left ? ` ${left} could not be.` : ''}`)
  }

  copy(event) {
    if (this.editing || !this.table.contains(document.activeElement) || String(document.getSelection()).trim() !== '') return
    const text = this.selected().map((line) => line.map((place) => this.isTyped(this.cell(place)) ? this.input(this.cell(place)).value : this.cell(place).innerText.trim()).join('\t')).join('\n')
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  }

  // A block goes to the cells from here on that can be typed in. What finds no place is counted and said.
  paste(event) {
    if (!this.table.contains(document.activeElement)) return
    const text = event.clipboardData.getData('text/plain')
    if (this.editing && !/[\t\n]/.test(text.trimEnd())) return
    event.preventDefault()
    this.commit()
    const block = Cells.parse(text)
    const from = this.anchor ? this.selected()[0][0] : this.at
    const columns = this.grid[0].map((_, c) => c).filter((c) => c >= from.c && this.grid.some((cells) => this.isTyped(cells[c])))
    const changes = []
    const lost = []
    let blank = 0
    block.forEach((line, dr) => line.forEach((value, dc) => {
      const cell = this.grid[from.r + dr]?.[columns[dc]]
      if (value === '') blank++
      else if (this.isTyped(cell)) changes.push({ r: from.r + dr, c: columns[dc], value })
      else lost.push(value)
    }))
    this.put(changes)
    this.go(from)
    const shown = lost.slice(0, 5).map((value) => `“${value}”`).join(', ')
    const said = [
      `${changes.length === 1 ? '1 value' : `${changes.length} values`} placed.`,
      lost.length ? `${lost.length} had no place: ${shown}${lost.length > 5 ? ' and others' : ''}.` : '',
      blank ? `${blank === 1 ? '1 blank cell' : `${blank} blank cells`} left as they were.` : ''
    ].filter(Boolean).join(' ')
    this.page.said(said)
  }

  // As Excel copies cells: tabs and lines, and quotes around a cell that holds either.
  static parse(text) {
    const rows = [[]]
    let value = ''
    let isQuoted = false
    const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
    for (let n = 0; n < source.length; n++) {
      const sign = source[n]
      if (isQuoted) {
        if (sign !== '"') value += sign
        else if (source[n + 1] === '"') { value += '"'; n++ } else isQuoted = false
      } else if (sign === '"' && value === '') isQuoted = true
      else if (sign === '\t' || sign === '\n') {
        rows.at(-1).push(value.trim())
        value = ''
        if (sign === '\n') rows.push([])
      } else value += sign
    }
    rows.at(-1).push(value.trim())
    return rows
  }
}
