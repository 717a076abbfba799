// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A model for sparse terms that gives each token of a text the weight 1, and nothing else. */
public final class OwnTokens {
  /** The name of the folder. */
  public static final String MODEL = "own-tokens";

  /**
   * One ONNX node, OneHot, over the 30,522 tokens of the default model, with e - 1 for a token: of
   * which log(1 + x) is 1. Written by OwnTokensModel of the integration tests.
   */
  private static final String GRAPH =
      """
      CAg69wEKLwoJaW5wdXRfaWRzCgp2b2NhYnVsYXJ5CgZvZmZfb24SBmxvZ2l0cyIGT25lSG90Egpvd25f
      dG9rZW5zKhoIARAHQgp2b2NhYnVsYXJ5Sgg6dwAAAAAAACoWCAIQAUIGb2ZmX29uSggAAAAAqfDbP1oo
      CglpbnB1dF9pZHMSGwoZCAcSFQoHEgViYXRjaAoKEghzZXF1ZW5jZVotCg5hdHRlbnRpb25fbWFzaxIb
      ChkIBxIVCgcSBWJhdGNoCgoSCHNlcXVlbmNlYisKBmxvZ2l0cxIhCh8IARIbCgcSBWJhdGNoCgoSCHNl
      cXVlbmNlCgQIuu4BQgIQEQ==
      """;

  private static final String DESCRIPTOR =
      "{\"task\": \"sparse-embedding\", \"maxTokens\": 512, \"sparse\": {\"topK\": 512}}";

  private OwnTokens() {}

  /**
   * Writes the model into a folder of models.
   *
   * @param shipped the models that ship: their tokenizer is that of the model
   */
  public static void install(Path models, Path shipped) throws IOException {
    Path folder = Files.createDirectories(models.resolve(MODEL));
    Files.copy(
        shipped.resolve(ModelTestCase.MODEL).resolve("tokenizer.json"),
        folder.resolve("tokenizer.json"));
    Files.write(folder.resolve("model.onnx"), Base64.getMimeDecoder().decode(GRAPH));
    Files.writeString(folder.resolve("sememe.json"), DESCRIPTOR);
  }
}
