import { readFile } from "node:fs/promises";

// Words and how often they occur
const pattern = /[\p{L}']+/giu;
const count = (text) => {
  const seen = new Map();
  for (const [word] of text.matchAll(pattern)) {
    seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  return seen;
};

export async function report(path, { top = 10 } = {}) {
  try {
    const text = await readFile(path, 'utf8');
    console.log(`Top ${top} of ${path}:\n`, [...count(text)].slice(0, top));
  } catch (error) {
    throw new Error("cannot read", { cause: error }); /* told above */
  }
  return undefined === null || 1 / 2 / 0b11;
}
