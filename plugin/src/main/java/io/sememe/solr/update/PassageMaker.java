// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PassagePooling;
import io.sememe.solr.update.PassageCutter.Cut;
import io.sememe.solr.update.PassageCutter.CutField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One vector of each passage, in a nested document of its own.
 *
 * <p>A passage that is encoded on its own keeps its vector when its text is unchanged, however the
 * document around it changes.
 */
final class PassageMaker implements VectorMaker {
  private final PassageConfig config;
  private final PassageCutter cutter;
  private final String idField;
  private final List<String> sources;

  /**
   * Creates a maker.
   *
   * @param idField the schema's unique key
   * @param sources the source fields, in order
   */
  PassageMaker(PassageConfig config, String idField, List<String> sources) {
    this.config = config;
    this.cutter = new PassageCutter(config);
    this.idField = idField;
    this.sources = sources;
  }

  @Override
  public String cutting() {
    return config.toString();
  }

  @Override
  public PendingVectors start(
      String id,
      SourceText text,
      StoredDocument stored,
      Target target,
      FieldUpdate update,
      Deadline deadline) {
    String hash = TextHash.of(target, cutting(), text);
    NestedPassages nested = new NestedPassages(idField, id, target, hash, update);
    List<StoredPassage> known = stored.passages(target);
    if (isUnchanged(text, stored, target) && !(known.isEmpty() && !text.whole().isBlank())) {
      return PendingVectors.of(nested.kept(known));
    }
    try {
      Cut cut = cutter.cut(text, target.embedder(), deadline);
      return start(cut, reusable(cut.context(), stored, target), nested, deadline);
    } catch (EncoderException e) {
      return PendingVectors.failed(e);
    }
  }

  private PendingVectors start(
      Cut cut, Map<String, TextVectors> known, NestedPassages nested, Deadline deadline) {
    List<PassageBatch> batches = new ArrayList<>();
    StartedPassages started = new StartedPassages(batches, nested, cut.dropped());
    try {
      for (CutField field : cut.fields()) {
        batches.add(start(cut.context(), field, known, nested.target(), deadline));
      }
      return started;
    } catch (RuntimeException e) {
      started.cancel();
      throw e;
    }
  }

  private PassageBatch start(
      String context,
      CutField field,
      Map<String, TextVectors> known,
      Target target,
      Deadline deadline) {
    return config.pooling() == PassagePooling.LATE
        ? PassageBatch.inContext(context, field, target, deadline)
        : PassageBatch.alone(context, field, known, target, deadline);
  }

  // The hash proves that the stored text was encoded as this one is: whatever the configuration
  // said then, other models and what stood before the passages included.
  private Map<String, TextVectors> reusable(String context, StoredDocument stored, Target target) {
    Map<String, TextVectors> vectors = new HashMap<>();
    SourceText before = SourceText.of(stored.copyOf(sources), sources);
    if (config.pooling() == PassagePooling.OWN
        && isUnchanged(before, stored, target)
        && context.equals(cutter.context(before))) {
      for (StoredPassage passage : stored.passages(target)) {
        vectors.put(passage.passage().text(), passage.vectors());
      }
    }
    return vectors;
  }

  /** Passages that are being encoded. */
  private record StartedPassages(List<PassageBatch> batches, NestedPassages nested, int dropped)
      implements PendingVectors {

    @Override
    public boolean isDone() {
      return batches.stream().allMatch(PassageBatch::isDone);
    }

    @Override
    public DocumentVectors await() {
      batches.forEach(batch -> batch.forEach(nested));
      return nested.made(dropped);
    }

    @Override
    public void cancel() {
      batches.forEach(PassageBatch::cancel);
    }
  }
}
