// SPDX-License-Identifier: Apache-2.0
// The models that a text can be shown to.

/** Returns their names: first the one that views begin with, if the collection names one. */
export function modelsOf(page) {
  return [...new Set([page.model, ...page.models])].filter(Boolean);
}
