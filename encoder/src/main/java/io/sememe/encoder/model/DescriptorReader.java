// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a model folder's own words into a {@link ModelDescriptor}. Where two files speak of the
 * same thing, {@code sememe.json} wins; the number of tokens is the least of what the binding files
 * allow.
 */
public final class DescriptorReader {
  private static final List<String> MODEL_FILES = List.of("model.onnx", "onnx/model.onnx");
  private static final String TOKENIZER_FILE = "tokenizer.json";

  /** Above this, a published file means "no limit" (Hugging Face writes 1e30 for the tokenizer). */
  private static final int NO_LIMIT = 1_000_000;

  /**
   * Model types whose first position is padding_idx + 1, as their Hugging Face classes compute it.
   */
  private static final Set<String> OFFSET_POSITIONS =
      Set.of(
          "roberta",
          "xlm-roberta",
          "xlm-roberta-xl",
          "roberta-prelayernorm",
          "camembert",
          "mpnet",
          "data2vec-text",
          "xmod",
          "longformer",
          "ibert");

  private final ModelFolder folder;
  private final SememeJson own;
  private final SentenceTransformersFiles published;

  private DescriptorReader(ModelFolder folder) {
    this.folder = folder;
    this.own = SememeJson.of(folder);
    this.published = new SentenceTransformersFiles(folder);
  }

  /**
   * Reads.
   *
   * @param folder the model
   * @return what it says of itself
   * @throws io.sememe.encoder.EncoderException FAILED with the file and the reason when something
   *     is missing, malformed or not known
   */
  public static ModelDescriptor read(ModelFolder folder) {
    return new DescriptorReader(folder).read();
  }

  private ModelDescriptor read() {
    Task task = own.task();
    return new ModelDescriptor(
        folder,
        task,
        own.text("model").orElseGet(this::modelFile),
        tokenizerFile(),
        own.text("output").orElse(""),
        pooling(task),
        normalize(task),
        prefixes(),
        limits(),
        own.dimension(),
        own.rewrites(),
        own.flag("joinTexts").orElse(false),
        own.devices(),
        PairFiles.read(folder, own, task),
        SparseJson.read(own, task),
        AnswersJson.read(own, task),
        own.tokenVectors(),
        denseLayers(task),
        GoldenJson.read(own, task),
        own.texts("sha256"),
        own.text("licence").orElse(""),
        own.text("source").orElse(""));
  }

  private String modelFile() {
    return MODEL_FILES.stream()
        .filter(folder::has)
        .findFirst()
        .orElseThrow(() -> folder.failed("no model file; looked for " + MODEL_FILES));
  }

  private String tokenizerFile() {
    return own.text("tokenizer").orElse(TOKENIZER_FILE);
  }

  private Pooling pooling(Task task) {
    return task == Task.TEXT_EMBEDDING ? pooling() : Pooling.NONE;
  }

  private boolean normalize(Task task) {
    return task == Task.TEXT_EMBEDDING
        && own.flag("normalize").or(published::normalize).orElse(true);
  }

  private Pooling pooling() {
    return own.pooling()
        .or(published::pooling)
        .orElseThrow(
            () ->
                folder.failed(
                    "no pooling stated: neither 'pooling' in sememe.json nor 1_Pooling/config.json"));
  }

  // An output that is one vector already went through all steps when the model was exported.
  private List<String> denseLayers(Task task) {
    List<String> modules = pooling(task) == Pooling.NONE ? List.of() : published.denseFolders();
    modules.forEach(module -> DenseFolder.requireReadable(folder, module));
    return modules;
  }

  private Map<Role, String> prefixes() {
    Map<Role, String> prefixes = new EnumMap<>(Role.class);
    prefixes.putAll(published.prefixes());
    prefixes.putAll(own.prefixes());
    prefixes.forEach(this::requireText);
    return prefixes;
  }

  // JSON can state halves of surrogate pairs, which would shift all that the tokenizer says of a
  // text behind them.
  private void requireText(Role role, String prefix) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(prefix)) {
      throw folder.failed(
          "the prefix of a "
              + role.label()
              + " has half a character: a part of a surrogate pair without the other");
    }
  }

  private TokenLimits limits() {
    Map<String, Integer> stated = new TreeMap<>();
    List<Integer> binding = new ArrayList<>();
    positions().ifPresent(limit -> bind("config.json", limit, stated, binding));
    OptionalInt ownLimit = own.maxTokens();
    int sentences = statedIn("sentence_bert_config.json", "max_seq_length", stated);
    int tokenizer = statedIn("tokenizer_config.json", "model_max_length", stated);
    int cut = TokenizerHead.read(folder, tokenizerFile()).maxTokens();
    if (cut > 0) {
      stated.put(tokenizerFile(), cut);
    }
    if (ownLimit.isPresent()) {
      bind(SememeJson.FILE, ownLimit.getAsInt(), stated, binding);
    } else if (sentences > 0) {
      binding.add(sentences);
    } else if (tokenizer > 0) {
      binding.add(tokenizer);
    }
    return TokenLimits.of(binding, stated);
  }

  private static void bind(
      String file, int limit, Map<String, Integer> stated, List<Integer> binding) {
    stated.put(file, limit);
    binding.add(limit);
  }

  private int statedIn(String file, String key, Map<String, Integer> stated) {
    double limit =
        FolderJson.read(folder, file).map(json -> json.path(key).asDouble(0)).orElse(0.0);
    // Also when it is not a number.
    if (!(limit >= 1 && limit <= NO_LIMIT)) {
      return 0;
    }
    stated.put(file, (int) limit);
    return (int) limit;
  }

  // These count positions from padding_idx + 1, so a table of 514 rows holds 512 tokens.
  private Optional<Integer> positions() {
    JsonNode config = FolderJson.read(folder, "config.json").orElse(null);
    double stated = config == null ? 0 : config.path("max_position_embeddings").asDouble(0);
    if (config == null || !(stated >= 1 && stated <= NO_LIMIT)) {
      return Optional.empty();
    }
    int rows = (int) stated;
    boolean offset = OFFSET_POSITIONS.contains(config.path("model_type").asText());
    return Optional.of(offset ? rows - config.path("pad_token_id").asInt(1) - 1 : rows);
  }
}
