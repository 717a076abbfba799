// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SolrErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_MODEL, 400",
    "BAD_INPUT, 400",
    "LOADING, 503",
    "FAILED, 503",
    "UNLOADED, 503",
    "TIMEOUT, 503",
    "OVERLOADED, 429",
    "INTERNAL, 500"
  })
  void every_kind_of_failure_has_its_status(Kind kind, int status) {
    assertEquals(status, SolrErrors.of(new EncoderException(kind, "why")).code());
  }

  @Test
  void no_folder_of_the_machine_is_told() {
    EncoderException failure =
        new EncoderException(Kind.FAILED, "loading failed: /var/solr/data/models/m/model.onnx");
    assertEquals("loading failed: model.onnx", SolrErrors.of(failure).getMessage());
  }

  @Test
  void message_and_cause_are_kept() {
    EncoderException failure = new EncoderException(Kind.FAILED, "the file is damaged");
    SolrException answer = SolrErrors.of(failure);
    assertEquals("the file is damaged", answer.getMessage());
    assertSame(failure, answer.getCause());
  }

  @Test
  void a_refusal_leaves_one_line_in_the_log() {
    SolrException refusal = SolrErrors.of(new EncoderException(Kind.OVERLOADED, "too many"));
    StringWriter logged = new StringWriter();
    refusal.printStackTrace(new PrintWriter(logged));
    assertEquals(refusal.getClass().getName() + ": too many", logged.toString().strip());
  }
}
