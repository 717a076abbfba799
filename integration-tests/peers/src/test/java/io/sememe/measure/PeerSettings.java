// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every peer is told, so that all do the same work.
 *
 * @param models the folder of the installed models
 * @param name the model's folder in it
 * @param tokenizer a tokenizer.json that cuts at the limit and does not pad
 * @param limit the tokens of a text that count
 * @param meanPooling whether a text's vector is the mean of its tokens' and not that of the first
 * @param callers how many texts at the same time: as many as cores
 * @param batch how many texts a call takes, where the peer has calls of several
 */
record PeerSettings(
    Path models,
    String name,
    Path tokenizer,
    int limit,
    boolean meanPooling,
    int callers,
    int batch) {

  /** Reads key=value words. */
  static PeerSettings parse(String... words) {
    Map<String, String> values =
        Arrays.stream(words)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new PeerSettings(
        Path.of(values.get("models")),
        values.get("model"),
        Path.of(values.get("tokenizer")),
        Integer.parseInt(values.get("limit")),
        values.get("pooling").equals("mean"),
        Integer.parseInt(values.get("callers")),
        Integer.parseInt(values.get("batch")));
  }

  Path model() {
    return models.resolve(name).resolve("model.onnx");
  }
}
