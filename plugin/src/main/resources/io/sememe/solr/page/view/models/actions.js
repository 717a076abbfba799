// SPDX-License-Identifier: Apache-2.0
// The buttons of a model, and what came of the last.
import { h, replace } from "../../part/dom.js";
import { failed, loading } from "../../part/notice.js";
import { change } from "../../part/request.js";
import { textOf } from "../../part/text.js";
import { confirmed } from "./dialog.js";
import { slot } from "./slot.js";
import { force, VERBS, verbsOf } from "./verbs.js";
import { verification } from "./verification.js";

const CONFLICT = 409;

/**
 * Makes the buttons of a model, where the reader may use them.
 *
 * @param {string} name of the model
 * @param {object} around what the parts of the view know of each other
 * @returns {{node: Element, show: (model: object) => void}}
 */
export function controls(name, around) {
  const { page, scope } = around;
  const outcome = h("div", { class: "outcome", tabindex: "-1", role: "status" });
  const buttons = slot(h("div", { class: "row" }), ({ verbs, busy }) =>
    verbs.map((verb) => button(verb, busy)),
  );
  const node = h("div", { class: "controls" }, outcome, buttons.node);
  const may = page.may.manage && page.offers.models;
  let model = null;
  let busy = false;

  function button(verb, isBusy) {
    const { label, isDangerous } = VERBS[verb];
    return h(
      "button",
      {
        type: "button",
        class: isDangerous && "danger",
        disabled: isBusy,
        onclick: () => begin(verb),
      },
      label,
    );
  }

  async function begin(verb) {
    const { label, says, fields, isDangerous } = VERBS[verb];
    const filled = await confirmed(node, {
      title: [`${label} `, textOf(name), "?"],
      says: says(scope, model),
      fields: fields?.(),
      action: label,
      isDangerous,
    });
    if (filled) {
      await work(verb, filled);
    }
  }

  async function work(verb, more) {
    setBusy(true);
    replace(outcome, loading(VERBS[verb].doing));
    outcome.focus();
    try {
      const answer = await change("/sememe/models", {
        action: verb,
        model: name,
        scope,
        ...VERBS[verb].sends,
        ...more,
      });
      replace(outcome, outcomeOf(verb, scope, answer));
    } catch (error) {
      replace(
        outcome,
        verb === "unload" && error.status === CONFLICT ? refused(error) : failed(error),
      );
    } finally {
      setBusy(false);
      around.refresh();
    }
  }

  function refused(error) {
    const again = h(
      "button",
      { type: "button", class: "danger", onclick: insist },
      "Unload by force …",
    );
    return h(
      "div",
      { class: "notice denied", role: "alert" },
      h("strong", {}, "Not unloaded: it is needed."),
      h("p", {}, textOf(error.message)),
      again,
    );
  }

  async function insist() {
    const title = ["Unload ", textOf(name), " by force?"];
    if (
      await confirmed(node, {
        title,
        says: force(scope, model),
        action: "Unload by force",
        isDangerous: true,
      })
    ) {
      await work("unload", { force: true });
    }
  }

  function setBusy(is) {
    busy = is;
    show(model);
  }

  function show(next) {
    model = next;
    buttons.show({ verbs: may ? verbsOf(next.states ?? [next.state]) : [], busy });
  }

  return { node, show };
}

function outcomeOf(verb, scope, answer) {
  if (scope === "cluster") {
    return Object.entries(answer.nodes).map(([node, one]) =>
      h(
        "div",
        {},
        h("strong", {}, textOf(node), ": "),
        one.error ? h("span", { class: "bad-text" }, textOf(one.error)) : onNode(verb, one),
      ),
    );
  }
  return onNode(verb, answer);
}

function onNode(verb, answer) {
  if (verb === "verify") {
    return verification(answer.verification);
  }
  return h(
    "p",
    { class: "good-text" },
    verb === "reload" && !answer.changed
      ? "Its files have not changed: it stays as it is."
      : VERBS[verb].done,
  );
}
