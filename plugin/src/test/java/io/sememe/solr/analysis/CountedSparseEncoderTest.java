// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.testing.FakeSparseEncoder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CountedSparseEncoderTest {
  @Test
  void each_text_counts_and_nothing_else() {
    AtomicInteger texts = new AtomicInteger();
    FakeSparseEncoder fake = new FakeSparseEncoder();
    CountedSparseEncoder counted = new CountedSparseEncoder(fake, texts::incrementAndGet);
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    assertEquals(fake.fingerprint(deadline), counted.fingerprint(deadline));
    assertEquals(fake.model(), counted.model());
    assertEquals(0, texts.get());
    assertEquals(
        fake.encode("a text", Role.PASSAGE, SparsePruning.NONE, deadline).terms(),
        counted.encode("a text", Role.PASSAGE, SparsePruning.NONE, deadline).terms());
    assertEquals(1, texts.get());
  }
}
