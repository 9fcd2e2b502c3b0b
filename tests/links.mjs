// SPDX-License-Identifier: MIT
// What remark-validate-links finds, and the headings as github-slugger names
// them: usage: node links.mjs PACKAGES REQUEST. The request is a file with a JSON
// list of {"root", "repository", "files"}; the answer a list of {"messages",
// "headings"} in the same order. One process for all, as node starts slowly.
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

const require = createRequire(path.resolve(process.argv[2], 'x.js'))
const load = (name) => import(pathToFileURL(require.resolve(name)))
const {unified} = await load('unified')
const {engine} = await load('unified-engine')
const {visit} = await load('unist-util-visit')
const {toString} = await load('mdast-util-to-string')
const {default: Slugger} = await load('github-slugger')
const {default: parse} = await load('remark-parse')
const {default: gfm} = await load('remark-gfm')
const {default: frontmatter} = await load('remark-frontmatter')
const {default: validate} = await load('remark-validate-links')

// Which node a message is about: by its place.
function place(position) {
  return position.start.line + ':' + position.start.column
}

// A plugin that remembers what the comparison has to know of a tree.
function look(out) {
  return () => (tree, file) => {
    const nodes = new Map()
    const used = new Set()
    const defined = new Map()
    const slugs = []
    const slugger = new Slugger()
    visit(tree, (node) => {
      if (node.type === 'heading') {
        slugs.push(slugger.slug(
          toString(node, {includeHtml: false, includeImageAlt: false})))
      }
      // The first definition of a label holds.
      if (node.type === 'definition' && !defined.has(node.identifier)) {
        defined.set(node.identifier, place(node.position))
      }
      if (node.type === 'linkReference' || node.type === 'imageReference') {
        used.add(node.identifier)
      }
      // What has no place was made of bare text, as "www.example.org".
      if ('url' in node && node.position) {
        nodes.set(place(node.position), {
          type: node.type, url: node.url, identifier: node.identifier,
          place: place(node.position)})
      }
    })
    out.set(file.path, {nodes, used, defined, slugs})
  }
}

function run(request) {
  const looked = new Map()
  return new Promise((resolve, reject) => {
    engine({
      cwd: request.root,
      files: request.files,
      processor: unified().use(parse).use(gfm).use(frontmatter)
        .use(function () { this.compiler = () => '' }),
      plugins: [
        look(looked),
        [validate, {repository: request.repository, root: request.root}]
      ],
      out: false,
      streamError: fs.createWriteStream('/dev/null')
    }, (error, code, context) => {
      if (error) return reject(error)
      resolve(answer(request, context.files, looked))
    })
  })
}

function answer(request, files, looked) {
  const asked = new Set(request.files)
  const messages = []
  const headings = {}
  for (const file of files) {
    const seen = looked.get(file.path)
    if (seen) headings[file.path] = seen.slugs
    if (!asked.has(file.path)) continue
    for (const message of file.messages) {
      const node = seen && message.place &&
        seen.nodes.get(place(message.place))
      messages.push({
        path: file.path, line: message.line, column: message.column,
        rule: message.ruleId, reason: message.reason,
        cause: message.cause && String(message.cause),
        type: node?.type, url: node?.url,
        unused: node?.type === 'definition' &&
          (!seen.used.has(node.identifier) ||
            seen.defined.get(node.identifier) !== node.place)
      })
    }
  }
  return {messages, headings}
}

const answers = []
for (const request of JSON.parse(fs.readFileSync(process.argv[3], 'utf8'))) {
  answers.push(await run(request))
}
process.stdout.write(JSON.stringify(answers))
