// Run by scripts/font-coverage, which brings fontkit.
'use strict';
const fs = require('fs');
const path = require('path');
const fontkit = require('fontkit');
const { folders } = require('./fonts.cjs');

// Every font of a family is asked; a character counts where one family's regular has it, as Typst falls back from weight to weight.
const held = new Set();
for (const folder of folders)
  for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.ttf')))
    for (const character of fontkit.openSync(path.join(folder, file)).characterSet) held.add(character);

// Private characters mean something else in each font.
const isPrivate = c => (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
const ranges = [];
for (const character of [...held].filter(c => c >= 0x20 && !isPrivate(c)).sort((a, b) => a - b)) {
  const last = ranges[ranges.length - 1];
  if (last && character === last[1] + 1) last[1] = character;
  else ranges.push([character, character]);
}

const text = ranges.map(([from, to]) => from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`);
const lines = [];
for (let i = 0; i < text.length; i += 16) lines.push(text.slice(i, i + 16).join(' '));
fs.writeFileSync(path.join(__dirname, 'coverage.json'), JSON.stringify({ ranges: lines }, null, 1) + '\n');
