// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.TinyBert;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class TinyProductAgreementTest extends ProductAgreementContractTest {
  private static final int TEXTS = 100;

  @TempDir static Path folder;

  @Override
  EncoderSettings settings() {
    TinyTokenizer tokenizer = TinyTokenizer.create();
    new TinyModels(folder)
        .model(model(), TinyBert.ofWords(tokenizer.size(), 2))
        .tokenizer(model(), tokenizer)
        .descriptor(model(), TinyModels.descriptor());
    return new EncoderSettings(folder, 2, Sentences.MAX_CHARACTERS);
  }

  @Override
  String model() {
    return "tiny";
  }

  @Override
  int heads() {
    return TinyBert.HEADS;
  }

  @Override
  List<String> texts() {
    RandomTexts texts = new RandomTexts(5);
    return Stream.generate(texts::next).limit(TEXTS).toList();
  }
}
