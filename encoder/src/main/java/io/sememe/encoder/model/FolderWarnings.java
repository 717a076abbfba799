// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what is odd about a model's files and yet no reason to refuse it. */
public final class FolderWarnings {
  private static final List<String> SAY_CASE =
      List.of("sentence_bert_config.json", "tokenizer_config.json");

  private final ModelDescriptor descriptor;
  private final List<String> warnings = new ArrayList<>();

  private FolderWarnings(ModelDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * Looks.
   *
   * @param hashes of the files that make the model
   * @return a sentence for each oddity
   */
  public static List<String> of(ModelDescriptor descriptor, FileHashes hashes) {
    FolderWarnings found = new FolderWarnings(descriptor);
    found.lookForUnpinned(hashes);
    found.lookForLimits();
    found.lookForCase();
    return List.copyOf(found.warnings);
  }

  private void lookForUnpinned(FileHashes hashes) {
    TreeSet<String> files = new TreeSet<>(hashes.byFile().keySet());
    files.removeAll(descriptor.sha256().keySet());
    if (!files.isEmpty()) {
      warnings.add(
          "sha256 in sememe.json does not pin "
              + String.join(", ", files)
              + ": other content would be loaded without a word.");
    }
  }

  private void lookForLimits() {
    Map<String, Integer> stated = new TreeMap<>(descriptor.limits().stated());
    boolean chosen = stated.containsKey(SememeJson.FILE);
    if (!chosen && new HashSet<>(stated.values()).size() > 1) {
      warnings.add(
          "Files state different limits of tokens, "
              + stated
              + ": "
              + descriptor.limits().inForce()
              + " is in force; choose with 'maxTokens' in sememe.json.");
    }
  }

  // tokenizer.json alone is what the model sees.
  private void lookForCase() {
    Optional<Boolean> lowerCases =
        TokenizerHead.read(descriptor.folder(), descriptor.tokenizerFile()).lowerCases();
    for (String file : SAY_CASE) {
      Optional<Boolean> stated = lowerCases(file);
      if (stated.isPresent() && lowerCases.isPresent() && !stated.equals(lowerCases)) {
        warnings.add(
            file
                + " says do_lower_case "
                + stated.get()
                + ", but "
                + descriptor.tokenizerFile()
                + (lowerCases.get() ? " makes" : " does not make")
                + " letters small, which is in force; change its normalizer if that is wrong.");
      }
    }
  }

  // sentence-transformers writes false where it leaves the matter to the tokenizer.
  private Optional<Boolean> lowerCases(String file) {
    return FolderJson.read(descriptor.folder(), file)
        .map(json -> json.path("do_lower_case"))
        .filter(json -> json.isBoolean())
        .map(json -> json.booleanValue())
        .filter(lower -> lower || !file.startsWith("sentence"));
  }
}
