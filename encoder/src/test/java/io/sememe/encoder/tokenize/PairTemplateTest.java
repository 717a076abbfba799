// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PairTemplateTest {
  private static final String TOKENS =
      "'special_tokens': {'[CLS]': {'ids': [2]}, '[SEP]': {'ids': [3]}, '[X]': {'ids': [8, 9]}}";

  @TempDir Path folder;

  static Stream<String> files() throws IOException {
    return Stream.of(
        Files.readString(RealModels.defaultTokenizer()),
        TinyTokenizer.create().toJson(),
        TinyTokenizer.create().processing("BertProcessing").toJson(),
        TinyTokenizer.create().processing("RobertaProcessing").toJson());
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_pair_is_put_together_as_the_native_tokenizer_does(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), json);
    DjlLibrary.load();
    try (TextTokenizer ours = TextTokenizer.open(file);
        HuggingFaceTokenizer theirs =
            HuggingFaceTokenizer.newInstance(
                Files.newInputStream(file), Map.of("truncation", "false", "padding", "false"))) {
      for (String[] pair : new String[][] {{"the river", "a bank, a"}, {"x", ""}, {"", "y z"}}) {
        var expected = theirs.encode(pair[0], pair[1]);
        PairFrame frame = ours.pairFrame();
        PairBuilder builder = new PairBuilder(frame, 64, OptionalInt.empty());
        long[] query = builder.query(ours.content(pair[0]));
        long[] ids = builder.pair(query, ours.content(pair[1])).ids();
        assertArrayEquals(expected.getIds(), ids);
        assertArrayEquals(expected.getTypeIds(), types(frame, ids));
      }
    }
  }

  private static long[] types(PairFrame frame, long[] ids) {
    long[] types = new long[ids.length];
    for (int i = frame.firstSegment(ids); i < ids.length; i++) {
      types[i] = 1;
    }
    return types;
  }

  @Test
  void special_tokens_may_be_several_and_belong_to_either_segment() {
    PairFrame frame = template("A:0 [SEP]:0 [X]:1 B:1");
    assertEquals(0, frame.before().length);
    assertArrayEquals(new long[] {3, 8, 9}, frame.between());
    assertEquals(0, frame.after().length);
    assertEquals(2, frame.firstSegment(new long[] {7, 3, 8, 9, 7}));
    PairFrame early = template("[CLS]:0 A:0 [SEP]:1 B:1 [SEP]:1");
    assertEquals(2, early.firstSegment(new long[] {2, 7, 3, 7, 3}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[CLS]:0 B:0 [SEP]:0 A:1 [SEP]:1  | not one place for a query and then one for a text",
        "A:0 [SEP]:0 B:1 [SEP]:1 B:1      | not one place for a query and then one for a text",
        "A:0 [SEP]:0                      | a query, at least one special token, and a text",
        "A:0 B:1                          | a query, at least one special token, and a text",
        "A:1 [SEP]:1 B:0 [SEP]:0          | the token types [1, 1, 0, 0]",
        "A:0 [SEP]:0 B:0 [SEP]:1          | the token types [0, 0, 0, 1]",
        "A:0 [SEP]:0 B:1 [CLS]:2          | the token types [0, 0, 1, 2]",
        "A:0 [NONE]:0 B:1                 | names a special token that has no number",
        "                                 | a query, at least one special token, and a text"
      })
  void other_templates_are_refused_with_what_is_wrong(String pieces, String reason) {
    refused(() -> template(pieces == null ? "" : pieces), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null                                             | of type 'none'; known are BertProcessing,",
        "{'type': 'ByteLevel'}                            | of type 'ByteLevel'; known are",
        "{'type': 'BertProcessing', 'sep': ['[SEP]', 3]}  | a special token of its post_processor"
      })
  void other_ways_to_put_pairs_together_are_refused(String postProcessor, String reason) {
    refused(() -> PairTemplate.read(json(postProcessor)), reason);
  }

  private static void refused(Runnable call, String reason) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  private static PairFrame template(String pieces) {
    StringBuilder written = new StringBuilder();
    for (String piece : pieces.split(" ", -1)) {
      int colon = piece.lastIndexOf(':');
      if (colon > 0) {
        String id = piece.substring(0, colon);
        written.append(written.length() == 0 ? "" : ", ");
        written.append(id.length() == 1 ? "{'Sequence'" : "{'SpecialToken'");
        written.append(": {'id': '" + id + "', 'type_id': " + piece.substring(colon + 1) + "}}");
      }
    }
    return PairTemplate.read(
        json("{'type': 'TemplateProcessing', 'pair': [" + written + "], " + TOKENS + "}"));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
