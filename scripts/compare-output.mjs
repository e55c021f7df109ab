// Reads the same addresses from two sites, and runs the same commands of two builds, and says what differs. Run by scripts/compare-output.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';

const [work, results, builds, ...ports] = process.argv.slice(2);
const sides = ['base', 'head'].map((name, i) => ({ name, port: Number(ports[i]), tree: join(work, name), database: join(work, `${name}.db`) }));
const [base] = sides;
const limit = Number(process.env.PM_COMPARE_LIMIT ?? 600);
const shownLines = 40;
const scratch = mkdtempSync(join(work, 'scratch-'));

// What differs between two starts of the same build. Each is replaced by its name in brackets, and counted.
const byNature = [
  ['anti-forgery tokens and other sealed text', /CfDJ8[\w-]+/g],
  ['versions of assets in addresses', /(?<=\.(?:css|js|mjs|svg|png|ico|woff2?)\?v=)[\w-]+/g],
  ['nonces', /(?<=\bnonce(?:="|-))[\w+/=-]+/g],
  ['references of faults', /(?<=Reference: <strong>)[2-9B-Z]{4}-[2-9B-Z]{4}/g],
  ['addresses of the two sites', new RegExp(`(?<=127\\.0\\.0\\.1:)(?:${ports.join('|')})\\b`, 'g')],
  ['folders of the two builds', new RegExp(`${escaped(builds)}/[0-9a-f]{40}|${escaped(work)}/(?:base|head)\\b`, 'g')],
];
const takenOut = new Map();
const agent = new http.Agent({ keepAlive: true });
const kinds = new Map();
const differences = [];

function escaped(text) { return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'); }

function takeOut(text) {
  for (const [name, pattern] of byNature) {
    text = text.replace(pattern, () => {
      takenOut.set(name, (takenOut.get(name) ?? 0) + 1);
      return `[${name}]`;
    });
  }
  return text;
}

// ---- asking a site -------------------------------------------------------------------------------------------------------------------

function ask(side, address, { method = 'GET', cookies = new Map(), body } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; ') };
    if (body) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
    const request = http.request({ host: '127.0.0.1', port: side.port, path: address, method, headers, agent }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        for (const cookie of answer.headers['set-cookie'] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
          if (value === '') cookies.delete(name); else cookies.set(name, value);
        }
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
      });
    });
    request.setTimeout(180_000, () => request.destroy(new Error(`${side.name} did not answer ${address} in three minutes.`)));
    request.on('error', reject);
    request.end(body);
  });
}

async function signIn(side, email, password) {
  const cookies = new Map();
  const page = (await ask(side, '/account/sign-in', { cookies })).body.toString();
  const form = new URLSearchParams();
  for (const input of page.match(/<input\b[^>]*>/g) ?? []) {
    const { name, type, value } = attributes(input);
    if (name) form.set(name, type === 'email' ? email : type === 'password' ? password : value ?? '');
  }
  const answer = await ask(side, '/account/sign-in', { method: 'POST', cookies, body: form.toString() });
  if (answer.status !== 302) throw new Error(`${email} cannot sign in to ${side.name}: status ${answer.status}.`);
  return cookies;
}

// The headers that say something to whoever asks. Lengths are compared with the body; dates, and tags made of dates, are of the moment.
function headersOf(answer) {
  const lines = [];
  for (const [name, value] of Object.entries(answer.headers).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (['date', 'content-length', 'connection', 'keep-alive', 'transfer-encoding'].includes(name)) continue;
    if (name === 'last-modified' || (name === 'etag' && answer.headers['last-modified'])) note('dates of files in headers', `${name}: [date]`);
    else if (name === 'set-cookie') for (const cookie of value) note('values of cookies', `${name}: ${cookie.replace(/=[^;]*/, '=[value]').replace(/expires=[^;]*/, 'expires=[date]')}`);
    else lines.push(`${name}: ${value}`);
  }
  return `status: ${answer.status}\n${lines.join('\n')}\n`;

  function note(what, line) {
    takenOut.set(what, (takenOut.get(what) ?? 0) + 1);
    lines.push(line);
  }
}

// ---- finding addresses ---------------------------------------------------------------------------------------------------------------

function decoded(text) {
  return text.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n))
    .replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function attributes(tag) {
  const found = {};
  for (const [, name, quoted] of tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) found[name.toLowerCase()] ??= decoded(quoted ?? '');
  return found;
}

/** The address on this host, without fragment and version; null for another host or for signing out. */
function local(href, from) {
  let url;
  try { url = new URL(href, new URL(from, 'http://site.invalid')); } catch { return null; }
  if (/^127\.0\.0\.1$/.test(url.hostname)) url.host = 'site.invalid';
  if (url.hostname !== 'site.invalid' || !url.protocol.startsWith('http') || /sign-?out/i.test(url.pathname)) return null;
  if (/\.\w+$/.test(url.pathname)) url.searchParams.delete('v');
  return url.pathname + url.search;
}

