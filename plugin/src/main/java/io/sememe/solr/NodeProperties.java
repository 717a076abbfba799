// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.AttentionProbe;
import io.sememe.encoder.EncoderLimits;
import io.sememe.solr.NodeProperty.OneOf;
import io.sememe.solr.NodeProperty.Text;
import io.sememe.solr.NodeProperty.WholeNumber;
import io.sememe.solr.limits.RequestLimits;
import java.util.List;
import java.util.stream.Collectors;

/** All system properties of ours: those of a node, and those of the configset {@code semantic}. */
final class NodeProperties {
  static final String THREADS = "sememe.threads";
  static final String TEXT_CHARACTERS = "sememe.text.maxCharacters";
  static final String QUEUE_TOKENS = "sememe.queue.tokens";
  static final String MODELS = "sememe.models.max";
  static final String MODELS_MEMORY = "sememe.models.memory";
  static final String MODELS_EAGER = "sememe.models.eager";
  static final String PREFLIGHT = "sememe.preflight";
  static final String CACHE_MEMORY = "sememe.cache.memory";

  /** The device of models whose folders name none. */
  static final String DEVICE = "sememe.device";

  /** The folder that native libraries are unpacked into. */
  static final String NATIVES = "sememe.natives";

  static final int QUERY_CHARACTERS = 50_000;
  static final int SEARCHES_PER_THREAD = 32;
  static final int MOST_MODELS = 16;
  static final int RERANK_DOCUMENTS = 1_000;
  static final int ANSWER_CHARACTERS = 10_000_000;
  static final int EXPLAIN_TOKENS = AttentionProbe.MOST_TOKENS;
  static final int EXPLAINS = 2;
  static final int CACHE_MIB = 32;

  private static final long MOST_CHARACTERS = 100_000_000;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final Text MODEL = Text.of("a folder's name", NAME);
  private static final Text FOLDERS = Text.of("a path", ".*\\S.*");

