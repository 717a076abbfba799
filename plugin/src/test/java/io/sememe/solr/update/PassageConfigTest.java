// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.PassagePooling;
import io.sememe.solr.space.VectorUnit;
import io.sememe.solr.update.PassageConfig.Beyond;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PassageConfigTest {
  @Test
  void documents_are_not_cut_unless_that_is_asked_for() {
    assertEquals(Optional.empty(), read());
    assertEquals(Optional.empty(), read("passages", "none", "passageTokens", "7"));
  }

  @Test
  void all_parameters_are_read() {
    PassageConfig read =
        read(
                "passages", "sentence",
                "passageTokens", "64",
                "passageOverlap", "8",
                "passageLanguage", "de",
                "passagePooling", "late",
                "maxPassages", "9",
                "beyondMaxPassages", "widen",
                "passageContext", "title")
            .orElseThrow();
    PassagePlan plan = new PassagePlan(PassagePlan.Unit.SENTENCE, 64, 8, Locale.GERMAN);
    assertEquals(
        new PassageConfig(plan, PassagePooling.LATE, 9, Beyond.WIDEN, List.of("title")), read);
    assertEquals(VectorUnit.PASSAGE_IN_CONTEXT, read.unit());
  }

  @ParameterizedTest
  @CsvSource({"1,0", "3,0", "4,1", "20,5", "64,16", "65,16", "1000,16"})
  void short_passages_overlap_by_a_quarter_at_most(String tokens, int overlap) {
    PassageConfig read = read("passages", "tokens", "passageTokens", tokens).orElseThrow();
    assertEquals(overlap, read.plan().overlap());
    assertEquals(VectorUnit.PASSAGE, read.unit());
  }

  @ParameterizedTest
  @CsvSource({
    "passages,words",
    "passageTokens,0",
    "passageTokens,-1",
    "passageTokens,many",
    "passageTokens,9999999999",
    "passageOverlap,128",
    "passageOverlap,-1",
    "passagePooling,mean",
    "maxPassages,0",
    "maxPassages,100001",
    "beyondMaxPassages,drop",
    "passageContext,topic"
  })
  void what_is_out_of_range_is_refused_by_name(String name, String value) {
    NamedList<String> args = args("passages", "tokens");
    args.removeAll(name);
    args.add(name, value);
    SolrException refused = assertThrows(SolrException.class, () -> read(args));
    assertEquals(ErrorCode.BAD_REQUEST.code, refused.code());
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
  }

  private static Optional<PassageConfig> read(String... args) {
    return read(args(args));
  }

  private static Optional<PassageConfig> read(NamedList<String> args) {
    return PassageConfig.of(
        new Parameters(EmbeddingUpdateProcessorFactory.class, args), List.of("title", "body"));
  }

  private static NamedList<String> args(String... args) {
    NamedList<String> list = new NamedList<>();
    for (int i = 0; i < args.length; i += 2) {
      list.add(args[i], args[i + 1]);
    }
    return list;
  }
}
