// SPDX-License-Identifier: Apache-2.0
// What this browser remembers of the reader: nothing of it leaves it. A browser may forbid it.

/** Returns what was kept under a name, or what stands in for it. */
export function kept(name, otherwise) {
  try {
    const text = localStorage.getItem(`sememe.${name}`);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** Keeps something, where the browser lets it. */
export function keepFor(name, value) {
  try {
    localStorage.setItem(`sememe.${name}`, JSON.stringify(value));
  } catch {
    // The page works without it.
  }
}