  /** In the order in which the install guide has them. */
  static final List<NodeProperty> ALL =
      List.of(
          new NodeProperty(
              THREADS,
              "one a processor",
              new WholeNumber(1, 1_024),
              "how many texts are encoded at the same time. One fewer than processors leaves more to searches by words while much is indexed"),
          new NodeProperty(
              TEXT_CHARACTERS,
              Integer.toString(EncoderLimits.DEFAULT_MAX_CHARACTERS),
              new WholeNumber(1_000, MOST_CHARACTERS),
              "how many characters of a text are looked at; what comes after them is counted as truncated"),
          new NodeProperty(
              RequestLimits.QUERY_CHARACTERS,
              Integer.toString(QUERY_CHARACTERS),
              new WholeNumber(100, MOST_CHARACTERS),
              "how many characters the text of a query or a question has at most, and each text of `/sememe/tokens`; 413 past it"),
          new NodeProperty(
              QUEUE_TOKENS,
              EncoderLimits.DEFAULT_QUEUED_TOKENS_PER_CALLER + " a thread",
              new WholeNumber(1_000, Integer.MAX_VALUE),
              "how many tokens may wait to be encoded, for searches and for indexing each. Past it searches are answered with 429, and indexing is held back"),
          new NodeProperty(
              RequestLimits.SEARCHES,
              SEARCHES_PER_THREAD + " a thread",
              new WholeNumber(2, 100_000),
              "how many searches may wait for a model or have it at work, on the node that clients ask; 429 past it"),
          new NodeProperty(
              MODELS,
              Integer.toString(MOST_MODELS),
              new WholeNumber(1, 1_000),
              "how many models may be in memory; one more fails, with this reason, until another is unloaded"),
          new NodeProperty(
              MODELS_MEMORY,
              "80 % of what the machine or its container has beside the Java heap",
              new WholeNumber(64, 16L << 20),
              "how many MiB outside the heap models may take together; one that needs more fails, with this reason"),
          new NodeProperty(
              MODELS_EAGER,
              "none",
              Text.of(
                  "names with commas between them, `all`",
                  "(" + NAME + "(\\s*,\\s*" + NAME + ")*)?"),
              "the models that are loaded as soon as the first collection opens, and not when they are first asked for"),
          new NodeProperty(
              PREFLIGHT,
              "`false`",
              OneOf.SWITCH,
              "whether a model whose `sememe.json` does not pin the SHA-256 of all its files is first loaded and run in a process of its own"),
          new NodeProperty(
              RequestLimits.RERANK_DOCUMENTS,
              Integer.toString(RERANK_DOCUMENTS),
              new WholeNumber(1, 10_000),
              "the most that `reRankDocs` may say; 400 past it"),
          new NodeProperty(
              RequestLimits.ANSWER_CHARACTERS,
              Integer.toString(ANSWER_CHARACTERS),
              new WholeNumber(1_000, Integer.MAX_VALUE),
              "how many characters the documents of `ans.depth` may bring together; 400 past it"),
          new NodeProperty(
              RequestLimits.EXPLAIN_TOKENS,
              Integer.toString(EXPLAIN_TOKENS),
              new WholeNumber(4, EXPLAIN_TOKENS),
              "the most that `tokens` of `/sememe/explain` and `[attention]` may say; 400 past it. The answer grows with its square"),
          new NodeProperty(
              RequestLimits.EXPLAINS,
              Integer.toString(EXPLAINS),
              new WholeNumber(1, 1_000),
              "how many texts may be explained at the same time; 429 past it"),
          new NodeProperty(
              CACHE_MEMORY,
              Integer.toString(CACHE_MIB),
              new WholeNumber(0, 1L << 20),
              "how many MiB of the heap keep what was encoded for questions"),
          new NodeProperty(
              DEVICE,
              "`cpu`",
              Text.of(
                  "`cpu`, `cuda`, `cuda:1`, `cuda:0,cuda:1`, `auto`",
                  "cpu|auto|cuda|cuda:\\d{1,2}(,cuda:\\d{1,2})*"),
              "where models run whose `sememe.json` does not say. See [A GPU](#a-gpu)"),
          new NodeProperty(
              "sememe.cuda.path",
              "none",
              FOLDERS,
              "folders in which CUDA's libraries are looked for first. See [A GPU](#a-gpu)"),
          new NodeProperty(
              NATIVES,
              "`<solr.home>/natives`",
              FOLDERS,
              "ONNX Runtime's native libraries are unpacked there once, and compared with the sums that this version knows at each start. It must be writable at the first start, not mounted `noexec`, and not writable for other users"),
          new NodeProperty(
              "sememe.model",
              "`bge-small-en-v1.5`",
              MODEL,
              "the model of the configset `semantic`"),
          new NodeProperty(
              "sememe.passages",
              "`none`",
              new OneOf(List.of("none", "tokens", "sentence")),
              "whether that configset cuts documents into passages"),
          new NodeProperty(
              "sememe.passagePooling",
              "`own`",
              new OneOf(List.of("own", "late")),
              "how that configset encodes passages"),
          new NodeProperty(
              "sememe.tokens",
              "`none`",
              new OneOf(List.of("none", "int8", "bit")),
              "whether that configset keeps a vector of each token beside each vector"),
          new NodeProperty(
              "sememe.contextual",
              "`false`",
              OneOf.SWITCH,
              "whether that configset indexes the words of `title` and `body` in their sense too, for `{!contextual}`. See [ANALYSIS.md](ANALYSIS.md)"),
          new NodeProperty(
              "sememe.answers.model",
              "that of `sememe.model`",
              Text.of("a folder's name", "(" + NAME + ")?"),
              "the model that answers questions in that configset, such as one that is trained for it. See [ANSWERS.md](ANSWERS.md)"),
          new NodeProperty(
              "sememe.explain",
              "`true`",
              OneOf.SWITCH,
              "whether that configset shows what a model looks at in a text, at `/sememe/explain` and with `fl=[attention]`, and the tokens that it makes of one, at `/sememe/tokens`"));

  private NodeProperties() {}

  /** Returns the install guide's table. */
  static String table() {
    return "| property | default | range | what it does |\n|---|---|---|---|\n"
        + ALL.stream().map(NodeProperty::row).collect(Collectors.joining("\n"));
  }
}
