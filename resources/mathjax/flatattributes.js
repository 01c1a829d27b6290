// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the place of MathJax's core/MmlTree/Attributes.js. That one keeps defaults, inherited and own values of each node
// in four objects that are each other's prototypes; V4 looks through all classes it has whenever a prototype changes,
// so that a formula took 42 to 200 ms, and each one longer. Here they are four plain objects that are asked in turn.
const INHERIT = '_inherit_';
const merged = new Map(); // the defaults of a kind of node, with the global ones

function defaultsOf(defaults, global) {
  if (!merged.has(defaults)) merged.set(defaults, Object.assign({}, global, defaults));
  return merged.get(defaults);
}

function has(values, name) {
  return Object.prototype.hasOwnProperty.call(values, name);
}

class Attributes {
  constructor(defaults, global) {
    this.global = global;
    this.kindDefaults = defaults;
    this.defaults = defaultsOf(defaults, global);
    this.inherited = {};
    this.attributes = {};
  }

  set(name, value) { this.attributes[name] = value; }
  setList(list) { Object.assign(this.attributes, list); }
  setInherited(name, value) { this.inherited[name] = value; }

  get(name) {
    const value = has(this.attributes, name) ? this.attributes[name] : this.getInherited(name);
    return value === INHERIT ? this.global[name] : value;
  }
  getExplicit(name) { return has(this.attributes, name) ? this.attributes[name] : undefined; }
  getInherited(name) { return has(this.inherited, name) ? this.inherited[name] : this.defaults[name]; }
  getDefault(name) { return this.defaults[name]; }
  getList(...names) {
    const values = {};
    for (const name of names) values[name] = this.get(name);
    return values;
  }

  isSet(name) { return has(this.attributes, name) || has(this.inherited, name); }
  hasDefault(name) { return name in this.defaults; }

  getExplicitNames() { return Object.keys(this.attributes); }
  getInheritedNames() { return Object.keys(this.inherited); }
  getDefaultNames() { return Object.keys(this.kindDefaults); }
  getGlobalNames() { return Object.keys(this.global); }
  getAllAttributes() { return this.attributes; }
  getAllInherited() { return this.inherited; }
  getAllDefaults() { return this.defaults; }
  getAllGlobals() { return this.global; }
}

module.exports = {Attributes, INHERIT};
