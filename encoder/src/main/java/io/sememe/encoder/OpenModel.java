// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.Frame;
import io.sememe.encoder.tokenize.TextTokenizer;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A model in memory: tokenizer, session and the form of its vectors, behind leases. Thread-safe;
 * closing waits for the calls that are inside, not for texts that wait between two calls: those are
 * refused when their turn comes.
 */
final class OpenModel implements Runner, AutoCloseable {
  private final ModelFacts facts;
  private final TextTokenizer tokenizer;
  private final EncoderSession session;
  private final LazySession<EncoderSession> states;
  private final UsageCounter usage;
  private final Runner tokenStates = new TokenStates();
  private final Leases leases = new Leases();

  /**
   * Creates a model of open parts, which it closes.
   *
   * @param states the same model for the states of its tokens
   */
  OpenModel(
      ModelFacts facts,
      TextTokenizer tokenizer,
      EncoderSession session,
      LazySession<EncoderSession> states,
      UsageCounter usage) {
    this.facts = facts;
    this.tokenizer = tokenizer;
    this.session = session;
    this.states = states;
    this.usage = usage;
  }

  /** Returns what it is made for. */
  Task task() {
    return facts.descriptor().task();
  }

  /**
   * Makes sure that it can do what is asked.
   *
   * @return this model
   * @throws EncoderException BAD_INPUT when it is made for another task
   */
  OpenModel requireTask(Task asked) {
    if (task() == asked) {
      return this;
    }
    throw new EncoderException(
        Kind.BAD_INPUT,
        "model '"
            + facts.name()
            + "' has the task "
            + task().label()
            + " and cannot do "
            + asked.label()
            + "; use a model whose sememe.json states the task "
            + asked.label());
  }

  /** Returns how a model that is made for pair scoring does it. */
  PairForm pairs() {
    return Objects.requireNonNull(facts.pairs(), "the model has another task");
  }

  EmbeddingSpace space() {
    return facts.space();
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
    return leased(() -> tokenizer.tokenize(prefix, text, maxTokens, maxCharacters));
  }

  /**
   * Returns the tokens of a text alone.
   *
   * @throws EncoderException as {@link #tokenize} does
   */
  Encoding content(String text) {
    return leased(() -> tokenizer.content(text));
  }

  /** Returns the tokens of the start of a text alone, as {@link #content(String)} does. */
  Encoding content(String text, int maxCharacters) {
    return leased(() -> tokenizer.content(text, maxCharacters));
  }

  /**
   * Returns what stands around the tokens of a text.
   *
   * @throws EncoderException UNLOADED when the model is being closed
   */
  Frame frame(Role role) {
    return leased(() -> tokenizer.frame(facts.descriptor().prefix(role)));
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
   * Returns the vector that callers get of a mean of token states, which is handed over.
   *
   * @throws EncoderException INTERNAL when it is no vector
   */
  float[] vectorOf(float[] mean) {
    try {
      return facts.form().vectorOf(mean);
    } catch (EncoderException e) {
      throw named(e);
    }
  }

  /**
   * Returns what gives the states of a text's tokens in the last layer, {@link #width()} floats for
   * each, special tokens included; always the same. The first call opens the model once more.
   *
   * @throws EncoderException BAD_INPUT when the model gives no token states; FAILED when it cannot
   *     be opened for them; UNLOADED when it is being closed
   */
  Runner tokenStates() {
    if (facts.form().pooling() == Pooling.NONE) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "model '"
              + facts.name()
              + "' gives one vector per text (pooling none) and no states of tokens, which late"
              + " pooling of passages needs; encode the passages on their own");
    }
    leased(states::get);
    return tokenStates;
  }

  /** Runs the model for the states of tokens. One text per run: windows are as long as they get. */
  private final class TokenStates implements Runner {
    @Override
    public List<float[]> run(List<long[]> ids) {
      return leased(() -> counted(states.get(), ids));
    }

    @Override
    public RunPolicy policy() {
      return RunPolicy.ALONE;
    }
  }

  /**
   * Makes sure that the model can see passages of so many tokens whole.
   *
   * @throws EncoderException BAD_INPUT when it cannot
   */
  void requireRoomFor(int tokens) {
    int around = frame(Role.PASSAGE).length();
    int most = facts.space().maxTokens() - around;
    if (tokens > most) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "passages of "
              + tokens
              + " tokens do not fit model '"
              + facts.name()
              + "': it sees "
              + facts.space().maxTokens()
              + ", of which special tokens and prefix take "
              + around
              + "; ask for at most "
              + most);
    }
  }

  /**
   * Encodes texts.
   *
   * @throws EncoderException UNLOADED when the model is being closed; INTERNAL when its output is
   *     no vector
   */
  @Override
  public List<float[]> run(List<long[]> ids) {
    return leased(() -> counted(session, ids).stream().map(facts.form()::vectorOf).toList());
  }

  private List<float[]> counted(EncoderSession runner, List<long[]> ids) {
    List<float[]> results = runner.run(ids);
    usage.add(ids);
    return results;
  }

  @Override
  public RunPolicy policy() {
    return facts.policy();
  }

  private <T> T leased(Supplier<T> call) {
    if (!leases.acquire()) {
      throw new EncoderException(Kind.UNLOADED, "model '" + facts.name() + "' was unloaded");
    }
    try {
      return call.get();
    } catch (EncoderException e) {
      throw named(e);
    } finally {
      leases.release();
    }
  }

  private EncoderException named(EncoderException e) {
    return new EncoderException(e.kind(), "model '" + facts.name() + "': " + e.getMessage(), e);
  }

  @Override
  public void close() {
    leases.drain();
    try {
      states.close();
    } finally {
      closeSession();
    }
  }

  private void closeSession() {
    try {
      session.close();
    } finally {
      tokenizer.close();
    }
  }
}
