// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the special tokens of a pair from the {@code post_processor} of a {@code tokenizer.json}:
 * BERT's and RoBERTa's own, or a template with one place for each text.
 */
final class PairTemplate {
  private static final String QUERY = "A";
  private static final String TEXT = "B";

  /** The segment of each token, in order: the query stands for one token, the text for one. */
  private final List<Integer> segments = new ArrayList<>();

  private final List<List<Long>> parts = new ArrayList<>();
  private int query = -1;
  private int text = -1;

  private PairTemplate() {
    parts.add(new ArrayList<>());
  }

  /**
   * Reads.
   *
   * @throws EncoderException FAILED when pairs are put together in a way that is not known
   */
  static PairFrame read(JsonNode postProcessor) {
    String type = postProcessor.path("type").asText("none");
    return switch (type) {
      case "BertProcessing" -> ofNamed(postProcessor, 1, 1);
      case "RobertaProcessing" -> ofNamed(postProcessor, 2, 0);
      case "TemplateProcessing" -> ofPieces(postProcessor);
      default ->
          throw failed(
              "its post_processor is of type '"
                  + type
                  + "'; known are BertProcessing, RobertaProcessing and TemplateProcessing");
    };
  }

  // One token at the start, one at the end of each text, and more between them with RoBERTa.
  private static PairFrame ofNamed(JsonNode postProcessor, int separators, int textSegment) {
    long start = number(postProcessor.path("cls").path(1));
    long separator = number(postProcessor.path("sep").path(1));
    PairTemplate template = new PairTemplate();
    template.addToken(start, 0);
    template.addSequence(QUERY, 0);
    for (int i = 0; i < separators; i++) {
      template.addToken(separator, 0);
    }
    template.addSequence(TEXT, textSegment);
    template.addToken(separator, textSegment);
    return template.frame();
  }

  private static PairFrame ofPieces(JsonNode postProcessor) {
    PairTemplate template = new PairTemplate();
    for (JsonNode piece : postProcessor.path("pair")) {
      JsonNode sequence = piece.path("Sequence");
      JsonNode token = piece.path("SpecialToken");
      if (sequence.isObject()) {
        template.addSequence(sequence.path("id").asText(), segment(sequence));
      } else {
        JsonNode ids = postProcessor.path("special_tokens").path(token.path("id").asText());
        for (JsonNode id : requireTokens(ids.path("ids"))) {
          template.addToken(number(id), segment(token));
        }
      }
    }
    return template.frame();
  }

  private static JsonNode requireTokens(JsonNode ids) {
    if (!ids.isArray() || ids.isEmpty()) {
      throw failed("its pair template names a special token that has no number");
    }
    return ids;
  }

  private static int segment(JsonNode piece) {
    return piece.path("type_id").asInt(0);
  }

  private static long number(JsonNode id) {
    if (!id.isIntegralNumber()) {
      throw failed("a special token of its post_processor has no number");
    }
    return id.longValue();
  }

  private void addToken(long id, int segment) {
    parts.get(parts.size() - 1).add(id);
    segments.add(segment);
  }

  private void addSequence(String id, int segment) {
    if (!id.equals(parts.size() == 1 ? QUERY : TEXT) || parts.size() > 2) {
      throw failed("its pair template is not one place for a query and then one for a text");
    }
    if (parts.size() == 1) {
      query = segments.size();
    } else {
      text = segments.size();
    }
    segments.add(segment);
    parts.add(new ArrayList<>());
  }

  private PairFrame frame() {
    if (text < 0 || parts.get(1).isEmpty()) {
      throw failed(
          "its pair template does not have a query, at least one special token, and a text");
    }
    int second = segments.contains(1) ? segments.indexOf(1) : segments.size();
    boolean one = second == segments.size();
    requireKnownSegments(second, one);
    return new PairFrame(ids(0), ids(1), ids(2), one ? 0 : second - query - 1, one ? 1 : 2);
  }

  private void requireKnownSegments(int second, boolean one) {
    boolean first = segments.subList(0, second).stream().allMatch(segment -> segment == 0);
    boolean rest = segments.subList(second, segments.size()).stream().allMatch(id -> id == 1);
    if (!first || !rest || (!one && (second <= query || second > text))) {
      throw failed(
          "its pair template has the token types "
              + segments
              + "; known are only zeros, and zeros up to the query with ones from the text on");
    }
  }

  private long[] ids(int part) {
    return parts.get(part).stream().mapToLong(Long::longValue).toArray();
  }

  private static EncoderException failed(String reason) {
    return new EncoderException(
        Kind.FAILED, "the tokenizer file does not tell how to put pairs together: " + reason);
  }
}
