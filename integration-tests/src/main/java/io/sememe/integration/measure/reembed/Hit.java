// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.node.Reply;
import java.util.List;

/**
 * A document that was found.
 *
 * @param id its id
 * @param score how near its vector is to the question's
 */
record Hit(String id, double score) {

  /** Those of an answer, best first. */
  static List<Hit> of(Reply reply) {
    return reply.documents().stream()
        .map(found -> new Hit(found.path("id").asText(), found.path("score").asDouble()))
        .toList();
  }
}
