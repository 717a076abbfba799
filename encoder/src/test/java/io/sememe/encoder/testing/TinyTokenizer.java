// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small WordPiece {@code tokenizer.json}, written in the test that needs it. */
public final class TinyTokenizer {
  /** The tokens that structure the input; their numbers are their positions. */
  public static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  /** The number of the unknown token. */
  public static final long UNKNOWN = 1;

  /** The number of the token before a text. */
  public static final long CLS = 2;

  /** The number of the token after a text. */
  public static final long SEP = 3;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode json = MAPPER.createObjectNode();
  private final List<String> vocabulary = new ArrayList<>(SPECIAL);
  private String unknown = "[UNK]";
  private String modelType = "WordPiece";
  private boolean normalizedSpecials;

  private TinyTokenizer() {
    json.put("version", "1.0").putNull("truncation").putNull("padding");
  }

  /** Returns a tokenizer that knows letters, digits, some punctuation and a few words. */
  public static TinyTokenizer create() {
    TinyTokenizer tokenizer = new TinyTokenizer();
    for (char c : "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray()) {
      tokenizer.words(String.valueOf(c), "##" + c);
    }
    for (char c : ".,:;!?-()[]<>/^'\"".toCharArray()) {
      tokenizer.words(String.valueOf(c));
    }
    return tokenizer.words(
        "the", "bank", "river", "query", "passage", "cls", "sep", "pad", "mask", "unk");
  }

  /** Returns a tokenizer that knows its special tokens and nothing else. */
  public static TinyTokenizer bare() {
    return new TinyTokenizer();
  }

  /** Adds tokens at the end of the vocabulary. */
  public TinyTokenizer words(String... tokens) {
    vocabulary.addAll(List.of(tokens));
    return this;
  }

  /** Returns the tokens; their numbers are their positions. */
  public List<String> tokens() {
    return List.copyOf(vocabulary);
  }

  /** Returns how many tokens there are. */
  public int size() {
    return vocabulary.size();
  }

  public TinyTokenizer withoutUnknown() {
    unknown = "[NONE]";
    vocabulary.set((int) UNKNOWN, "[unused]");
    return this;
  }

  public TinyTokenizer modelType(String type) {
    modelType = type;
    return this;
  }

  /** Has the special tokens looked for in normalised text, as some published files do. */
  public TinyTokenizer normalizedSpecials() {
    normalizedSpecials = true;
    return this;
  }

  public TinyTokenizer truncation(int maxLength, int stride) {
    json.putObject("truncation")
        .put("direction", "Right")
        .put("max_length", maxLength)
        .put("strategy", "LongestFirst")
        .put("stride", stride);
    return this;
  }

  public TinyTokenizer padding(int fixed, String direction) {
    ObjectNode padding = json.putObject("padding");
    padding.putObject("strategy").put("Fixed", fixed);
    padding.put("direction", direction).putNull("pad_to_multiple_of");
    padding.put("pad_id", 0).put("pad_type_id", 0).put("pad_token", "[PAD]");
    return this;
  }

  /** Puts special tokens in as {@code BertProcessing} or {@code RobertaProcessing} says. */
  public TinyTokenizer processing(String type) {
    ObjectNode processing = json.putObject("post_processor").put("type", type);
    processing.putArray("sep").add("[SEP]").add(SEP);
    processing.putArray("cls").add("[CLS]").add(CLS);
    if (type.startsWith("Roberta")) {
      processing.put("trim_offsets", true).put("add_prefix_space", false);
    }
    return this;
  }

  /** Returns the file. */
  public String toJson() {
    addSpecialTokens();
    json.putObject("normalizer")
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", true)
        .putNull("strip_accents")
        .put("lowercase", true);
    json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    if (!json.has("post_processor")) {
      addTemplate();
    }
    json.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
    addModel();
    return json.toString();
  }

  private void addSpecialTokens() {
    ArrayNode added = json.putArray("added_tokens");
    for (String special : SPECIAL) {
      int id = vocabulary.indexOf(special);
      if (id >= 0) {
        ObjectNode token = added.addObject().put("id", id).put("content", special);
        token.put("single_word", false).put("lstrip", false).put("rstrip", false);
        token.put("normalized", normalizedSpecials).put("special", true);
      }
    }
  }

  private void addTemplate() {
    ObjectNode template = json.putObject("post_processor").put("type", "TemplateProcessing");
    for (String name : List.of("single", "pair")) {
      ArrayNode pieces = template.putArray(name);
      piece(pieces, "SpecialToken", "[CLS]", 0);
      piece(pieces, "Sequence", "A", 0);
      piece(pieces, "SpecialToken", "[SEP]", 0);
      if (name.equals("pair")) {
        piece(pieces, "Sequence", "B", 1);
        piece(pieces, "SpecialToken", "[SEP]", 1);
      }
    }
    ObjectNode special = template.putObject("special_tokens");
    Map.of("[CLS]", CLS, "[SEP]", SEP)
        .forEach(
            (token, id) -> {
              ObjectNode entry = special.putObject(token).put("id", token);
              entry.putArray("ids").add(id);
              entry.putArray("tokens").add(token);
            });
  }

  private static void piece(ArrayNode pieces, String kind, String id, int type) {
    pieces.addObject().putObject(kind).put("id", id).put("type_id", type);
  }

  private void addModel() {
    ObjectNode model = json.putObject("model").put("type", modelType);
    model.put("unk_token", unknown).put("continuing_subword_prefix", "##");
    model.put("max_input_chars_per_word", 100);
    ObjectNode numbers = model.putObject("vocab");
    for (int i = 0; i < vocabulary.size(); i++) {
      numbers.put(vocabulary.get(i), i);
    }
  }
}
