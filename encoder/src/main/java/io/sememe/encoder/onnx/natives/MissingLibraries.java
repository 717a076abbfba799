// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import io.sememe.encoder.onnx.natives.NeededLibrary.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is missing for CUDA, in words for the person who installs it.
 *
 * @param libraries what was not found
 * @param folders where it was looked for
 */
record MissingLibraries(List<NeededLibrary> libraries, LibraryFolders folders) {

  /** Returns one message for all that is missing, if anything is. */
  Optional<String> message() {
    List<String> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      String files = files(part);
      if (!files.isEmpty()) {
        parts.add(part.needed() + " (" + files + "): " + advice(part));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "CUDA cannot be used, libraries are missing. "
                + String.join(". ", parts)
                + ". Looked in: "
                + lookedIn());
  }

  /** Returns why a platform has no CUDA at all. */
  static String noCudaOn(Platform platform) {
    return "CUDA is there for linux-x64 and win-x64 only, this is "
        + platform
        + ": state device cpu";
  }

  private String files(Part part) {
    return libraries.stream()
        .filter(library -> library.part() == part)
        .map(NeededLibrary::file)
        .collect(Collectors.joining(", "));
  }

  private String advice(Part part) {
    return switch (part) {
      case DRIVER -> "install it, and give a container access to the GPU";
      case CUDA, CUDNN ->
          others(part) + "install it, or name its folder in -D" + LibraryFolders.PROPERTY;
    };
  }

  private String others(Part part) {
    Set<String> versions = folders.versions(part.versions(folders.platform()));
    versions.remove(part.major());
    if (versions.isEmpty()) {
      return "";
    }
    String there = versions.stream().map(part::named).collect(Collectors.joining(" and "));
    String verb = versions.size() == 1 ? " is there, " : " are there, ";
    return there + verb + part.needed() + " is needed; ";
  }

  private String lookedIn() {
    return folders.paths().stream().map(MissingLibraries::shown).collect(Collectors.joining(", "));
  }

  private static String shown(Path folder) {
    return Files.isDirectory(folder) ? folder.toString() : folder + " (not there)";
  }
}
