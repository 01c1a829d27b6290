// SPDX-License-Identifier: GPL-3.0-or-later
// TeX in, one SVG out, for an engine that has neither a page nor a style sheet: QJSEngine of Qt 6.4, drawn by QSvgRenderer.
import {mathjax} from 'mathjax-full/js/mathjax.js';
import {TeX} from 'mathjax-full/js/input/tex.js';
import {SVG} from 'mathjax-full/js/output/svg.js';
import {SVGTextNode} from 'mathjax-full/js/output/svg/Wrappers/TextNode.js';
import {liteAdaptor} from 'mathjax-full/js/adaptors/liteAdaptor.js';
import {RegisterHTMLHandler} from 'mathjax-full/js/handlers/html.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/amscd/AmsCdConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/braket/BraketConfiguration.js';
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js';
import 'mathjax-full/js/input/tex/color/ColorConfiguration.js';
import 'mathjax-full/js/input/tex/configmacros/ConfigMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/enclose/EncloseConfiguration.js';
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js';
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js';
import 'mathjax-full/js/input/tex/unicode/UnicodeConfiguration.js';

// Neither "html" nor "require": a formula makes no links and loads nothing.
const packages = ['base', 'ams', 'amscd', 'boldsymbol', 'braket', 'cancel', 'color', 'configmacros', 'enclose',
  'mathtools', 'mhchem', 'newcommand', 'textmacros', 'unicode'];
// Numbers and labels belong to a document, which a formula of an answer is not part of: shown as text, or not at all.
const macros = {
  tag: ['\\qquad\\text{(#1)}', 1], label: ['', 1], notag: '', nonumber: '',
  ref: ['\\text{#1}', 1], eqref: ['\\text{(#1)}', 1],
  // A frame that is a border of its style sheet, which no picture has: what is in it has the ink of the text again.
  fcolorbox: ['\\textcolor{#1}{\\boxed{\\textcolor{currentColor}{\\colorbox{#2}{#3}}}}', 3],
  // What models take from other packages.
  bm: ['\\boldsymbol{#1}', 1], bold: ['\\mathbf{#1}', 1], mathbbm: ['\\mathbb{#1}', 1], mathds: ['\\mathbb{#1}', 1],
  degree: '^{\\circ}', celsius: '{}^{\\circ}\\mathrm{C}', si: ['\\,\\mathrm{#1}', 1],
  SI: ['#1\\,\\mathrm{#2}', 2], num: ['#1', 1], unit: ['\\,\\mathrm{#1}', 1],
  dd: '\\mathrm{d}', dv: ['\\frac{\\mathrm{d}#1}{\\mathrm{d}#2}', 2], pdv: ['\\frac{\\partial #1}{\\partial #2}', 2],
  abs: ['\\left\\lvert #1\\right\\rvert', 1], norm: ['\\left\\lVert #1\\right\\rVert', 1],
  oiint: '\\mathop{\\rlap{\\mkern7mu\\bigcirc}{\\iint}}\\nolimits',
  argmax: '\\operatorname*{arg\\,max}', argmin: '\\operatorname*{arg\\,min}',
};

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const output = new SVG({fontCache: 'none'});

function newDocument() {
  const input = new TeX({
    packages, macros, maxMacros: 1000, maxBuffer: 9 * 1024, tags: 'none',
    formatError: (jax, error) => { throw error; },
  });
  return mathjax.document('', {InputJax: input, OutputJax: output});
}

let page = newDocument();
const defines = /\\(?:def|let|(?:re)?newcommand|(?:re)?newenvironment|DeclareMathOperator|DeclarePairedDelimiter\w*|newtagform|definecolor|mathtoolsset)(?![A-Za-z])/;

// --- Text in letters that MathJax has no outlines of -------------------------------------------------------------

let textFamily = 'serif';
let textSize = 1000; // in 1/1000 em, for an x as high as MathJax's
let textWidth = () => 0.5; // of a text in em, by what the program's own fonts say

output.unknownText = function (text, variant) {
  const node = this.svg('text', {'data-variant': variant, transform: 'scale(1,-1)', 'font-size': textSize + 'px',
    'font-family': textFamily, 'font-weight': /bold/.test(variant) ? '700' : '400',
    'font-style': /italic/.test(variant) ? 'italic' : 'normal'}, [this.text(text)]);
  return node;
};
output.measureTextNode = function (node) {
  const of = name => adaptor.getAttribute(node, name);
  return {w: textWidth(adaptor.textContent(node), of('font-weight') === '700', of('font-style') === 'italic'),
    h: 0.75, d: 0.2};
};

