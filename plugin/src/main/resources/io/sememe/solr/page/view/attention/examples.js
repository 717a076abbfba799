// SPDX-License-Identifier: Apache-2.0
// Sentences in which one word is worth a look.

/** What the view begins with: what is "it" that was too wide? */
export const SEED = "The animal didn't cross the street because it was too wide.";

/** Each with the word that is looked at first. */
export const EXAMPLES = [
  { label: "too wide", text: SEED, word: "it" },
  { label: "too tired", text: "The animal didn't cross the street because it was too tired.", word: "it" },
  { label: "river bank", text: "We rowed to the bank of the river and tied up the boat.", word: "bank" },
  { label: "savings bank", text: "She walked to the bank to open a savings account.", word: "bank" },
  { label: "spring", text: "In spring the water of the spring makes the rusty spring squeak.", word: "squeak" },
  { label: "negation", text: "The pilot did not say that the left engine had failed.", word: "failed" },
  { label: "who?", text: "The doctor told the nurse that she would be late, and the nurse told her not to worry.", word: "she" },
  { label: "far apart", text: "The keys that my neighbour, who collects old clocks, had lost were found.", word: "were" },
];

/** Returns the word to look at first in a text, null when it is none of these. */
export function wordOf(text) {
  return EXAMPLES.find((example) => example.text === text)?.word ?? null;
}
