// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.onnx.AttentionSession;
import io.sememe.encoder.onnx.Segments;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairFrame;
import io.sememe.encoder.tokenize.SourcedTokens;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * An open model as the task for attention sees it: on the CPU, whatever else the model runs on. Its
 * session is opened on first use. Thread-safe.
 */
final class AttentionModel implements AutoCloseable {
  private final ModelDescriptor descriptor;
  private final TextTokenizer tokenizer;
  private final ModelCalls calls;
  private final LazySession<AttentionSession> session;
  private final Runner texts = new Probe(Segments.ONE);
  private final Runner pairs = new Probe(ids -> frame().firstSegment(ids));

  /**
   * Creates the task's view of a model.
   *
   * @param tokenizer which the owner of the model closes
   * @param session which this closes
   */
  AttentionModel(
      ModelDescriptor descriptor,
      TextTokenizer tokenizer,
      ModelCalls calls,
      LazySession<AttentionSession> session) {
    this.descriptor = descriptor;
    this.tokenizer = tokenizer;
    this.calls = calls;
    this.session = session;
  }

  /**
   * Makes sure that the session is open.
   *
   * @return this
   * @throws EncoderException BAD_INPUT when the model does not show its attention; FAILED when it
   *     cannot be opened for it; UNLOADED when it is being closed
   */
  AttentionModel opened() {
    calls.leased(session::get);
    return this;
  }

  /** Returns what runs the tokens of one text, for the weights as {@link #attention} takes them. */
  Runner texts() {
    return texts;
  }

  /** Returns the same for pairs, of which the second text may have token types of its own. */
  Runner pairs() {
    return pairs;
  }

  /**
   * Tokenises one text.
   *
   * @throws EncoderException BAD_INPUT when it cannot be tokenised, or so few tokens leave none for
   *     the text; UNLOADED when the model is being closed
   */
  SourcedTokens see(String text, Role role, int maxTokens, int maxCharacters) {
    return calls.leased(
        () -> {
          String prefix = descriptor.prefix(role);
          int around = tokenizer.frame(prefix).length();
          int seen = seen(maxTokens, around, 1);
          SourcedTokens tokens =
              SourcedTokens.of(tokenizer.tokenize(prefix, text, seen, maxCharacters));
          return requireSome(tokens);
        });
  }

  /**
   * Tokenises a pair.
   *
   * @throws EncoderException as {@link #see} does; BAD_INPUT also when the tokenizer knows no pairs
   */
  SourcedTokens seePair(String query, String text, int maxTokens, int maxCharacters) {
    return calls.leased(
        () -> {
          PairFrame frame = frame();
          int seen = seen(maxTokens, frame.length(), 2);
          Encoding first = tokenizer.content(query, maxCharacters);
          Encoding second = tokenizer.content(text, maxCharacters);
          PairBuilder builder = new PairBuilder(frame, seen, queryTokens(seen - frame.length()));
          return SourcedTokens.of(frame, builder, first, second);
        });
  }

  // What pairs are scored or answers read with, as far as it leaves a token for the text.
  private OptionalInt queryTokens(int room) {
    OptionalInt stated =
        descriptor.task() == Task.QUESTION_ANSWERING
            ? SpanForm.questionTokens(descriptor.answers(), room)
            : descriptor.pairs().queryTokens();
    return stated.isPresent() ? OptionalInt.of(Math.min(stated.getAsInt(), room - 1)) : stated;
  }

  private PairFrame frame() {
    try {
      return tokenizer.pairFrame();
    } catch (EncoderException e) {
      throw new EncoderException(
          Kind.BAD_INPUT, "the attention of a pair cannot be shown: " + e.getMessage(), e);
    }
  }

  private int seen(int maxTokens, int around, int least) {
    int seen = Math.min(maxTokens, descriptor.limits().inForce());
    if (seen < around + least) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          seen
              + " tokens leave too few for text: special tokens and prefix take "
              + around
              + "; ask for at least "
              + (around + least));
    }
    return seen;
  }

  private static SourcedTokens requireSome(SourcedTokens tokens) {
    if (tokens.ids().length == 0) {
      throw new EncoderException(
          Kind.BAD_INPUT, "the text has no token, so none can look at another; give some text");
    }
    return tokens;
  }

  /**
   * Returns the attention of what has been run.
   *
   * @param weights what the run gave, handed over
   * @throws EncoderException INTERNAL when they are not what attention is; UNLOADED when the model
   *     is being closed
   */
  Attention attention(SourcedTokens tokens, float[] weights) {
    return calls.leased(
        () -> {
          int layers = session.get().layers();
          int heads = AttentionCheck.heads(weights, layers, tokens.ids().length);
          return new Attention(named(tokens), layers, heads, weights, tokens.truncatedTokens());
        });
  }

  private ProbedTokens named(SourcedTokens tokens) {
    List<String> pieces = Arrays.stream(tokens.ids()).mapToObj(tokenizer::piece).toList();
    return new ProbedTokens(pieces, tokens.ids(), tokens.sources(), tokens.starts(), tokens.ends());
  }

  /** Frees the session if it is open, after the calls have been drained. */
  @Override
  public void close() {
    session.close();
  }

  /** Runs texts of one kind, each alone. */
  private final class Probe implements Runner {
    private final Segments segments;

    private Probe(Segments segments) {
      this.segments = segments;
    }

    @Override
    public List<float[]> run(List<long[]> ids) {
      return calls.leased(() -> calls.run(this::weights, policy(), ids));
    }

    private List<float[]> weights(List<long[]> ids) {
      AttentionSession open = session.get();
      return ids.stream().map(text -> open.run(text, segments)).toList();
    }

    @Override
    public RunPolicy policy() {
      return RunPolicy.ALONE;
    }
  }
}
