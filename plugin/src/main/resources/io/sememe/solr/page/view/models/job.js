// SPDX-License-Identifier: Apache-2.0
// The job that gives documents their vectors, or those of another model.
import { h, replace } from "../../part/dom.js";
import { failed, loading } from "../../part/notice.js";
import { change, read } from "../../part/request.js";
import { troubleIn } from "../../part/trouble.js";
import { confirmed } from "./dialog.js";
import { poll } from "./poll.js";
import { slot } from "./slot.js";
import { contentOf, isAtWork } from "./progress.js";
import { startQuestion, VERBS, verbsOf } from "./jobverbs.js";

/** What its card is called. */
export const JOB = "Encoding again";

const AT_WORK_MILLIS = 2000;
const IDLE_MILLIS = 15_000;

/** Whether the reader may start the job and what else can be done with it. */
export function mayEncode({ may }) {
  // A node of an older version says only who may manage models: the same people.
  return may.encode ?? may.manage;
}

/**
 * Makes the card of the job, and begins to watch it.
 *
 * @param {object} around what the parts of the view know of each other
 * @returns {{node: Element, start: (field: string) => void, pause: Function, end: () => void}}
 */
export function jobCard(around) {
  const { page } = around;
  const place = h("div", { class: "trouble" });
  const trouble = troubleIn(place, () => watch.now());
  const outcome = h("div", { class: "outcome", tabindex: "-1", role: "status" });
  const content = slot(
    h("div", { class: "stack tight", "aria-busy": "true" }, loading()),
    contentOf,
  );
  const buttons = slot(h("div", { class: "row" }), ({ verbs }) =>
    verbs.map((verb) =>
      h(
        "button",
        { type: "button", class: verb === "cancel" && "danger", onclick: () => begin(verb) },
        VERBS[verb].label,
      ),
    ),
  );
  const node = h(
    "section",
    { class: "card stack" },
    h("h3", {}, JOB),
    place,
    content.node,
    h("div", { class: "controls" }, outcome, buttons.node),
  );
  const may = mayEncode(page);
  let job = null;

  function show({ embed }) {
    const isOver = job && job.state !== embed.state && !isAtWork(embed);
    job = embed;
    content.node.removeAttribute("aria-busy");
    content.node.classList.remove("old");
    trouble.clear();
    content.show(embed);
    buttons.show({ verbs: may ? verbsOf(embed) : [] });
    if (isOver) {
      around.refresh();
    }
  }

  const watch = poll((signal) => read("/sememe/embed", {}, signal), {
    every: () => (job && isAtWork(job) ? AT_WORK_MILLIS : IDLE_MILLIS),
    answered: show,
    failed(error) {
      content.node.classList.add("old");
      if (!job) {
        replace(content.node);
      }
      trouble.show(error);
    },
  });

  async function begin(verb, field = undefined) {
    const question =
      verb === "start" ? startQuestion(around, field) : VERBS[verb].asks(job);
    const filled = await confirmed(node, {
      action: VERBS[verb].label,
      isDangerous: verb === "cancel",
      ...question,
    });
    if (filled) {
      await work(verb, filled);
    }
  }

  async function work(verb, filled) {
    replace(outcome, loading(VERBS[verb].doing));
    outcome.focus();
    try {
      show(await change("/sememe/embed", { action: verb, ...filled }));
      replace(outcome, h("p", { class: "good-text" }, VERBS[verb].done));
      watch.now();
    } catch (error) {
      replace(outcome, failed(error));
    }
  }

  return { node, start: (field) => begin("start", field), pause: watch.pause, end: watch.end };
}
