// What the paper's fonts cannot show is written out as its number, before anything is set: PDF/UA refuses a document with one missing glyph.
'use strict';
const { ranges } = require('./coverage.json');

const covered = ranges.join(' ').split(' ').map(range => range.split('-').map(end => parseInt(end, 16))).map(([from, to = from]) => [from, to]);

// Joiners, variation selectors and tags draw nothing themselves.
const isSilent = c => c === 0xad || (c >= 0x200b && c <= 0x200f) || c === 0x2060 || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0020 && c <= 0xe007f);
const isSpace = c => c === 9 || c === 10 || c === 13;

const isCovered = c => {
  let low = 0, high = covered.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (c < covered[middle][0]) high = middle - 1;
    else if (c > covered[middle][1]) low = middle + 1;
    else return true;
  }
  return false;
};

const written = c => `[character U+${c.toString(16).toUpperCase().padStart(4, '0')}]`;
const shown = (text, canShow) => /^[\x20-\x7e\n]*$/.test(text) ? text : Array.from(text, letter => canShow(letter.codePointAt(0)) ? letter : written(letter.codePointAt(0))).join('');

// The same value with every text in it made of characters that can be shown.
const walk = (value, canShow) =>
  typeof value === 'string' ? shown(value, canShow)
  : Array.isArray(value) ? value.map(item => walk(item, canShow))
  : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, canShow)]))
  : value;

const byFonts = c => isSpace(c) || isSilent(c) || isCovered(c);
// For what nobody has foreseen: letters that every font has.
const plain = c => isSpace(c) || (c >= 0x20 && c <= 0x7e) || (c >= 0xa0 && c <= 0x17f) || [0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x20ac].includes(c);

module.exports = { walk, byFonts, plain };
