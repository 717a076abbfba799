// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A {@code tokenizer.json}, read before the native tokenizer sees it.
 *
 * @param json the file without its truncation and padding sections, and with special tokens that
 *     are found only where they are written literally
 * @param specialTokens the tokens that structure the input, such as [CLS]
 * @param unknownId the number of the unknown token, -1 when the tokenizer has none
 * @param highestId the highest number in the vocabulary
 * @param postProcessor what puts the special tokens in
 * @param named the numbers of the tokens that were asked for by name, as far as there are such
 * @param pieces what its tokens are called
 * @param terms those of them that stand for text
 * @param ascii the same tokenizer for plain ASCII, null where there is none
 */
record TokenizerFile(
    String json,
    List<String> specialTokens,
    long unknownId,
    long highestId,
    JsonNode postProcessor,
    Map<String, Long> named,
    Pieces pieces,
    TermTable terms,
    @Nullable AsciiWordPiece ascii) {

  /** The largest published tokenizers have about 35 MB. */
  private static final long MAX_BYTES = 64L << 20;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static TokenizerFile read(Path path) {
    return read(path, Set.of());
  }

  /**
   * Reads.
   *
   * @param named tokens whose numbers are wanted
   */
  static TokenizerFile read(Path path, Collection<String> named) {
    ObjectNode json = parse(path);
    json.putNull("truncation");
    json.putNull("padding");
    JsonNode model = json.path("model");
    List<JsonNode> added = new ArrayList<>();
    json.path("added_tokens").forEach(added::add);
    added.forEach(TokenizerFile::findLiterallyOnly);
    Pieces pieces = Pieces.read(json);
    long unknownId = unknownId(model, added);
    return new TokenizerFile(
        json.toString(),
        specialTokens(added),
        unknownId,
        highestId(model, added),
        json.path("post_processor"),
        ids(named, model, added),
        pieces,
        TermTable.of(pieces, added, unknownId),
        BertFile.read(json));
  }

  // A special token that is looked for in normalised text is found in other spellings too (case,
  // accents, width), and TextCleaner could not know them all.
  private static void findLiterallyOnly(JsonNode token) {
    if (isSpecial(token) && token instanceof ObjectNode object) {
      object.put("normalized", false);
    }
  }

  static boolean isSpecial(JsonNode token) {
    return token.path("special").asBoolean();
  }

  private static List<String> specialTokens(List<JsonNode> added) {
    return added.stream()
        .filter(TokenizerFile::isSpecial)
        .map(token -> token.path("content").asText())
        .filter(content -> content.length() > 1)
        .toList();
  }

  private static ObjectNode parse(Path path) {
    try {
      long bytes = Files.size(path);
      if (bytes > MAX_BYTES) {
        throw failed("has " + bytes + " bytes; at most " + MAX_BYTES + " are read", null);
      }
      if (MAPPER.readTree(path.toFile()) instanceof ObjectNode object) {
        return object;
      }
      throw failed("does not hold one JSON object", null);
    } catch (JsonProcessingException e) {
      throw failed("is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw failed("cannot be read", e);
    }
  }

  private static EncoderException failed(String reason, @Nullable Exception cause) {
    return new EncoderException(Kind.FAILED, "the tokenizer file " + reason, cause);
  }

  private static long unknownId(JsonNode model, List<JsonNode> added) {
    if (model.path("unk_id").isIntegralNumber()) {
      return model.path("unk_id").longValue();
    }
    return id(model.path("unk_token").asText(""), model, added);
  }

  private static Map<String, Long> ids(
      Collection<String> tokens, JsonNode model, List<JsonNode> added) {
    Map<String, Long> ids = new HashMap<>();
    for (String token : tokens) {
      long id = id(token, model, added);
      if (id >= 0) {
        ids.put(token, id);
      }
    }
    return Map.copyOf(ids);
  }

  // -1 when the vocabulary has no such token. Added tokens are in no list of a Unigram model.
  private static long id(String token, JsonNode model, List<JsonNode> added) {
    JsonNode inVocabulary = model.path("vocab").path(token);
    if (inVocabulary.isIntegralNumber()) {
      return inVocabulary.longValue();
    }
    return added.stream()
        .filter(one -> one.path("content").asText().equals(token))
        .mapToLong(one -> one.path("id").longValue())
        .findFirst()
        .orElse(-1);
  }

  // A vocabulary is a map from token to number, or (Unigram) a list whose positions are the
  // numbers.
  private static long highestId(JsonNode model, List<JsonNode> added) {
    JsonNode vocabulary = model.path("vocab");
    long highest =
        vocabulary.isArray()
            ? vocabulary.size() - 1
            : StreamSupport.stream(vocabulary.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .max()
                .orElse(-1);
    return added.stream()
        .mapToLong(token -> token.path("id").longValue())
        .reduce(highest, Math::max);
  }
}
