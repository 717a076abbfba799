// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.util.List;

/**
 * langchain4j's in-process model. With a batch of 1 its user calls {@code embed} in a loop,
 * otherwise {@code embedAll} with everything there is: it distributes the texts over its own
 * threads.
 */
final class Langchain4jPeer implements TextPeer {

  private final OnnxEmbeddingModel model;
  private final PeerSettings settings;

  Langchain4jPeer(PeerSettings settings) {
    this.settings = settings;
    model =
        new OnnxEmbeddingModel(
            settings.model(),
            settings.tokenizer(),
            settings.meanPooling() ? PoolingMode.MEAN : PoolingMode.CLS);
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    if (settings.batch() == 1) {
      return texts.stream().map(text -> model.embed(text).content().vector()).toList();
    }
    List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
    return model.embedAll(segments).content().stream().map(Embedding::vector).toList();
  }

  @Override
  public float[] encodeOne(String text) {
    return model.embed(text).content().vector();
  }
}
