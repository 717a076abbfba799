// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * On what terms a model may be loaded.
 *
 * @param tried the hashes of the files and settings that may be loaded, empty when all may
 * @param room makes sure that there is room for a session that is opened when it is first needed,
 *     or throws FAILED; what it returns gives the room back
 */
record LoadTerms(Optional<Map<String, String>> tried, Supplier<Runnable> room) {
  /** For models that nobody tried, and that nobody counts. */
  static final LoadTerms NONE = new LoadTerms(Optional.empty(), () -> () -> {});
}
