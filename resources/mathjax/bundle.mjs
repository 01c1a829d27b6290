// SPDX-License-Identifier: GPL-3.0-or-later
// node bundle.mjs NODE_MODULES OUTPUT.mjs: everything in one module for QJSEngine, which has about ES2016.
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const [modules, output] = process.argv.slice(2).map(name => path.resolve(name));
const here = path.dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(path.join(modules, 'index.js'))('esbuild');

await esbuild.build({
  entryPoints: [path.join(here, 'entry.js')],
  outfile: output,
  bundle: true,
  format: 'esm',
  target: 'es2015',
  minify: true,
  legalComments: 'none', // MathJax's licence is shipped beside it
  nodePaths: [modules],
  logLevel: 'warning',
  plugins: [{
    name: 'flat-attributes',
    setup(build) {
      build.onResolve({filter: /(^|\/)Attributes\.js$/}, () => ({path: path.join(here, 'flatattributes.js')}));
    },
  }],
});
