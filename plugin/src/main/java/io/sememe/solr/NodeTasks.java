// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.AnswerReader;
import io.sememe.encoder.AttentionProbe;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.MaxSim;
import io.sememe.encoder.ModelTokenizer;
import io.sememe.encoder.PairScorer;
import io.sememe.encoder.PartScorer;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.TextEmbedder;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.WordEmbedder;
import io.sememe.solr.limits.AdmittedAnswerReader;
import io.sememe.solr.limits.AdmittedPairScorer;
import io.sememe.solr.limits.AdmittedPartScorer;
import io.sememe.solr.limits.Gate;
import io.sememe.solr.limits.RequestLimits;
import io.sememe.solr.metrics.ModelMetrics;
import java.util.function.Function;

/**
 * What the models of a node can be asked for: each task is within the limits of the node, and its
 * model is shown in the metrics. Thread-safe.
 */
public final class NodeTasks {
  private final Encoders encoders;
  private final ModelMetrics metrics;
  private final RequestLimits limits;
  private final Gate searches;

  NodeTasks(Encoders encoders, ModelMetrics metrics, RequestLimits limits, Gate searches) {
    this.encoders = encoders;
    this.metrics = metrics;
    this.limits = limits;
    this.searches = searches;
  }

  /**
   * Returns the task "text to one vector" of a model, and starts loading the model in the
   * background when nobody asked for it before.
   *
   * @param model the model's name: a folder below {@code <solr.home>/models}
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public TextEmbedder textEmbedder(String model) {
    return shown(model, encoders::textEmbedder);
  }

  /**
   * Returns the task "text to one vector per token" of a model, as {@link #textEmbedder} returns
   * that of whole texts.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public TokenEmbedder tokenEmbedder(String model) {
    return shown(model, encoders::tokenEmbedder);
  }

  /** Returns what compares tokens of questions with those of documents. */
  public MaxSim maxSim() {
    return encoders.maxSim();
  }

  /**
   * Returns the task "query and texts to relevance" of a model, as {@link #textEmbedder} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public PairScorer pairScorer(String model) {
    return new AdmittedPairScorer(shown(model, encoders::pairScorer), limits, searches);
  }

  /**
   * Returns the task "text to tokens" of a model, as {@link #textEmbedder} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public ModelTokenizer tokenizer(String model) {
    return shown(model, encoders::tokenizer);
  }

  /**
   * Returns the task "a word in its sentence to a vector" of a model, as {@link #textEmbedder}
   * does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public WordEmbedder wordEmbedder(String model) {
    return shown(model, encoders::wordEmbedder);
  }

  /**
   * Returns the task "text to weighted terms" of a model, as {@link #textEmbedder} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public SparseEncoder sparseEncoder(String model) {
    return shown(model, encoders::sparseEncoder);
  }

  /**
   * Returns the task "question and texts to answers" of a model, as {@link #textEmbedder} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public AnswerReader answerReader(String model) {
    return new AdmittedAnswerReader(shown(model, encoders::answerReader), searches);
  }

  /**
   * Returns the task "question and parts of texts to scores" of a model, as {@link #textEmbedder}
   * does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public PartScorer partScorer(String model) {
    return new AdmittedPartScorer(shown(model, encoders::partScorer), searches);
  }

  /**
   * Returns the task "text to attention" of a model, as {@link #textEmbedder} does.
   *
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public AttentionProbe attentionProbe(String model) {
    return shown(model, encoders::attentionProbe);
  }

  private <T> T shown(String model, Function<String, T> task) {
    T found = task.apply(model);
    metrics.show(model);
    return found;
  }
}
