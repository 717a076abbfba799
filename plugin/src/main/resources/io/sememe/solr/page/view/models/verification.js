// SPDX-License-Identifier: Apache-2.0
// Whether a model is what its descriptor says.
import { h } from "../../part/dom.js";
import { decimal } from "../../part/number.js";
import { textOf } from "../../part/text.js";
import { checksum } from "./facts.js";

/** Returns what was compared, and what came of it. */
export function verification({ holds, files, golden }) {
  return h(
    "div",
    { class: "stack tight" },
    h(
      "p",
      { class: holds ? "good-text" : "bad-text" },
      holds ? "It is what its descriptor says." : "It is not what its descriptor says.",
    ),
    h("ul", { class: "checks" }, Object.entries(files).map(file)),
    golden.length > 0 && [
      h("h4", {}, "Golden vectors"),
      h("ul", { class: "checks" }, golden.map(vector)),
    ],
  );
}

function file([name, { holds, sha256, pinned, loaded }]) {
  const against = [pinned && "its descriptor", loaded && "what was loaded"]
    .filter(Boolean)
    .join(" and ");
  const text = against
    ? `compared with ${against}`
    : "compared with nothing: its descriptor pins no sum";
  return h(
    "li",
    {},
    verdict(holds),
    " ",
    h("strong", {}, textOf(name)),
    ", ",
    text,
    ": ",
    checksum(sha256),
  );
}

function vector({ holds, text, role, cosine, least }) {
  const nearness = `cosine ${decimal(cosine, 5)}, at least ${decimal(least, 2)}`;
  return h(
    "li",
    {},
    verdict(holds),
    " ",
    textOf(text),
    h("span", { class: "quiet number" }, ` as a ${role}: ${nearness}`),
  );
}

function verdict(holds) {
  return h("span", { class: `badge ${holds ? "good" : "bad"}` }, holds ? "Holds" : "Differs");
}
