// Called from PdfRenderer through Jering.Javascript.NodeJS. One compiler for each Node process: it keeps fonts and templates warm.
// The report is passed as JSON text and read by the template as data: what a person typed stays text and is never markup.
'use strict';
const fs = require('fs');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const fonts = require('./fonts.cjs');
const { walk, byFonts, plain } = require('./characters.cjs');

const templates = path.join(__dirname, 'templates');
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts.folders }] });

const describe = problem => [problem.message, problem.path, ...(problem.hints ?? [])].filter(Boolean).join(' | ') || JSON.stringify(problem);

// Looked for at every document, so that a logo laid beside the templates is on the next one. It wins over the one that comes with the report, which the
// templates read like a file beside them.
const laid = () => ['logo.svg', 'logo.png'].find(name => fs.existsSync(path.join(templates, name)));
const ownLogo = path.join(templates, 'council-logo.png');

const logoOf = own => {
  compiler.resetShadow();
  if (laid()) return { logo: laid() };
  if (!own) return {};
  compiler.mapShadow(ownLogo, Buffer.from(own.png, 'base64'));
  return { logo: path.basename(ownLogo), 'logo-says': own.alternativeText };
};

const set = (template, report, logo, timestamp) => {
  const inputs = { report: JSON.stringify(report), fonts: JSON.stringify(fonts.families), ...logoOf(logo) };
  const compiled = compiler.compile({ mainFilePath: path.join(templates, template), inputs });
  if (compiled.hasError()) return { pdf: null, problems: compiler.fetchDiagnostics(compiled.takeError()).map(describe) };
  try {
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: timestamp });
    return { pdf: pdf.toString('base64'), problems: [] };
  } catch (refused) {
    return { pdf: null, problems: [String(refused.message ?? refused)] };
  } finally {
    // Keeps what the last few documents share and lets go of the rest.
    compiler.evictCache(5);
  }
};

const isAboutCharacters = problem => /could not be displayed|codepoint/.test(problem);

module.exports = async (template, json, timestamp) => {
  const { logo, ...report } = JSON.parse(json);
  const paper = set(template, walk(report, byFonts), logo, timestamp);
  if (paper.pdf || !paper.problems.some(isAboutCharacters)) return paper;
  // The paper comes out all the same, with every letter beyond the plainest written out.
  return set(template, walk(report, plain), logo, timestamp);
};
