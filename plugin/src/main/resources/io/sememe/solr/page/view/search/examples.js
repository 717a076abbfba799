// SPDX-License-Identifier: Apache-2.0
// What to ask first. A collection may be about anything: of these questions those are offered that
// it has a document about, and titles of its own documents beside them.
import { read } from "../../part/request.js";

/** Each with words that a document about it has. */
const QUESTIONS = [
  ["Why can't I fall asleep at night?", "insomnia"],
  ["someone who secretly works for the enemy", "espionage agent"],
  ["how to stop a car with electricity", "regenerative braking"],
  ["a song to calm a baby", "lullaby"],
  ["signs of a heart attack", "myocardial infarction"],
  ["Why is salt spread on icy roads?", "freezing point salt"],
  ["how does a python kill", "python prey"],
  ["why the sky is blue", "rayleigh scattering"],
  ["money that buys less every year", "inflation"],
  ["how do plants make food from light", "photosynthesis"],
  ["what happens when a star dies", "supernova"],
  ["how to forget a bad memory", "trauma"],
];
const SHOWN = 6;

/** Returns questions and titles to ask, none when the collection has nothing to show. */
export async function examples({ fields }, signal) {
  const { response, facet_counts: counts } = await read("/select", counting(fields), signal);
  const fitting = QUESTIONS.filter((_, i) => counts?.facet_queries?.[`e${i}`] > 0).map(([question]) => question);
  const missing = SHOWN - fitting.length;
  return missing <= 0 || !fields.title
    ? fitting.slice(0, SHOWN)
    : [...fitting, ...(await titles(fields, response.numFound, missing, signal))];
}

function counting({ words }) {
  if (!words) {
    return { q: "*:*", rows: 0 };
  }
  const about = QUESTIONS.map(([, text], i) => [`e${i}`, text]);
  const queries = about.map(([name]) => `{!dismax key=${name} qf=$words mm=100% v=$${name}}`);
  return { q: "*:*", rows: 0, words, facet: true, "facet.query": queries, ...Object.fromEntries(about) };
}

async function titles({ title }, all, rows, signal) {
  const start = Math.floor(Math.random() * Math.max(1, all - rows));
  const { response } = await read("/select", { q: "*:*", fl: title, start, rows }, signal);
  return response.docs.map((document) => [document[title]].flat()[0]).filter(Boolean);
}