function* linksIn(answer, from) {
  const type = answer.headers['content-type'] ?? '';
  if (answer.headers.location) yield answer.headers.location;
  const text = answer.body.toString();
  if (type.startsWith('text/css')) for (const [, href] of text.matchAll(/url\(["']?([^"')]+)/g)) yield href;
  if (!type.startsWith('text/html')) return;
  for (const [tag] of text.matchAll(/<(?:a|link|area|img|script|iframe|source|use)\b[^>]*>/g)) {
    const { href, src } = attributes(tag);
    if (href ?? src) yield href ?? src;
  }
  // Each choice of a filter by itself; several at once would be more than anybody can read.
  if (from.includes('?')) return;
  for (const [, opening, inner] of text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const { method = 'get', action } = attributes(opening);
    if (method.toLowerCase() !== 'get') continue;
    const target = (action || from).split('?')[0];
    for (const [, select, options] of inner.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
      for (const [option] of options.matchAll(/<option\b[^>]*>/g)) yield `${target}?${new URLSearchParams({ [attributes(select).name]: attributes(option).value ?? '' })}`;
    for (const [input] of inner.matchAll(/<input\b[^>]*>/g)) {
      const { type, name, value } = attributes(input);
      if (['radio', 'checkbox'].includes(type) && name) yield `${target}?${new URLSearchParams({ [name]: value ?? 'on' })}`;
      if (['search', 'text'].includes(type) && name) yield `${target}?${new URLSearchParams({ [name]: 'rate' })}`;
    }
  }
}

/** The sample council's people as scripts/run tells of them. */
function people() {
  const text = readFileSync(join(base.tree, 'scripts/run'), 'utf8');
  const found = [...text.matchAll(/^\s+(\S.*?)\s+(\S+@\S+\.example)$/gm)].map(([, name, email]) => ({ name, email }));
  const [, password] = /the password\s+(\S+)/.exec(text) ?? [];
  if (found.length < 5 || !password) throw new Error('scripts/run of base does not tell the sample sign-ins.');
  return [{ name: 'nobody', email: '' }, ...found].map(p => ({ ...p, password }));
}

function listedPages() {
  const file = join(base.tree, 'tests/PerformanceManagement.Browser.Tests/PageList.cs');
  return existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/\("[^"]*", "(\/[^"]*)"\)/g)].map(m => m[1]) : [];
}

const started = ['/', '/robots.txt', '/favicon.ico', '/.well-known/security.txt', '/health', '/no-such-page', ...listedPages()];
const found = new Map(); // every address that somebody was led to, and by whom first
const files = new Set(); // assets, which are the same for all and read once

async function walk(person) {
  const start = Date.now();
  const jars = await Promise.all(sides.map(side => (person.email ? signIn(side, person.email, person.password) : new Map())));
  const seen = new Set();
  const waiting = [[], [], [], []]; // by how many choices the address makes: few first
  const add = (address, follow) => {
    if (!address || seen.has(address) || files.has(address)) return;
    seen.add(address);
    waiting[Math.min(3, (address.match(/[?&]/g) ?? []).length)].push({ address, follow });
  };
  for (const address of started) add(local(address, '/'), true);

  let read = 0;
  const take = async () => {
    const { address, follow } = waiting.find(w => w.length > 0).shift();
    read++;
    const answers = await Promise.all(sides.map((side, i) => ask(side, address, { cookies: jars[i] })));
    await compareAnswers(person, address, answers);
    if (/^(text\/css|text\/javascript|application\/javascript|image\/|font\/)/.test(answers[0].headers['content-type'] ?? '')) files.add(address);
    if (!follow) return;
    for (const href of linksIn(answers[0], address)) {
      const link = local(href, address);
      add(link, true);
      if (link && !found.has(link)) found.set(link, person.name);
    }
  };
  const left = () => waiting.reduce((n, w) => n + w.length, 0);
  while (left() > 0 && read < limit) await take();
  const unread = left();

  // What others were led to and this person was not: mostly what they may not see. Their filters and files are theirs.
  if (unread === 0) for (const address of found.keys()) if (!address.includes('?') && !/\/(pdf|excel)$/.test(address)) add(address, false);
  const own = read;
  while (unread === 0 && left() > 0 && read < 2 * limit) await take();
  console.log(`${person.name}: ${own} addresses${unread > 0 ? `, and ${unread} more known that were not read (PM_COMPARE_LIMIT=${limit})` : ''}${read > own ? `; ${read - own} that only others were led to` : ''} (${Math.round((Date.now() - start) / 1000)} s)`);
}

// ---- comparing -----------------------------------------------------------------------------------------------------------------------

function kindOf(answer) {
  const type = (answer.headers['content-type'] ?? '').split(';')[0];
  if (answer.status >= 300 && answer.status < 400) return 'redirects';
  if (type === 'text/html') return 'pages';
  if (type === 'application/pdf') return 'PDFs';
  if (type.includes('spreadsheet')) return 'workbooks';
  if (type === 'application/json') return 'JSON';
  return /^(text\/css|text\/javascript|application\/javascript|image\/|font\/)/.test(type) ? 'styles, scripts, images, fonts' : 'other';
}

function count(kind, isEqual) {
  if (!kinds.has(kind)) kinds.set(kind, { compared: 0, different: 0 });
  kinds.get(kind).compared++;
  if (!isEqual) kinds.get(kind).different++;
}

async function compareAnswers(person, address, answers) {
  const kind = kindOf(answers[0]);
  const heads = answers.map(a => takeOut(headersOf(a)));
  const isText = answers.every(a => /^(text\/|application\/(json|javascript))/.test(a.headers['content-type'] ?? 'text/'));
  const bodies = isText ? answers.map(a => takeOut(a.body.toString())) : answers.map(a => a.body.toString('latin1'));
  const isEqual = heads[0] === heads[1] && bodies[0] === bodies[1];
  count(kind, isEqual);
  if (isEqual) return;
  let shown = bodies;
  if (!isText) shown = kind === 'PDFs' ? await textsOfPdfs(answers) : kind === 'workbooks' ? await partsOfWorkbooks(answers) : answers.map(a => `sha256 ${createHash('sha256').update(a.body).digest('hex')}\n`);
  const isOnlyBytes = !isText && heads[0] === heads[1] && shown[0] === shown[1];
  await differs({
    kind, who: person.name, what: address,
    remark: answers[0].status !== answers[1].status ? `status ${answers[0].status} became ${answers[1].status}` : isOnlyBytes ? 'other bytes, the same text' : bodies[0] === bodies[1] ? 'headers alone' : '',
  }, heads.map((head, i) => head + '\n' + shown[i]));
}

async function differs(difference, texts) {
  const name = `${String(differences.length + 1).padStart(4, '0')} ${difference.who} ${difference.what}`.replace(/[^\w.]+/g, '-').slice(0, 120) + '.diff';
  const paths = sides.map((side, i) => {
    const path = join(scratch, side.name);
    writeFileSync(path, texts[i].endsWith('\n') ? texts[i] : texts[i] + '\n');
    return path;
  });
  const { out } = await run('diff', ['-u', '--label', `base ${difference.what}`, '--label', `head ${difference.what}`, ...paths]);
  const lines = out.split('\n');
  writeFileSync(join(results, name), `${difference.who}: ${difference.what}${difference.remark ? ` (${difference.remark})` : ''}\n`
    + lines.slice(0, shownLines).join('\n') + (lines.length > shownLines ? `\n… ${lines.length - shownLines} more lines\n` : '\n'));
  differences.push({ ...difference, file: name });
}

async function textsOfPdfs(answers) {
  return Promise.all(answers.map(async (a, i) => {
    const path = join(scratch, `${sides[i].name}.pdf`);
    writeFileSync(path, a.body);
    return (await run('pdftotext', ['-layout', path, '-'])).out;
  }));
}

async function partsOfWorkbooks(answers) {
  return Promise.all(answers.map(async (a, i) => {
    const path = join(scratch, `${sides[i].name}.xlsx`);
    writeFileSync(path, a.body);
    const names = (await run('unzip', ['-Z1', path])).out.split('\n').filter(Boolean);
    let text = '';
    for (const name of names) text += `== ${name}\n${(await run('unzip', ['-p', path, name.replace(/[[\]*?\\]/g, '\\$&')])).out.replaceAll('><', '>\n<')}\n`;
    return text;
  }));
}

function run(command, args, options = {}) {
  return new Promise(resolve => execFile(command, args, { maxBuffer: 1 << 28, ...options },
    (error, out, err) => resolve({ code: error ? error.code ?? 'stopped' : 0, out, err })));
}

// ---- the command line ----------------------------------------------------------------------------------------------------------------

async function compareCommand(what, args, databases) {
  const answers = await Promise.all(sides.map((side, i) => run('dotnet',
    [join(side.tree, 'src/PerformanceManagement.Cli/bin/Release/net10.0', programOf(side)), ...args.map(a => (typeof a === 'function' ? a(side) : a))],
    { cwd: scratch, env: { ...process.env, Database__Provider: 'Sqlite', Database__MigrateOnStart: 'true', Council__Name: 'Sample council', ConnectionStrings__PerformanceManagement: `Data Source=${databases[i]}` } })));
  const texts = answers.map((a, i) => takeOut(`exit code: ${a.code}\n${a.out}\n${a.err}`).replaceAll(databases[i], '[database]'));
  count('commands', texts[0] === texts[1]);
  if (texts[0] !== texts[1]) await differs({ kind: 'commands', who: 'pm', what, remark: answers[0].code !== answers[1].code ? `exit code ${answers[0].code} became ${answers[1].code}` : '' }, texts);
}

function programOf(side) {
  const folder = join(side.tree, 'src/PerformanceManagement.Cli/bin/Release/net10.0');
  return readdirSync(folder).find(f => f.endsWith('.runtimeconfig.json')).replace('.runtimeconfig.json', '.dll');
}

async function compareCommands() {
  const sample = sides.map(s => s.database);
  for (const command of [[], ['migrate'], ['import'], ['rate'], ['report'], ['user'], ['user', 'add'], ['user', 'list'], ['user', 'password']])
    await compareCommand(`${command.join(' ')} --help`.trim(), [...command, '--help'], sample);
  await compareCommand('user list', ['user', 'list'], sample);
  const quarters = [...new Set([...found.keys()].map(a => /\/(\d{4}-\d{2})-(Q[1-4])\b/.exec(a)).filter(Boolean).map(m => `${m[1].replace('-', '/')} ${m[2]}`))].sort();
  const templates = join(base.tree, 'src/typesetter/templates');
  const profiles = readdirSync(templates).filter(f => f.endsWith('.json')).map(f => f.replace('.json', ''));
  for (const quarter of quarters) await rate(quarter, sample, ['--json']);
  for (const profile of profiles) await rate(quarters.at(-2), sample, ['--json', '--profile', profile]);
  await rate(quarters.at(-2), sample, []);

  const packs = join(base.tree, 'tests/PerformanceManagement.Core.Tests/Packs');
  for (const entry of existsSync(packs) ? readdirSync(packs, { withFileTypes: true }) : []) {
    const values = join(packs, entry.name, 'values.csv');
    if (!entry.isDirectory() || !existsSync(values)) continue;
    const databases = sides.map(s => join(scratch, `${entry.name}-${s.name}.db`));
    await compareCommand(`migrate, for ${entry.name}`, ['migrate'], databases);
    await compareCommand(`import ${entry.name}`, ['import', join(packs, entry.name)], databases);
    const periods = [...new Set([...readFileSync(values, 'utf8').matchAll(/,(\d{4}\/\d{2} Q[1-4]),/g)].map(m => m[1]))].sort().slice(-4);
    for (const period of periods) await rate(period, databases, ['--json'], `, of ${entry.name}`);
  }

  async function rate(quarter, databases, more, of = '') {
    if (quarter) await compareCommand(`rate ${quarter} ${more.join(' ')}${of}`, ['rate', '--period', quarter, ...more], databases);
  }
}

// ---- the whole -----------------------------------------------------------------------------------------------------------------------

function report() {
  const lines = ['', 'Compared:'];
  for (const [kind, { compared, different }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
    lines.push(`  ${kind}: ${compared} compared, ${compared - different} equal, ${different} different`);
  lines.push('Taken out, because it differs by nature (on both sides together):');
  for (const [what, n] of [...takenOut].sort(([a], [b]) => (a < b ? -1 : 1))) lines.push(`  ${n} ${what}`);
  const statuses = differences.filter(d => /^(status|exit code)/.test(d.remark));
  if (statuses.length > 0) lines.push('Another status or exit code:', ...statuses.map(d => `  ${d.who}: ${d.what}: ${d.remark}`));
  if (differences.length > 0) lines.push('Different:', ...differences.slice(0, 60).map(d => `  ${d.who}: ${d.what}${d.remark ? ` (${d.remark})` : ''}`));
  if (differences.length > 60) lines.push(`  … and ${differences.length - 60} more`);
  const all = [...kinds.values()].reduce((n, k) => n + k.compared, 0);
  lines.push('', differences.length === 0 ? `${all} compared, all equal` : `${all} compared, ${differences.length} different: see artifacts/compare-output`);
  const text = lines.join('\n') + '\n';
  console.log(text);
  writeFileSync(join(results, 'summary.txt'), text);
}

try {
  mkdirSync(results, { recursive: true });
  for (const person of people()) await walk(person);
  await compareCommands();
  console.log(`the command line: ${kinds.get('commands').compared} commands`);
  report();
  process.exitCode = differences.length > 0 ? 1 : 0;
} catch (fault) {
  console.error(`Could not compare: ${fault.stack}`);
  process.exitCode = 3;
} finally {
  agent.destroy();
  rmSync(scratch, { recursive: true, force: true });
}
