// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Task;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.Frame;
import io.sememe.encoder.tokenize.TextTokenizer;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model in memory: tokenizer, session and the form of its vectors, behind leases. Thread-safe;
 * closing waits for the calls that are inside, not for texts that wait between two calls: those are
 * refused when their turn comes.
 */
final class OpenModel implements Runner, AutoCloseable {
  private final ModelFacts facts;
  private final TextTokenizer tokenizer;
  private final EncoderSession session;
  private final TokenStates states;
  private final TokenModel tokens;
  private final AttentionModel attention;
  private final ModelCalls calls;

  /**
   * Creates a model of open parts, which it closes.
   *
   * @param states the same model for the states of its tokens
   * @param tokens the same model for vectors of tokens
   * @param attention the same model for its attention
   * @param calls how its native parts are called
   */
  OpenModel(
      ModelFacts facts,
      TextTokenizer tokenizer,
      EncoderSession session,
      TokenStates states,
      TokenModel tokens,
      AttentionModel attention,
      ModelCalls calls) {
    this.facts = facts;
    this.tokenizer = tokenizer;
    this.session = session;
    this.states = states;
    this.tokens = tokens;
    this.attention = attention;
    this.calls = calls;
  }

  /** Returns what it is made for. */
  Task task() {
    return facts.task();
  }

  /**
   * Makes sure that it can do what is asked.
   *
   * @return this model
   * @throws EncoderException BAD_INPUT when it is made for another task
   */
  OpenModel requireTask(Task asked) {
    facts.requireTask(asked);
    return this;
  }

  /** Returns how a model that is made for pair scoring does it. */
  PairForm pairs() {
    return Objects.requireNonNull(facts.forms().pairs(), "the model has another task");
  }

  /** Returns how a model that is made for sparse embedding does it. */
  SparseForm sparse() {
    return Objects.requireNonNull(facts.forms().sparse(), "the model has another task");
  }

  /** Returns how a model that is made for question answering does it. */
  SpanForm spans() {
    return Objects.requireNonNull(facts.forms().spans(), "the model has another task");
  }

  /** Returns what is known of it. */
  ModelFacts facts() {
    return facts;
  }

  EmbeddingSpace space() {
    return facts.space();
  }

  /** Returns the space of the vectors of words. */
  TokenSpace wordSpace() {
    return facts.wordSpace();
  }

  /**
   * Tokenises one text.
   *
   * @throws EncoderException UNLOADED when the model is being closed; BAD_INPUT when the tokenizer
   *     refuses the text
   */
  Tokenized tokenize(String text, Role role, int maxCharacters) {
    String prefix = facts.descriptor().prefix(role);
    int maxTokens = facts.space().maxTokens();
    return calls.leased(() -> tokenizer.tokenize(prefix, text, maxTokens, maxCharacters));
  }

  /**
   * Returns the tokens of a text alone.
   *
   * @throws EncoderException as {@link #tokenize} does
   */
  Encoding content(String text) {
    return calls.leased(() -> tokenizer.content(text));
  }

  /** Returns the tokens of the start of a text alone, as {@link #content(String)} does. */
  Encoding content(String text, int maxCharacters) {
    return calls.leased(() -> tokenizer.content(text, maxCharacters));
  }

  /**
   * Asks the tokenizer while the model cannot be closed.
   *
   * @throws EncoderException as {@link #tokenize} does
   */
  <T> T ask(Function<TextTokenizer, T> question) {
    return calls.leased(() -> question.apply(tokenizer));
  }

  /**
   * Returns what stands around the tokens of a text.
   *
   * @throws EncoderException UNLOADED when the model is being closed
   */
  Frame frame(Role role) {
    return calls.leased(() -> tokenizer.frame(facts.descriptor().prefix(role)));
  }

  /** Returns the special tokens around a text, as {@link #frame(Role)} does with its prefix. */
  Frame frame() {
    return calls.leased(() -> tokenizer.frame(""));
  }

  /** Returns whether a token stands for something that the vocabulary does not know. */
  boolean isUnknown(long id) {
    return tokenizer.isUnknown(id);
  }

  /** Returns how many floats the state of a token has. */
  int width() {
    return session.width();
  }

  /**
   * Tries it with texts that nobody waits for, while it cannot be closed.
   *
   * @throws EncoderException UNLOADED when it is being closed; what the trial throws
   */
  <T> T tried(Function<TrialModel, T> trial) {
    return calls.leased(() -> trial.apply(new TrialModel(facts, tokenizer, session)));
  }

  /**
   * Returns what gives the states of a text's tokens in the last layer, {@link #width()} floats for
   * each, special tokens included; always the same. The first call opens the model once more.
   *
   * @param need who needs them, and what to do without
   * @throws EncoderException BAD_INPUT when the model gives no token states; FAILED when it cannot
   *     be opened for them; UNLOADED when it is being closed
   */
  Runner tokenStates(String need) {
    facts.requireStates(need);
    states.open();
    return states;
  }

  /**
   * Returns the model for vectors of tokens.
   *
   * @throws EncoderException BAD_INPUT when it gives none, or is made for another task
   */
  TokenModel tokens() {
    if (task() != Task.TEXT_EMBEDDING) {
      return requireTask(Task.TOKEN_EMBEDDING).tokens;
    }
    if (facts.descriptor().tokenVectors().output().isEmpty()) {
      facts.requireStates(
          "vectors of tokens need; name another output in tokenVectors, if there is one");
    }
    return tokens;
  }

  /** Returns the model for its attention, whatever its task. */
  AttentionModel attention() {
    return attention;
  }

  /**
   * Encodes texts.
   *
   * @throws EncoderException UNLOADED when the model is being closed; INTERNAL when its output is
   *     no vector
   */
  @Override
  public List<float[]> run(List<long[]> ids) {
    return calls.leased(
        () -> calls.run(session::run, policy(), ids).stream().map(facts::resultOf).toList());
  }

  @Override
  public RunPolicy policy() {
    return facts.runs().policy();
  }

  @Override
  public Optional<Place> place() {
    return facts.runs().place();
  }

  /** Returns what it really runs on. */
  DeviceInUse device() {
    return facts.device();
  }

  /** Returns how its native parts are called. */
  ModelCalls calls() {
    return calls;
  }

  @Override
  public void close() {
    calls.drain();
    // From the right to the left, each whatever becomes of the others.
    try (tokenizer;
        session;
        states;
        tokens) {
      attention.close();
    }
  }
}
