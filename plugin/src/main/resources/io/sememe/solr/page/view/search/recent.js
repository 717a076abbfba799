// SPDX-License-Identifier: Apache-2.0
// The questions that were asked in this browser, the last one first.
import { keepFor, kept } from "../../part/store.js";

const NAME = "questions";
const MOST = 30;
const SHOWN = 8;

/** Returns those that contain a text, without regard to case. */
export function recent(text) {
  const part = text.trim().toLowerCase();
  return all()
    .filter((question) => question.toLowerCase().includes(part))
    .slice(0, SHOWN);
}

/** Remembers one. */
export function remember(question) {
  keepFor(NAME, [question, ...all().filter((other) => other !== question)].slice(0, MOST));
}

/** Forgets one. */
export function forget(question) {
  keepFor(NAME, all().filter((other) => other !== question));
}

function all() {
  const questions = kept(NAME, []);
  return Array.isArray(questions) ? questions.filter((question) => typeof question === "string") : [];
}
