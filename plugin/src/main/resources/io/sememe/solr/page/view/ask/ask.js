// SPDX-License-Identifier: Apache-2.0
import { empty } from "../../part/notice.js";
import { replace } from "../../part/dom.js";

/** Shows the view. */
export function show(root) {
  replace(root, empty("Nothing here yet."));
}
