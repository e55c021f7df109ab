// What is typed stays in the browser until the server has said that it is stored: by person, row and the versions that it was typed over.
export class Kept {
  constructor(user) {
    this.prefix = `performance-grid:${user}:`
    this.works = true
    try {
      localStorage.setItem(`${this.prefix}?`, '1')
      localStorage.removeItem(`${this.prefix}?`)
    } catch {
      this.works = false
    }
  }

  keyOf(row) { return `${this.prefix}${row.code}|${row.period}` }

  keep(row) {
    if (!this.works) return
    try {
      localStorage.setItem(this.keyOf(row), JSON.stringify({
        code: row.code, period: row.period, name: row.name, fields: row.typed(), resultVersion: row.resultVersion, draftVersion: row.draftVersion, at: new Date().toISOString()
      }))
    } catch {
      // Full, or forbidden meanwhile: leaving the page asks from now on.
      this.works = false
    }
  }

  drop(row) {
    if (this.works) localStorage.removeItem(this.keyOf(row))
  }

  // What was kept before, of rows that stand on the page or do not.
  all() {
    if (!this.works) return []
    const found = []
    for (let n = 0; n < localStorage.length; n++) {
      const key = localStorage.key(n)
      if (!key.startsWith(this.prefix)) continue
      try {
        found.push(JSON.parse(localStorage.getItem(key)))
      } catch {
        localStorage.removeItem(key)
        n--
      }
    }
    return found
  }
}
