// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a {@code tokenizer.json} while it streams by: vocabulary and merges leave nothing
 * behind, the rest is small or refused.
 */
final class TokenizerScan {
  /** The largest published tokenizers have about 35 MB. */
  static final long MAX_BYTES = 64L << 20;

  /** Published files have seven levels. */
  static final int MAX_DEPTH = 32;

  /** The steps around the model: published files have some hundred values there. */
  private static final int MAX_VALUES = 20_000;

  private static final Set<String> MODELS = Set.of("BPE", "Unigram", "WordLevel", "WordPiece");

  private static final Set<String> SECTIONS =
      Set.of("normalizer", "pre_tokenizer", "post_processor", "decoder");

  /** Keeps no names: those of a vocabulary are many, and read once. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
              .build());

  private final JsonParser in;

  private TokenizerScan(JsonParser in) {
    this.in = in;
  }

  /**
   * Looks.
   *
   * @throws EncoderException FAILED with what is not allowed, or that it is no JSON
   */
  static void require(Path file) {
    try {
      requireSize(Files.size(file));
      try (JsonParser in = MAPPER.createParser(file.toFile())) {
        new TokenizerScan(in).file();
      }
    } catch (JsonProcessingException e) {
      throw failed("is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw failed("cannot be read", e);
    }
  }

  private static void requireSize(long bytes) {
    if (bytes > MAX_BYTES) {
      throw failed("has " + bytes + " bytes; at most " + MAX_BYTES + " are read", null);
    }
  }

  private void file() throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw failed("does not hold one JSON object", null);
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("model") && in.currentToken() == JsonToken.START_OBJECT) {
        model();
      } else if (SECTIONS.contains(name)) {
        TokenizerSteps.require(section(name));
      } else if (name.equals("added_tokens") && in.currentToken() == JsonToken.START_ARRAY) {
        VocabularyScan.requireAdded(in);
      } else {
        in.skipChildren();
      }
    }
  }

  // Counted while it is copied: a tree takes far more memory than the file.
  private JsonNode section(String name) throws IOException {
    try (TokenBuffer copy = new TokenBuffer(in)) {
      int values = 0;
      int depth = 0;
      do {
        copy.copyCurrentEvent(in);
        values++;
        if (values > MAX_VALUES) {
          throw Refusal.ofTokenizer("its " + name + " has more than " + MAX_VALUES + " values");
        }
        JsonToken token = in.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      } while (depth > 0 && in.nextToken() != null);
      return MAPPER.readTree(copy.asParserOnFirstToken());
    }
  }

  private void model() throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("type")) {
        requireModel(in.getText());
      } else if (name.equals("vocab")) {
        VocabularyScan.require(in);
      } else {
        in.skipChildren();
      }
    }
  }

  private static void requireModel(String type) {
    if (!MODELS.contains(type)) {
      throw failed(
          "is not understood: its model is of the type "
              + Refusal.quoted(type)
              + "; known are "
              + new TreeSet<>(MODELS),
          null);
    }
  }

  private static EncoderException failed(String reason, @Nullable Exception cause) {
    return new EncoderException(Kind.FAILED, "the tokenizer file " + reason, cause);
  }
}
