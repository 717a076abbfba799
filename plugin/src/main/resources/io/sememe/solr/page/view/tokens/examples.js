// SPDX-License-Identifier: Apache-2.0
// Texts to begin with.

const LONG =
  "A model sees so many tokens at once and no more. What stands behind the last of them leaves no trace in the vector. ";

/** Texts to cut, by what they show. */
export const TEXTS = {
  "A sentence": "Sememes are the smallest units of meaning, untranslatable as they may seem.",
  "A long word": "The Donaudampfschifffahrtsgesellschaft steams past unbelievably counterintuitive tokenizations.",
  "What it cannot read": "A glyph 𓀀, a boat ⛵ and שלום: some of this has no piece.",
  Code: "if (a[i] != null) { return map.getOrDefault(key, 0xFF); }",
  "Too long": LONG.repeat(24).trim(),
};

/** Sentences with a word in common: bank in two senses, and so on. */
export const PAIRS = [
  {
    name: "bank: river, money",
    word: "bank",
    text: "She sat on the grassy bank of the river.",
    with: "The bank raised its interest rates again.",
  },
  {
    name: "bank: money, money",
    word: "bank",
    text: "He opened an account at the bank.",
    with: "The bank raised its interest rates again.",
  },
  {
    name: "python: snake, code",
    word: "python",
    text: "The python swallowed a young deer whole.",
    with: "I wrote the script in python this morning.",
  },
  {
    name: "spring: season, coil",
    word: "spring",
    text: "After a long winter, spring came at last.",
    with: "The coil spring of the suspension broke.",
  },
  {
    name: "it: street, animal",
    word: "it",
    text: "The animal didn't cross the street because it was too wide.",
    with: "The animal didn't cross the street because it was too tired.",
  },
  {
    name: "light, several times",
    word: "light",
    text: "The light was too bright. A light meal will do.",
    with: "Switch the light off. The suitcase was light. Light travels fast.",
  },
];
