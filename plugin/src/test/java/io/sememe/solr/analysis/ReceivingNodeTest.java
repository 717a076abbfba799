// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReceivingNodeTest {
  @Test
  void a_thread_is_marked_as_long_as_it_analyses() throws IOException {
    assertFalse(ReceivingNode.isAnalysing());
    assertTrue(ReceivingNode.analysing(ReceivingNode::isAnalysing));
    assertFalse(ReceivingNode.isAnalysing());
  }

  @Test
  void the_mark_goes_when_the_analysis_fails() {
    assertThrows(IOException.class, () -> ReceivingNode.analysing(ReceivingNodeTest::fail));
    assertFalse(ReceivingNode.isAnalysing());
  }

  private static Object fail() throws IOException {
    throw new IOException("expected");
  }
}
