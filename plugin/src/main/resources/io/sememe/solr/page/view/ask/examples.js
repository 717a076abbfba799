// SPDX-License-Identifier: Apache-2.0
// Questions to begin with: such as the collection can answer.
import { h, replace } from "../../part/dom.js";
import { textOf } from "../../part/text.js";
import { read } from "../../part/request.js";
import { linkTo } from "./asked.js";

/** Questions to the articles of the demo, by the document that answers. */
const OF_THE_DEMO = {
  theremin: "Which instrument is played without touching it?",
  "freezing-point-depression": "Why is salt spread on icy roads?",
  "waggle-dance": "How do bees tell each other where flowers are?",
  "maillard-reaction": "What makes toast brown?",
};
const MOST = 4;

/** What was found for the collection, until the page is left. */
let found = null;

/** Returns links that ask; at first they come when the collection has said what it has. */
export function examples(page, asked) {
  const links = h("div", { class: "row ask-examples" });
  const link = (q, i) => h("a", { id: `ask-example-${i}`, class: "chip", href: linkTo({ ...asked, q }) }, textOf(q));
  const show = (all) =>
    replace(links, all.length > 0 && h("span", { class: "small quiet" }, "For example"), all.map(link));
  if (found) {
    show(found);
  } else {
    // Whoever gets none asks something else.
    questions(page).then(
      (all) => show((found = all)),
      () => {},
    );
  }
  return links;
}

async function questions(page) {
  const { id, title } = page.fields;
  const ids = Object.keys(OF_THE_DEMO);
  const demo = await documents({ q: `{!terms f=${id} v=$ids}`, ids: ids.join(","), fl: id, rows: ids.length });
  const known = demo.map((one) => OF_THE_DEMO[one[id]]).filter(Boolean);
  if (known.length > 0 || !title) {
    return known;
  }
  const some = await documents({ q: `${title}:*`, fl: title, rows: MOST });
  return some.map((one) => `What is said about ${[one[title]].flat()[0]}?`);
}

async function documents(parameters) {
  return (await read("/select", { defType: "lucene", ...parameters })).response.docs;
}
