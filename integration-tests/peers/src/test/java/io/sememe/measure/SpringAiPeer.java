// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ai.transformers.TransformersEmbeddingModel;

/**
 * Spring AI's in-process model, a fixed number of texts per call. It pads them to the longest and
 * always takes the mean of the tokens' vectors, whatever the model was trained for.
 */
final class SpringAiPeer implements TextPeer {

  private final TransformersEmbeddingModel model = new TransformersEmbeddingModel();
  private final PeerSettings settings;

  SpringAiPeer(PeerSettings settings) throws Exception {
    this.settings = settings;
    String limit = Integer.toString(settings.limit());
    model.setModelResource(settings.model().toUri().toString());
    model.setTokenizerResource(settings.tokenizer().toUri().toString());
    model.setTokenizerOptions(
        Map.of(
            "padding", "true", "truncation", "true", "maxLength", limit, "modelMaxLength", limit));
    model.setDisableCaching(true);
    model.afterPropertiesSet();
  }

  @Override
  public List<float[]> encode(List<String> texts) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += settings.batch()) {
      int to = Math.min(texts.size(), from + settings.batch());
      vectors.addAll(model.embed(texts.subList(from, to)));
    }
    return vectors;
  }

  @Override
  public float[] encodeOne(String text) {
    return model.embed(text);
  }
}
