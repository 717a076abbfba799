// SPDX-License-Identifier: Apache-2.0
// The choice of the model that reads.
import { h } from "../../part/dom.js";
import { modelOption, modelOptions } from "../../part/models.js";
import { read } from "../../part/request.js";
import { visible } from "../../part/text.js";

const TRAINED = "question-answering";

/**
 * Returns the choice. Any model that embeds gives sentences. Those that are trained for answers are
 * known to whoever may see the node's models; for others the address can name one.
 */
export function readers(page, asked, go) {
  const select = h(
    "select",
    { id: "ask-model", onchange: (event) => go({ model: event.target.value }) },
    h("option", { value: "" }, "as configured"),
    modelOptions(page, [...page.models, asked.model], asked.model),
  );
  const label = h("label", { class: "field" }, "Read by", select);
  if (page.offers.models && page.may.watch) {
    addTrained(select, asked).catch(({ message }) =>
      label.append(h("span", { class: "small" }, "Models that are trained for answers could not be listed: ", visible(message))),
    );
  }
  return label;
}

async function addTrained(select, asked) {
  const { models } = await read("/sememe/models");
  const listed = new Set([...select.options].map((one) => one.value));
  Object.entries(models)
    .filter(([name, model]) => model.task === TRAINED && !listed.has(name))
    .forEach(([name, { state }]) => select.append(modelOption(name, state, asked.model)));
}
