// The fonts of the paper in the order in which they are tried: the house font, then one for each script it lacks.
// Which characters they hold stands in coverage.json, which scripts/font-coverage writes anew when a font is added or renewed.
'use strict';
const fs = require('fs');
const path = require('path');

const packages = path.join(__dirname, 'node_modules', '@expo-google-fonts');
const house = { folder: 'public-sans', family: 'Public Sans', weights: ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'] };
const fallback = [
  ['noto-sans', 'Noto Sans', ['400Regular', '700Bold']],
  ['noto-sans-arabic', 'Noto Sans Arabic'],
  ['noto-sans-hebrew', 'Noto Sans Hebrew'],
  ['noto-sans-devanagari', 'Noto Sans Devanagari'],
  ['noto-sans-bengali', 'Noto Sans Bengali'],
  ['noto-sans-gurmukhi', 'Noto Sans Gurmukhi'],
  ['noto-sans-gujarati', 'Noto Sans Gujarati'],
  ['noto-sans-tamil', 'Noto Sans Tamil'],
  ['noto-sans-telugu', 'Noto Sans Telugu'],
  ['noto-sans-malayalam', 'Noto Sans Malayalam'],
  ['noto-sans-sinhala', 'Noto Sans Sinhala'],
  ['noto-sans-thai', 'Noto Sans Thai'],
  ['noto-sans-georgian', 'Noto Sans Georgian'],
  ['noto-sans-armenian', 'Noto Sans Armenian'],
  ['noto-sans-ethiopic', 'Noto Sans Ethiopic'],
  ['chocolate-classical-sans', 'Chocolate Classical Sans'],
  ['gowun-dodum', 'Gowun Dodum'],
  ['noto-sans-symbols', 'Noto Sans Symbols'],
  ['noto-sans-symbols-2', 'Noto Sans Symbols 2'],
  ['noto-sans-math', 'Noto Sans Math'],
  ['noto-emoji', 'Noto Emoji'],
].map(([folder, family, weights = ['400Regular']]) => ({ folder, family, weights }));

// A council's own font, tried before all of these where house-style.typ names it.
const own = path.join(__dirname, 'templates', 'fonts');

const all = [house, ...fallback];
module.exports = {
  families: all.map(font => font.family),
  folders: [...(fs.existsSync(own) ? [own] : []), ...all.flatMap(font => font.weights.map(weight => path.join(packages, font.folder, weight)))],
};
