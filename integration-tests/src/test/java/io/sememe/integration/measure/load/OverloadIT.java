// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hundreds of clients and a bulk update at the same time: what was promised is kept. */
@WholeRun
final class OverloadIT {
  private static final int CLIENTS = 300;

  @Test
  void everybody_is_answered_or_told_when_to_return_and_no_document_is_lost() throws IOException {
    try (TemporaryNode temporary = TemporaryNode.start(spec -> spec.withHeap("1g"))) {
      SolrNode node = temporary.node();
      node.http().createCore(LoadPlan.CORE, "semantic").orThrow();
      List<String> acknowledged;
      Answers answers;
      String core = node.baseUrl() + "/" + LoadPlan.CORE;
      try (CrowdProcess crowd = CrowdProcess.begin(core, CLIENTS, 1);
          BulkUpdate update = BulkUpdate.begin(node.http(), "it")) {
        assertFoundByWords(node);
        update.stop();
        answers = crowd.end();
        acknowledged = update.acknowledged();
        assertEquals(0, update.lost());
      }
      assertEquals(0, answers.lost(), answers::toString);
      assertTrue(answers.rejected() > 0, answers::toString);
      assertTrue(answers.answered() > 0, answers::toString);
      assertFalse(acknowledged.isEmpty());
      assertEquals(Set.of(), Ledger.missing(node.http(), acknowledged));
    }
  }

  private static void assertFoundByWords(SolrNode node) {
    Reply reply = node.http().query(LoadPlan.CORE, Map.of("q", "{!dismax qf=text}the"));
    assertEquals(200, reply.status(), reply::toString);
  }
}
