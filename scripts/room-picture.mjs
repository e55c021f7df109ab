// The rooms of Core are the folders under src/PerformanceManagement.Core; an arrow says that a file of one names the namespace of another.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const core = join(root, 'src', 'PerformanceManagement.Core');
const rooms = readdirSync(core, { withFileTypes: true }).filter(e => e.isDirectory() && !['bin', 'obj'].includes(e.name)).map(e => e.name).sort();

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(e => e.isDirectory() ? files(join(folder, e.name)) : e.name.endsWith('.cs') ? [join(folder, e.name)] : []);
}

const uses = new Map(rooms.map(r => [r, new Set()]));
const sizes = new Map(rooms.map(r => [r, 0]));
for (const room of rooms) {
  for (const file of files(join(core, room))) {
    sizes.set(room, sizes.get(room) + 1);
    // Configurations say how entities of every room are stored: the arrows of Data are all of them, and say nothing.
    const text = readFileSync(file, 'utf8');
    for (const [, other] of text.matchAll(/(?:using |[^\w.])PerformanceManagement\.Core\.([A-Z]\w+)/g)) {
      if (other !== room && uses.has(other)) uses.get(room).add(other);
    }
  }
}

// Rooms that use each other in a circle stand on one level.
const reach = new Map(rooms.map(r => [r, new Set()]));
for (const room of rooms) {
  const open = [...uses.get(room)];
  while (open.length > 0) {
    const next = open.pop();
    if (reach.get(room).has(next)) continue;
    reach.get(room).add(next);
    open.push(...uses.get(next));
  }
}
const together = (a, b) => a === b || (reach.get(a).has(b) && reach.get(b).has(a));
const below = room => rooms.filter(r => !together(room, r) && reach.get(room).has(r));
const level = room => Math.max(-1, ...below(room).map(level)) + 1;
const levels = [];
for (const room of rooms) (levels[level(room)] ??= []).push(room);

const width = 900, boxWidth = 128, boxHeight = 34, gap = 12, rowGap = 34, perRow = 6;
const place = new Map();
let y = 16;
const labels = [];
for (const [index, names] of [...levels.entries()].reverse()) {
  for (let start = 0; start < names.length; start += perRow) {
    const row = names.slice(start, start + perRow);
    const left = (width - (row.length * (boxWidth + gap)) + gap) / 2;
    row.forEach((name, i) => place.set(name, { x: left + (i * (boxWidth + gap)), y }));
    y += boxHeight + (start + perRow < names.length ? 10 : rowGap);
  }
  labels.push([index, names]);
}
// Rooms in a circle are drawn as one frame. Only arrows that no other way says: from a frame or room to the nearest below it.
const frameOf = room => {
  const inside = rooms.filter(r => together(room, r)).map(r => place.get(r));
  const pad = inside.length > 1 ? 8 : 0;
  const left = Math.min(...inside.map(p => p.x)) - pad, top = Math.min(...inside.map(p => p.y)) - pad;
  return { left, top, right: Math.max(...inside.map(p => p.x)) + boxWidth + pad, bottom: Math.max(...inside.map(p => p.y)) + boxHeight + pad, pad };
};
const arrows = new Map();
for (const from of rooms) {
  for (const to of below(from)) {
    if (below(from).some(mid => !together(mid, to) && reach.get(mid).has(to))) continue;
    const a = frameOf(from), b = frameOf(to);
    arrows.set(`${a.left},${a.bottom},${b.left},${b.top}`, [a, b]);
  }
}
const middle = frame => (frame.left + frame.right) / 2;
const lines = [...arrows.values()].map(([a, b]) => {
  // Straight down where it can be, so that arrows of frames side by side do not meet in one point.
  const x = middle(a) >= b.left && middle(a) <= b.right ? middle(a) : middle(b);
  return `  <line x1="${middle(a)}" y1="${a.bottom}" x2="${x}" y2="${b.top - 3}" stroke="#505a5f" stroke-width="1.2" marker-end="url(#head)"/>`;
});
const frames = [...new Set(rooms.map(r => JSON.stringify(frameOf(r))))].map(f => JSON.parse(f)).filter(f => f.pad > 0)
  .map(f => `  <rect x="${f.left}" y="${f.top}" width="${f.right - f.left}" height="${f.bottom - f.top}" rx="4" fill="none" stroke="#505a5f" stroke-dasharray="5 4"/>`);
const boxes = rooms.map(name => {
  const { x, y: top } = place.get(name);
  return `  <rect x="${x}" y="${top}" width="${boxWidth}" height="${boxHeight}" rx="3" fill="#f3f2f1" stroke="#0b0c0c"/>\n  <text x="${x + (boxWidth / 2)}" y="${top + 22}" text-anchor="middle" font-family="Public Sans, arial, sans-serif" font-size="14" fill="#0b0c0c">${name}</text>`;
});
const sentence = [...levels.entries()].reverse().map(([, names]) => names.join(', ')).join('; below: ');
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-labelledby="title desc">
  <title id="title">The rooms of Core</title>
  <desc id="desc">From the top: ${sentence}. Rooms in a dashed frame use each other; arrows point to what a room stands on.</desc>
  <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#505a5f"/></marker></defs>
${lines.join('\n')}
${frames.join('\n')}
${boxes.join('\n')}
</svg>
`;
const table = ['| room | files | uses |', '|---|---|---|', ...rooms.map(r => `| ${r} | ${sizes.get(r)} | ${[...uses.get(r)].sort().join(', ') || 'nothing'} |`)].join('\n');
const page = join(root, 'docs', 'architecture.md'), picture = join(root, 'docs', 'images', 'rooms.svg');
const text = readFileSync(page, 'utf8');
const [start, end] = ['<!-- rooms: scripts/room-picture -->', '<!-- end of rooms -->'];
const made = text.slice(0, text.indexOf(start) + start.length) + '\n' + table + '\n' + text.slice(text.indexOf(end));

function current(path) {
  try { return readFileSync(path, 'utf8'); } catch { return ''; }
}
if (process.argv.includes('--check')) {
  const stale = [[page, made], [picture, svg]].filter(([path, wanted]) => current(path) !== wanted).map(([path]) => relative(root, path).split(sep).join('/'));
  if (stale.length > 0) {
    console.error(`Not as the code is: ${stale.join(', ')}. Run scripts/room-picture and commit what it changes.`);
    process.exit(1);
  }
} else {
  writeFileSync(page, made);
  writeFileSync(picture, svg);
}
const circles = levels.flatMap(names => names.filter(n => names.some(o => o !== n && together(n, o))));
console.log(`${rooms.length} rooms, ${[...uses.values()].reduce((sum, u) => sum + u.size, 0)} arrows; in a circle: ${circles.length === 0 ? 'none' : circles.join(', ')}`);
