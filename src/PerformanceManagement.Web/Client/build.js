// Builds everything the browser is sent into ../wwwroot/built. Run by the ClientAssets target of the project file.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'
import woff2 from 'wawoff2'

const client = dirname(fileURLToPath(import.meta.url))
const built = join(client, '..', 'wwwroot', 'built')
const modules = join(client, 'node_modules')
const version = async (name) => JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8')).version

await rm(built, { recursive: true, force: true })
await mkdir(join(built, 'fonts'), { recursive: true })

// Browsers keep a file for a year when its address has a version (StaticFiles.cs), so every import gets one.
let site = await readFile(join(client, 'js/site.js'), 'utf8')
for (const [name, file] of [['govuk-frontend', 'dist/govuk/govuk-frontend.min.js'], ['@ministryofjustice/frontend', 'moj/moj-frontend.min.js']]) {
  const script = await readFile(join(modules, name, file), 'utf8')
  const target = name.replace('@', '').replace('/', '-') + '.js'
  await writeFile(join(built, target), script.replace(/\/\/# sourceMappingURL=.*\s*$/, ''))
  site = site.replace(`'${name}'`, `'./${target}?v=${await version(name)}'`)
}

// Our own modules, which a page that needs them asks for, have one version together.
const ours = new Map()
for (const name of (await readdir(join(client, 'js'))).filter((n) => n !== 'site.js').sort()) ours.set(name, await readFile(join(client, 'js', name), 'utf8'))
const stamp = createHash('sha256').update([...ours.values()].join('\n')).digest('hex').slice(0, 12)
const stamped = (script) => [...ours.keys()].reduce((text, name) => text.replaceAll(`'./${name}'`, `'./${name}?v=${stamp}'`), script)
for (const [name, script] of ours) await writeFile(join(built, name), stamped(script))
await writeFile(join(built, 'site.js'), stamped(site))

for (const [weight, folder] of [['400', '400Regular'], ['700', '700Bold']]) {
  const ttf = await readFile(join(modules, `@expo-google-fonts/public-sans/${folder}/PublicSans_${folder}.ttf`))
  await writeFile(join(built, `fonts/public-sans-${weight}.woff2`), await woff2.compress(ttf))
}

// MOJ's icons only: its images also hold the ministry's crest.
const images = join(modules, '@ministryofjustice/frontend/moj/assets/images')
await mkdir(join(built, 'images'))
for (const image of await readdir(images)) {
  if (/^icon-.*\.svg$/.test(image)) await copyFile(join(images, image), join(built, 'images', image))
}

const css = sass.compile(join(client, 'scss/site.scss'), {
  loadPaths: [join(modules, '@ministryofjustice/frontend'), client],
  quietDeps: true,
  style: 'compressed',
  logger: {
    warn(message, { stack }) {
      // MOJ Frontend 11.1.0 still uses a mixin that GOV.UK Frontend 6 deprecates.
      if (!message.includes('govuk-text-colour')) console.warn(message, stack ?? '')
    },
  },
})
await writeFile(join(built, 'site.css'), css.css)
