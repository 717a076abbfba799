// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the weights of a graph may lie when they do not lie in the model file: in regular files in
 * the folder in which the model file really lies, reached by no link, whose content was hashed.
 *
 * <p>The model's folder, the model file and the tokenizer file may be links: whoever may write into
 * the folder of models made them. What the model file names is another matter: its author is a
 * stranger.
 */
final class ExternalFiles {
  private static final Set<String> KEYS = Set.of("location", "offset", "length", "checksum");
  private static final Set<String> NO_STEPS = Set.of("", ".", "..");
  private static final Pattern UNUSUAL = Pattern.compile("[\\\\:\\p{Cntrl}]");
  private static final int MAX_NAME = 255;

  private final ModelFolder folder;
  private final Path beside;
  private final Path modelFile;
  private final Set<String> hashed;
  private final Map<String, Long> sizes = new HashMap<>();

  private ExternalFiles(ModelDescriptor descriptor, Path modelFile) {
    this.folder = descriptor.folder();
    this.beside = Path.of(descriptor.modelFile());
    this.modelFile = modelFile;
    this.hashed = FileHashes.files(descriptor);
  }

  /** Returns what the graph of a model file may read, given where that file really lies. */
  static ExternalFiles of(ModelDescriptor descriptor, Path modelFile) {
    return new ExternalFiles(descriptor, modelFile);
  }

  /**
   * Looks at all tensors.
   *
   * @throws EncoderException FAILED with the file that is not allowed or too short
   */
  void require(GraphProto graph) throws IOException {
    for (TensorProto tensor : graph.getInitializerList()) {
      require(tensor);
    }
    for (NodeProto node : graph.getNodeList()) {
      for (AttributeProto attribute : node.getAttributeList()) {
        require(attribute);
      }
    }
  }

  private void require(AttributeProto attribute) throws IOException {
    require(attribute.getT());
    for (TensorProto tensor : attribute.getTensorsList()) {
      require(tensor);
    }
    if (attribute.hasG()) {
      require(attribute.getG());
    }
    for (GraphProto graph : attribute.getGraphsList()) {
      require(graph);
    }
  }

  private void require(TensorProto tensor) throws IOException {
    if (tensor.getExternalDataCount() > 0
        || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      Map<String, String> entries = entries(tensor);
      String location = entries.getOrDefault("location", "");
      requireWithin(tensor, entries, size(location), location);
    }
  }

  private static Map<String, String> entries(TensorProto tensor) {
    Map<String, String> entries = new HashMap<>();
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      if (!KEYS.contains(entry.getKey()) || entries.put(entry.getKey(), entry.getValue()) != null) {
        throw Refusal.ofModel(
            "the tensor "
                + Refusal.quoted(tensor.getName())
                + " says of its file "
                + Refusal.quoted(entry.getKey())
                + ", once too often or not known");
      }
    }
    return entries;
  }

  private static void requireWithin(
      TensorProto tensor, Map<String, String> entries, long bytes, String location) {
    long offset = number(entries.getOrDefault("offset", "0"));
    long length = number(entries.getOrDefault("length", "0"));
    if (offset < 0 || length < 0 || offset > bytes || length > bytes - offset) {
      throw Refusal.ofModel(
          "the tensor "
              + Refusal.quoted(tensor.getName())
              + " lies beyond the end of the file "
              + Refusal.quoted(location)
              + " of "
              + bytes
              + " bytes");
    }
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private long size(String location) throws IOException {
    Long known = sizes.get(location);
    if (known == null) {
      known = allowedSize(location);
      sizes.put(location, known);
    }
    return known;
  }

  private long allowedSize(String location) throws IOException {
    if (location.equals(String.valueOf(modelFile.getFileName()))) {
      return Files.size(modelFile);
    }
    if (!staysWithin(location)) {
      throw refused(location, "weights lie in the model's folder, without '..' and full paths");
    }
    Path file = modelFile.resolveSibling(location);
    requireRegular(location, file);
    requireHashed(location, file);
    return Files.size(file);
  }

  private static boolean staysWithin(String location) {
    return location.length() <= MAX_NAME
        && !UNUSUAL.matcher(location).find()
        && Arrays.stream(location.split("/", -1)).noneMatch(NO_STEPS::contains);
  }

  private void requireRegular(String location, Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(
          location,
          "it is missing beside the model file; if that is a link, beside what it leads to");
    }
    if (!file.toRealPath().equals(file)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || links(file) > 1) {
      throw refused(location, "it must be a file of its own, neither a link nor a device; copy it");
    }
  }

  // A second name of a file is a link, too. Not every file system counts them.
  private static int links(Path file) throws IOException {
    boolean counted = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return counted ? (Integer) Files.getAttribute(file, "unix:nlink") : 1;
  }

  private void requireHashed(String location, Path file) throws IOException {
    String name = String.valueOf(beside.resolveSibling(location)).replace('\\', '/');
    if (!hashed.contains(name) || !Files.isSameFile(folder.file(name), file)) {
      throw refused(
          location,
          "no hash is made of it: weights lie beside the model file in the model's own folder,"
              + " under a name that does not look like a text or a graph (weights.bin), or sememe.json"
              + " pins them");
    }
  }

  private static EncoderException refused(String location, String reason) {
    return Refusal.ofModel("it reads the file " + Refusal.quoted(location) + "; " + reason);
  }
}
