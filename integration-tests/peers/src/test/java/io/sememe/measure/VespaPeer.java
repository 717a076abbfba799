// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import ai.vespa.embedding.HuggingFaceEmbedder;
import ai.vespa.modelintegration.evaluator.EmbeddedOnnxRuntime;
import ai.vespa.modelintegration.evaluator.config.OnnxEvaluatorConfig;
import com.yahoo.config.ModelReference;
import com.yahoo.embedding.huggingface.HuggingFaceEmbedderConfig;
import com.yahoo.embedding.huggingface.HuggingFaceEmbedderConfig.PoolingStrategy;
import com.yahoo.language.process.Embedder;
import com.yahoo.tensor.IndexedTensor;
import com.yahoo.tensor.TensorType;
import com.yahoo.vespa.config.search.core.OnnxModelsConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * Vespa's embedder, called by as many threads as there are cores with one thread per run: on two
 * cores its fastest way for documents.
 */
final class VespaPeer implements TextPeer {

  private static final TensorType TYPE =
      TensorType.fromSpec("tensor<float>(x[" + RunBuffers.WIDTH + "])");

  private final HuggingFaceEmbedder embedder;
  private final Callers callers;

  VespaPeer(PeerSettings settings) {
    callers = new Callers(settings.callers());
    embedder =
        new HuggingFaceEmbedder(
            new EmbeddedOnnxRuntime(new OnnxModelsConfig.Builder().build()),
            Embedder.Runtime.testInstance(),
            config(settings),
            new OnnxEvaluatorConfig.Builder()
                .intraOpThreads(1)
                .interOpThreads(1)
                .gpuDevice(-1)
                .build(),
            ModelReference::value);
  }

  private static HuggingFaceEmbedderConfig config(PeerSettings settings) {
    return new HuggingFaceEmbedderConfig.Builder()
        .transformerModel(reference(settings.model()))
        .tokenizerPath(reference(settings.tokenizer()))
        .transformerMaxTokens(settings.limit())
        .poolingStrategy(
            settings.meanPooling() ? PoolingStrategy.Enum.mean : PoolingStrategy.Enum.cls)
        .normalize(true)
        .build();
  }

  private static ModelReference reference(Path path) {
    return ModelReference.resolved(path);
  }

  @Override
  public List<float[]> encode(List<String> texts) throws Exception {
    return callers.vectors(texts, this::encodeOne);
  }

  @Override
  public float[] encodeOne(String text) {
    // A context of its own each time, because a context remembers what was encoded in it.
    Embedder.Context context = new Embedder.Context("schema.indexing");
    IndexedTensor tensor = (IndexedTensor) embedder.embed(text, context, TYPE);
    float[] vector = new float[RunBuffers.WIDTH];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = tensor.getFloat((long) i);
    }
    return vector;
  }
}
