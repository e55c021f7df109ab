// Called from PdfRenderer through Jering.Javascript.NodeJS. One compiler for each Node process: it keeps fonts and templates warm.
// The report is passed as JSON text and read by the template as data: what a person typed stays text and is never markup.
'use strict';
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const templates = path.join(__dirname, 'templates');
const fonts = path.join(__dirname, 'node_modules', '@expo-google-fonts', 'public-sans');
const weights = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];
const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontPaths: weights.map(weight => path.join(fonts, weight)) }],
});

const describe = problem => [problem.message, problem.path, ...(problem.hints ?? [])].filter(Boolean).join(' | ') || JSON.stringify(problem);
const failed = error => ({ pdf: null, problems: compiler.fetchDiagnostics(error).map(describe) });

module.exports = async (template, report, timestamp) => {
  const compiled = compiler.compile({ mainFilePath: path.join(templates, template), inputs: { report } });
  if (compiled.hasError()) return failed(compiled.takeError());
  try {
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: timestamp });
    return { pdf: pdf.toString('base64'), problems: [] };
  } finally {
    // Keeps what the last few documents share and lets go of the rest.
    compiler.evictCache(5);
  }
};
