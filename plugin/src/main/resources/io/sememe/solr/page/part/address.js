// SPDX-License-Identifier: Apache-2.0
// The page's state is its address, behind "#": a link shows the same to whoever opens it, and
// questions do not reach the logs of proxies.
//
//   #/search?q=how+do+wings+stall&fq=topic:nature

/** Returns the view's name, "" for none, and its parameters. */
export function current() {
  const [, view, query] = /^#?\/?([^?]*)\??(.*)$/s.exec(location.hash);
  return { view, parameters: new URLSearchParams(query) };
}

/**
 * Returns the address of a view, to link to.
 *
 * @param {string} view its name
 * @param {object} parameters values by name; a list gives one several times; null, undefined and
 *     false leave one out; "" does not: a text that was emptied is not one that was never given
 */
export function of(view, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(parameters)) {
    for (const value of [given].flat()) {
      if (value !== null && value !== undefined && value !== false) {
        query.append(name, value);
      }
    }
  }
  const text = query.toString();
  return `#/${view}${text ? `?${text}` : ""}`;
}

/** Goes to a view, which is a step that the browser can go back; where it is already, shows it anew. */
export function go(view, parameters = {}) {
  const address = of(view, parameters);
  if (location.hash === address) {
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = address;
  }
}

/** Keeps what changes in small steps, such as a slider, without a step to go back and no event. */
export function keep(view, parameters = {}) {
  history.replaceState(null, "", of(view, parameters));
}
