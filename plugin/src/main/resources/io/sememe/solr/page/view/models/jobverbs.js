// SPDX-License-Identifier: Apache-2.0
// What can be done with the job that encodes again, and what is asked before.
import { h } from "../../part/dom.js";
import { modelOptions } from "../../part/models.js";

const USUAL_LOAD = 0.5;

/** Each with its button, what is said meanwhile and after, and what is asked before. */
export const VERBS = {
  start: { label: "Start …", doing: "Starting …", done: "Started." },
  pause: {
    label: "Pause",
    doing: "Pausing …",
    done: "Paused.",
    asks: () => ({
      title: "Pause the job?",
      says: [
        "It stops until somebody resumes it, also across restarts. Vectors that it made stay.",
      ],
    }),
  },
  resume: {
    label: "Resume",
    doing: "Resuming …",
    done: "Goes on.",
    asks: ({ load, tolerate }) => ({
      title: "Resume the job?",
      says: ["It goes on where it was."],
      fields: pacing(load, tolerate),
    }),
  },
  cancel: {
    label: "Cancel the job",
    doing: "Cancelling …",
    done: "Cancelled.",
    asks: () => ({
      title: "Cancel the job?",
      says: [
        "It is given up and cannot be resumed. Vectors that it made stay where they are, and " +
          "searches use the field that they use now.",
      ],
    }),
  },
};

/** Returns the verbs that go with a job. */
export function verbsOf({ state, mode }) {
  const startable = { NONE: true, DONE: true, CANCELLED: true, FAILED: mode === "missing" };
  const others = {
    RUNNING: ["pause", "cancel"],
    PAUSED: ["resume", "cancel"],
    FAILED: ["resume", "cancel"],
  };
  return [...(others[state] ?? []), ...(startable[state] ? ["start"] : [])];
}

/**
 * Returns what is asked before a job starts.
 *
 * @param {object} around what the parts of the view know of each other
 * @param {string} [field] the one whose documents are to get their vectors
 */
export function startQuestion({ page, spaces, states }, field = undefined) {
  const { fields, models } = page;
  const names = Object.keys(spaces).length > 0 ? Object.keys(spaces) : [fields.vector];
  const chosen = h(
    "select",
    { name: "field" },
    names.map((name) => h("option", { value: name, selected: name === field }, name)),
  );
  return {
    title: "Encode documents again?",
    action: "Start",
    says: [
      "With a field alone, documents that have no vector of its model get one. With a second " +
        "field of the schema and another model, all documents get a second vector, and then " +
        "searches use that.",
      "Searches go on meanwhile. Each vector field needs a string field of its name and _hash beside it.",
    ],
    fields: [
      labelled("Vector field", chosen),
      h(
        "div",
        { class: "row" },
        labelled(
          "Second field, for another model",
          h("input", { type: "text", name: "into", autocomplete: "off" }),
        ),
        labelled(
          "Its model",
          h(
            "select",
            { name: "model" },
            h("option", { value: "" }, "none"),
            modelOptions({ ...page, states }, models, ""),
          ),
        ),
      ),
      ...pacing(USUAL_LOAD, 0),
    ],
  };
}

function pacing(load, tolerate) {
  return [
    h(
      "div",
      { class: "row" },
      labelled(
        "Share of time, 0.05 to 1",
        h("input", {
          type: "number",
          name: "load",
          min: "0.05",
          max: "1",
          step: "any",
          value: String(load),
          required: true,
        }),
      ),
      labelled(
        "Documents that may fail",
        h("input", {
          type: "number",
          name: "tolerate",
          min: "0",
          step: "1",
          value: String(tolerate),
          required: true,
        }),
      ),
    ),
  ];
}

function labelled(text, input) {
  return h("label", { class: "field grow" }, text, input);
}
