// SPDX-License-Identifier: Apache-2.0
// How old the figures are, and of which nodes.
import { h, replace } from "../../part/dom.js";
import { loading } from "../../part/notice.js";
import { seconds } from "../../part/number.js";
import { troubleIn } from "../../part/trouble.js";

const SCOPES = { node: "This node", cluster: "All nodes" };

/**
 * Makes the line above the figures.
 *
 * @param {string} scope node or cluster
 * @param {{choose: (scope: string) => void, again: () => void, pause: (paused: boolean) => void}}
 *     told what the reader wants
 * @returns {{node: Element, fresh: (now: Date) => void, old: (error: Error, millis: number) => void}}
 */
export function freshness(scope, told) {
  const age = h("span", { class: "age" });
  const place = h("div", { class: "trouble" }, loading());
  const next = h("p", { class: "small" });
  const trouble = troubleIn(place, told.again, next);
  const pause = h("button", { type: "button", "aria-pressed": "false", onclick: pressed }, "Pause");
  let last = null;
  let failure = null;
  let paused = false;

  function pressed() {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    replace(pause, paused ? "Go on" : "Pause");
    told.pause(paused);
    draw();
  }

  function draw() {
    replace(age, pace(), of(last));
    replace(next, failure && [last && "The figures below are the last that came. ", coming()]);
  }

  function pace() {
    if (paused) {
      return badge("", "Paused");
    }
    return last && !failure ? badge("good", "Live") : badge("warn", last ? "Old figures" : "No figures");
  }

  function coming() {
    return !paused && `The page asks again in ${seconds(Math.ceil(failure.millis / 1000))}.`;
  }

  function fresh(now) {
    last = now;
    failure = null;
    trouble.clear();
    draw();
  }

  function old(error, millis) {
    failure = { millis };
    trouble.show(error);
    draw();
  }

  return {
    node: h(
      "div",
      { class: "stack tight freshness" },
      h("div", { class: "row" }, choice(scope, told.choose), age, pause),
      place,
    ),
    fresh,
    old,
  };
}

function choice(scope, choose) {
  const button = ([name, label]) =>
    h(
      "button",
      { id: `models-scope-${name}`, type: "button", "aria-pressed": String(name === scope), onclick: () => choose(name) },
      label,
    );
  return h(
    "div",
    { class: "segments", role: "group", "aria-label": "Of which nodes" },
    Object.entries(SCOPES).map(button),
  );
}

function badge(kind, text) {
  return h("span", { class: `badge ${kind}` }, text);
}

function of(time) {
  return (
    time &&
    h(
      "time",
      { class: "small quiet number", datetime: time.toISOString() },
      time.toLocaleTimeString("en-GB"),
    )
  );
}