// One foreign letter among others would stand out: the whole text is set in the other font.
function isForeign(node) {
  if (!node.parent.node.isKind('mtext')) return false;
  const variant = node.parent.variant;
  return node.remappedText(node.node.getText(), variant).some(c => node.getVariantChar(variant, c)[3].unknown);
}
const computeBBox = SVGTextNode.prototype.computeBBox;
SVGTextNode.prototype.computeBBox = function (bbox, again) {
  if (!isForeign(this)) return computeBBox.call(this, bbox, again);
  const {w, h, d} = this.jax.measureText(this.node.getText(), this.parent.variant);
  bbox.w = w; bbox.h = h; bbox.d = d;
};
const toSVG = SVGTextNode.prototype.toSVG;
SVGTextNode.prototype.toSVG = function (parent) {
  if (!isForeign(this)) return toSVG.call(this, parent);
  this.element = adaptor.append(parent, this.jax.unknownText(this.node.getText(), this.parent.variant));
};

// --- What QtSvg does not know ---------------------------------------------------------------------------------------

const number = text => parseFloat(text || '0');

// Of a path in the absolute commands that MathJax's fonts use.
function extent(path) {
  let x = 0, y = 0, left = Infinity, right = -Infinity, low = Infinity, high = -Infinity, step;
  const reach = () => {
    left = Math.min(left, x); right = Math.max(right, x); low = Math.min(low, y); high = Math.max(high, y);
  };
  const steps = /([A-Za-z])([^A-Za-z]*)/g;
  while ((step = steps.exec(path))) {
    const values = (step[2].match(/-?[\d.]+/g) || []).map(Number);
    if (step[1] === 'H') values.forEach(v => { x = v; reach(); });
    else if (step[1] === 'V') values.forEach(v => { y = v; reach(); });
    else for (let i = 0; i + 1 < values.length; i += 2) { x = values[i]; y = values[i + 1]; reach(); }
  }
  return {left, right, low, high};
}

// MathJax stretches a piece of a brace, an arrow or a root by scaling its glyph beyond an inner picture that cuts it
// off. QtSvg does not cut: the glyph is scaled to end where the cut would be.
function unnest(inner) {
  const [viewX, viewY, width, height] = adaptor.getAttribute(inner, 'viewBox').split(/\s+/).map(Number);
  const path = adaptor.firstChild(inner);
  const box = extent(adaptor.getAttribute(path, 'd') || '');
  const scale = /scale\(([-\d.]+),\s*([-\d.]+)\)/.exec(adaptor.getAttribute(path, 'transform') || '');
  let scaleX = scale ? Number(scale[1]) : 1, scaleY = scale ? Number(scale[2]) : 1;
  let x = number(adaptor.getAttribute(inner, 'x')) - viewX, y = number(adaptor.getAttribute(inner, 'y')) - viewY;
  if (scaleX !== 1) {
    scaleX = width / (box.right - box.left);
    x += viewX - box.left * scaleX;
  } else {
    scaleY = height / (box.high - box.low);
    y += viewY - box.low * scaleY;
  }
  adaptor.setAttribute(path, 'transform', `matrix(${[scaleX, 0, 0, scaleY, x, y].map(v => v.toFixed(4)).join(' ')})`);
  adaptor.replace(path, inner);
}

// The widths of lines and frames are in a style sheet.
function setLine(node, kind) {
  const isLine = kind === 'line' && adaptor.getAttribute(node, 'data-line');
  const isFrame = kind === 'rect' && adaptor.getAttribute(node, 'data-frame');
  if (!isLine && !isFrame) return;
  adaptor.setAttribute(node, 'stroke-width', '60');
  if (isFrame) adaptor.setAttribute(node, 'fill', 'none');
  if (/dashed/.test(adaptor.getAttribute(node, 'class') || '')) adaptor.setAttribute(node, 'stroke-dasharray', '140');
}

function mend(node) {
  for (const child of adaptor.childNodes(node).slice()) {
    const kind = adaptor.kind(child);
    if (kind === '#text' || kind === '#comment') continue;
    setLine(child, kind);
    if (kind === 'svg' && adaptor.getAttribute(child, 'viewBox') && adaptor.kind(adaptor.firstChild(child)) === 'path')
      unnest(child);
    else
      mend(child);
  }
}

// --- -------------------------------------------------------------------------------------------------------------------

function draw(tex, isDisplay) {
  page.clear();
  output.unknownCache.clear();
  const container = page.convert(tex, {display: isDisplay, em: 16, ex: 8, containerWidth: 16 * 36, lineWidth: 1000000,
    scale: 1});
  mend(adaptor.firstChild(container));
  return adaptor.innerHTML(container);
}

/// The root's viewBox is width, ascent and depth in 1/1000 em; its colour is "currentColor". Throws for bad TeX.
export function texToSvg(tex, isDisplay) {
  try {
    try {
      return draw(tex, isDisplay);
    } catch (error) {
      // In strict code V4 refuses the first use of some inherited accessors, and only that.
      if (!(error instanceof TypeError)) throw error;
      return draw(tex, isDisplay);
    }
  } finally {
    // What one formula defines is not known to the next.
    if (defines.test(tex)) page = newDocument();
  }
}

/// \a width(text, isBold, isItalic) is in em of the formula, for a text of \a family in \a size thousandths of it.
export function setTextFont(family, size, width) {
  textFamily = family;
  textSize = size;
  textWidth = width;
}

try { draw('x', false); } catch (error) { /* the first use, see above */ }
